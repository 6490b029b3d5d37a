import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {FormulaError, parseFormula} from "../../src/measure/formula.ts";

const value = (source: string, values: readonly number[] = []): number => parseFormula(source).evaluate(values);

describe("parseFormula", () => {
  it.each([
    ["1 + 2 * 3", 7], ["(1 + 2) * 3", 9], ["2 ^ 3 ^ 2", 512], ["-2 ^ 2", -4], ["2 ^ -1", 0.5], ["10 - 4 - 3", 3], ["8 / 4 / 2", 1],
    ["1e3 + .5", 1000.5], ["max(1, 2, 3) - min(4, 5)", -1], ["abs(-3) + sqrt(16)", 7], ["exp(log(5))", 5], ["--2", 2],
  ])("reads %s as %d", (source, expected) => { expect(value(source)).toBeCloseTo(expected, 12); });

  it("names each measure once, with its column and options", () => {
    const {terms, evaluate} = parseFormula('800 * recall(class: "a \\"b\\"") - 2 * business_mean(column: "cost") + recall(class: "a \\"b\\"")');
    expect(terms).toEqual([
      {measure: "recall", column: null, options: {class: 'a "b"'}}, {measure: "business-mean", column: "cost", options: {}},
    ]);
    expect(evaluate([0.5, 3])).toBe(800 * 0.5 - 6 + 0.5);
  });

  it.each([
    ["", "expected a number, a measure, a function or ( instead of the end"], ["1 +", "at character 4"], ["(1", 'expected ")"'],
    ["recall(class)", 'expected ":"'], ["min()", "expected a number"], ["1 2", "expected an operator or the end"],
    ["recall.constructor", "expected an operator or the end"], ["abs(1, 2)", "expected 1 arguments of abs"], ["x => 1", "expected an operator"],
  ])("says where %j is wrong", (source, message) => { expect(() => parseFormula(source)).toThrow(message); });

  it("gives no number rather than an error where the arithmetic has none", () => {
    expect([value("1 / 0"), value("0 / 0"), value("sqrt(-1)"), value("log(0)")]).toEqual([Infinity, NaN, NaN, -Infinity]);
  });

  it("agrees with JavaScript on any arithmetic of numbers", () => {
    interface Sum { readonly text: string; readonly value: number }
    const apply = (a: number, sign: string, b: number): number => sign === "+" ? a + b : sign === "-" ? a - b : sign === "*" ? a * b : a / b;
    const {formula} = fc.letrec<{formula: Sum}>((tie) => ({
      formula: fc.oneof({maxDepth: 4}, fc.integer({min: 0, max: 9}).map((digit) => ({text: String(digit), value: digit})),
        fc.tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/"), tie("formula"))
          .map(([a, sign, b]) => ({text: `(${a.text} ${sign} ${b.text})`, value: apply(a.value, sign, b.value)}))),
    }));
    fc.assert(fc.property(formula, (sum) => { expect(value(sum.text)).toBe(sum.value); }));
  });

  it("answers any text by a formula or a FormulaError", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9+*/(): ",.^-]{0,40}$/)), (source) => {
      try { parseFormula(source); } catch (error) { expect(error).toBeInstanceOf(FormulaError); }
    }), {numRuns: 2000});
    expect(() => parseFormula("(".repeat(1000))).toThrow(FormulaError);
    expect(() => parseFormula("-".repeat(1999))).toThrow(FormulaError);
  });
});
