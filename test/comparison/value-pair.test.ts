import {describe, expect, test} from "vitest";
import {distinctCount} from "../../src/comparison/distinct-count.ts";
import {filled} from "../../src/comparison/filled.ts";
import {valueLabel, valuePair} from "../../src/comparison/value-pair.ts";
import {compared} from "../measure/tables.ts";

const pairOf = (...args: Parameters<typeof compared>) => compared(...args).columns[0];

describe("valuePair", () => {
  test("counts single numbers and labels on both sides", () => {
    expect(valuePair.of(pairOf({x: [2, 1, 1]}, {x: [1, 3, null]}), undefined)).toEqual({
      labels: ["1", "2", "3"], reference: Float64Array.of(2, 1, 0), current: Float64Array.of(1, 0, 1), n: 3, m: 2,
    });
    expect(valuePair.of(pairOf({x: ["b", "a"]}, {x: ["b", "b"]}), undefined)).toMatchObject({
      labels: ["a", "b"], current: Float64Array.of(0, 2),
    });
  });
  test("needs the numbers themselves", () => {
    const inCells = pairOf({x: [1, 2, 3, 4]}, {x: [1, 2]}, {sizes: {exact: 2}});
    expect(valuePair.of(inCells, undefined)).toMatchObject({unknown: "needs-exact"});
  });
  test("writes dates as days, with their time where they have one", () => {
    expect([0, 3_600_000, -1, NaN].map((time) => valueLabel(time, true)))
      .toEqual(["1970-01-01", "1970-01-01T01:00:00Z", "1969-12-31T23:59:59.999Z", "NaN"]);
    expect(valueLabel(0.1, false)).toBe("0.1");
  });
});

describe("distinctCount", () => {
  test("counts values once, missing ones not at all", () => {
    const sides = [
      pairOf({x: [1]}, {x: [1, 1, 2, null]}), pairOf({x: ["a"]}, {x: ["a", null, "b", "b"]}),
      pairOf({x: ["a"]}, {x: ["one", "two", "two", null]}, {schema: {x: {kind: "text"}}}),
    ];
    for (const {current} of sides) expect(current && distinctCount(current)).toEqual({count: 2, error: 0, n: 3});
  });
});

test("filled counts infinity as a value and everything unusable as none", () => {
  expect(filled({rows: 20, missing: 1, empty: 2, nan: 3, positiveInfinity: 5, negativeInfinity: 1, mismatched: 4})).toBe(10);
});
