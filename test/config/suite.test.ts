import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ConfigError, parseConfig} from "../../src/config/config.ts";
import type {SuiteCheck} from "../../src/measure/suite.ts";
import type {Suggestion} from "../../src/result/suggest.ts";
import {suiteText} from "../../src/config/suite-text.ts";

const checksOf = (...lines: readonly string[]): readonly SuiteCheck[] | undefined =>
  parseConfig(["suites:", "  release:", ...lines.map((line) => `    ${line}`)].join("\n")).suites?.[0].checks;

const issuesOf = (...lines: readonly string[]): readonly string[] => {
  try {
    checksOf(...lines);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
};

describe("suites in plumbline.yaml", () => {
  it("become checks: bounds, limits of the change, one exact number, columns and rows", () => {
    expect(checksOf(
      "- {name: good enough, measure: accuracy, min: 0.85, required: true}",
      "- {measure: roc-auc, change: {fail: -0.05}, segment: {site: Lyon}}",
      "- {measure: recall, change: {min: -0.1, as: ratio}}",
      "- {measure: out-of-range, column: age, equals: 0}",
      "- {measure: missing-share, columns: {role: feature, kind: numeric}, max: 0.1, severity: warn}",
      "- {measure: psi, columns: [a, b], options: {bins: 20}, strict: true, fail: 0.2}",
      "- {measure: missing-column, columns: all}",
    )).toEqual([
      {name: "good enough", measure: "accuracy", condition: {of: "score", min: 0.85}, required: true},
      {measure: "roc-auc", condition: {of: "change", fail: -0.05}, segment: {site: "Lyon"}},
      {measure: "recall", condition: {of: "change", as: "ratio", min: -0.1}},
      {measure: "out-of-range", columns: ["age"], condition: {of: "score", min: 0, max: 0}},
      {measure: "missing-share", columns: {role: "feature", kind: "numeric"}, condition: {of: "score", max: 0.1}, severity: "warn"},
      {measure: "psi", columns: ["a", "b"], options: {bins: 20}, strict: true, condition: {of: "score", fail: 0.2}},
      {measure: "missing-column", columns: "all"},
    ]);
  });

  it("take columns and labels that look like numbers as the texts they are", () => {
    expect(checksOf("- {measure: psi, column: 007}", "- {measure: psi, columns: [1e3, yes]}", "- {measure: accuracy, segment: {sex: 2}}")).toEqual([
      {measure: "psi", columns: ["007"]}, {measure: "psi", columns: ["1e3", "yes"]}, {measure: "accuracy", segment: {sex: "2"}},
    ]);
  });

  it("leave a column alone that is called suites or segment", () => {
    const {schema} = parseConfig("columns:\n  segment: {kind: numeric, importance: 2}\n  suites: {kind: numeric, required: true}");
    expect(schema?.columns).toEqual([
      {name: "segment", kind: "numeric", role: "feature", importance: 2}, {name: "suites", kind: "numeric", role: "feature", required: true}]);
  });

  it.each([
    ["{measure: psy, column: a}", /^unknown measure: "psy" at suites\.release\.0\.measure \(line 3\); one of: .*psi/],
    ["{measure: psi}", /^missing column of psi at suites\.release\.0 \(line 3\); expected column: NAME or columns: all$/],
    ["{measure: psi, column: a, columns: all}", /^misplaced columns at .*; give column or columns, not both$/],
    ["{measure: accuracy, column: a}", /^misplaced column at .*; accuracy is about the table as a whole$/],
    ["{measure: missing-share, column: a}", /^missing condition: missing-share has no limits of its own at .*; one of: warn, fail, min, max, equals, change$/],
    ["{measure: accuracy, warn: 0.5, fail: 0.9}", /^fail: 0\.9 lies before warn: 0\.5 at suites\.release\.0 \(line 3\); expected the warning first, for less is worse$/],
    ["{measure: log-loss, change: {warn: 0.2, fail: 0.1}}", /^fail: 0\.1 lies before warn: 0\.2 at suites\.release\.0\.change \(line 3\); expected the warning first, for more is worse$/],
    ["{measure: accuracy, min: 0.9, fail: 0.8}", /^two conditions of accuracy at .*; expected one of: limits/],
    ["{measure: accuracy, min: 0.9, max: 0.8}", /^invalid min: 0\.9 at .*; min must not be above max$/],
    ["{measure: accuracy, change: {fail: 0.05}}", /^invalid fail: 0\.05 at suites\.release\.0\.change\.fail .*; expected a number below 0, for less is worse$/],
    ["{measure: log-loss, change: {fail: -0.05}}", /^invalid fail: -0\.05 at .*; expected a number above 0, for more is worse$/],
    ["{measure: accuracy, change: {min: -0.05, as: share}}", /"share" at suites\.release\.0\.change\.as .*; one of: difference, ratio$/],
    ["{measure: accuracy, change: {}}", /^missing condition on the change of accuracy/],
    ["{measure: psi, column: a, options: {bin: 3}}", /^unknown option of psi: "bin" at .*; one of: .*bins/],
    ["{measure: psi, column: a, sevrity: warn}", /^unknown key: "sevrity" at .*; one of: name, measure, column/],
    ["{measure: psi, columns: {kind: number}}", /columns/],
  ])("say what is wrong with %s", (check, message) => {
    expect(issuesOf(`- ${check}`)).toEqual([expect.stringMatching(message)]);
  });
});

describe("suiteText", () => {
  const names = fc.oneof(fc.string({unit: "binary"}), fc.constantFrom("__proto__", "", " ", "007", "yes", "- a", "a: b", "#", "\n", "\u2028", "'", "\"", "{{x}}"));
  const limit = fc.double({min: -1e3, max: 1e3, noNaN: true}).map((x) => x === 0 ? 0 : x);
  const strict = fc.record({measure: fc.constantFrom("missing-share", "out-of-range-share"), columns: names.map((name) => [name]),
    condition: fc.record({of: fc.constant("score" as const), max: limit}), strict: fc.constant(true)});
  const twoSided = fc.record({measure: fc.constant("mean-in-sigmas"), columns: names.map((name) => [name]),
    condition: limit.map((x) => ({of: "score" as const, min: -1 - Math.abs(x), max: Math.abs(x)}))});
  const change = fc.record({measure: fc.constant("mean-error"), condition: limit.map((x) => ({of: "change" as const, as: "ratio" as const, max: x})), required: fc.constant(true)});
  const suggestion = fc.record({check: fc.oneof(strict, twoSided, change), because: names}) as fc.Arbitrary<Suggestion>;

  it("is read back as the same suite, whatever the names hold", () => {
    fc.assert(fc.property(fc.array(suggestion, {minLength: 1, maxLength: 5}), names, names, (suggestions, suite, reference) => {
      const text = suiteText(suggestions, {suite, reference, referenceRows: 9, rows: 5, confidence: 0.95});
      expect(parseConfig(text).suites).toEqual([{name: suite, checks: suggestions.map(({check}) => check)}]);
    }), {numRuns: 300});
  });
});
