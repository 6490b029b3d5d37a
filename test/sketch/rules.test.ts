import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {rules} from "../../src/sketch/rules.ts";
import type {Rules} from "../../src/sketch/state.ts";
import {finiteValues, merged, moderate, split} from "./split.ts";

const none: Rules = {belowRange: 0, aboveRange: 0, outOfSet: 0, notMatching: 0};

describe("rules", () => {
  it("holds a range to include its ends", () => {
    const spec = {range: [0, 10] as const};
    expect(rules.add(rules.empty(spec), finiteValues([0, 10, -1, 10.5, 11, 5]), spec)).toEqual({...none, belowRange: 1,
      aboveRange: 2});
  });

  it("leaves a side open", () => {
    const spec = {range: [-Infinity, 3] as const};
    expect(rules.add(rules.empty(spec), finiteValues([-1e300, 4]), spec)).toEqual({...none, aboveRange: 1});
  });

  it("counts labels out of the set and not matching by how often they occur", () => {
    const spec = {values: new Set(["ok"]), pattern: /^[a-z]+$/u};
    const labels = {type: "counts", labels: ["ok", "X", "", "no", "never"], counts: Float64Array.of(5, 2, 7, 3, 0), nulls: 4,
      mismatched: 0} as const;
    expect(rules.add(rules.empty(spec), labels, spec)).toEqual({...none, outOfSet: 5, notMatching: 2});
  });

  it("counts texts, but not null and empty ones", () => {
    const spec = {pattern: /^p-\d+$/u};
    const texts = {type: "text", values: ["p-1", null, "", "q", "q"]} as const;
    expect(rules.add(rules.empty(spec), texts, spec)).toEqual({...none, notMatching: 2});
  });

  it("demands nothing that the schema does not", () => {
    expect(rules.add(rules.empty({}), finiteValues([1e9]), {})).toEqual(none);
    expect(rules.add(rules.empty({}), {type: "text", values: ["x"]}, {})).toEqual(none);
  });

  it("merges to what the whole gives", () => {
    const spec = {range: [-1, 1] as const}, of = (values: readonly number[]): Rules =>
      rules.add(rules.empty(spec), finiteValues(values), spec);
    fc.assert(fc.property(split(moderate), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), (a, b) => rules.merge(a, b, spec))) expect(sum).toEqual(of(whole));
    }));
  });
});
