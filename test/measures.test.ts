import {describe, expect, test} from "vitest";
import {isUnknown} from "../src/comparison/unknown.ts";
import {measures} from "../src/measure/index.ts";
import {type AnyMeasure, type Example, optionsOf, type Score} from "../src/measure/measure.ts";
import {driftChecks, performanceChecks, qualityChecks, tableChecks} from "../src/measure/preset.ts";

const options = (measure: AnyMeasure, example: Example<unknown, object>) => optionsOf(measure, {...example.options});

/** Every number a score carries. */
const numbersIn = ({value, debiased, interval, p, bound, also}: Score): number[] =>
  [value, debiased, ...(interval ?? []), p, bound, ...Object.values(also ?? {})].filter((number) => number !== undefined);

/** Within an absolute error, and for numbers below 1 within as small a relative one: a p of 1e-20 is not near one of 1e-10. */
const isNear = (actual: number, expected: number, within: number): boolean =>
  actual === expected || Math.abs(actual - expected) <= within * (expected !== 0 ? Math.min(1, Math.abs(expected)) : 1);

describe.each(measures)("$id", (measure) => {
  const examples = measure.examples as readonly Example<unknown, object>[];

  test.each(examples)("$why", (example) => {
    const {given, gives} = example, score = measure.score(given, options(measure, example));
    if (isUnknown(score) || gives.unknown !== undefined) {
      expect(isUnknown(score) ? score.unknown : `a score of ${score.value}`).toBe(gives.unknown);
      return;
    }
    const {value, p, within = 1e-9, also = {}} = gives;
    if (value !== undefined) expect(isNear(score.value, value, within), `${score.value} for ${value}`).toBe(true);
    for (const [name, number] of Object.entries(also)) expect(isNear(score.also?.[name] ?? NaN, number, within), `${name} ${score.also?.[name]} for ${number}`).toBe(true);
    if (p !== undefined) expect(isNear(score.p ?? NaN, p, within), `p ${score.p} for ${p}`).toBe(true);
  });

  test("gives scores within its range, p-values that are chances, and no NaN, on all its examples", () => {
    for (const example of examples) {
      const score = measure.score(example.given, options(measure, example));
      if (isUnknown(score)) continue;
      expect(numbersIn(score).filter(Number.isNaN), example.why).toEqual([]);
      expect(score.value).toBeGreaterThanOrEqual(measure.range[0] - 1e-12);
      expect(score.value).toBeLessThanOrEqual(measure.range[1] + 1e-12);
      if (score.p !== undefined) expect(score.p >= 0 && score.p <= 1, `p ${score.p}`).toBe(true);
      if (score.interval) expect(score.interval[0]).toBeLessThanOrEqual(score.interval[1]);
      for (const item of score.items ?? []) expect(item.count).toBeGreaterThanOrEqual(0);
    }
  });

  test("says what it found in words, on all its examples", () => {
    for (const example of examples) {
      const score = measure.score(example.given, options(measure, example));
      if (isUnknown(score) || !measure.says) continue;
      const said: string = measure.says(example.given, score);
      expect(said).not.toMatch(/NaN|undefined|null|\[object|^\s*$/);
    }
  });

  test("knows the smallest change it could have seen, as a number, or says nothing", () => {
    for (const {given} of examples) {
      const smallest: number | undefined = measure.detectable?.(given, {level: 0.01, power: 0.8});
      if (smallest !== undefined) expect(smallest).toBeGreaterThan(0);
    }
  });

  test("is described in words, with at least two examples", () => {
    expect(measure.title.trim()).not.toBe("");
    expect(measure.about.trim()).toMatch(/\.$/);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const spec of Object.values(measure.options as Record<string, {about: string}>)) expect(spec.about.trim()).not.toBe("");
    expect(measure.over.about.trim()).not.toBe("");
  });

  test("has limits that lie in its range, the warning first", () => {
    const {limits, worse, judges, range: [low, high]} = measure;
    // A change can go from one end of the range to the other, either way.
    for (const limit of Object.values(limits ?? {})) expect(judges === "change" ? Math.abs(limit) <= high - low : limit >= low && limit <= high).toBe(true);
    if (limits?.warn !== undefined && limits.fail !== undefined) {
      expect(worse === "lower" ? limits.warn > limits.fail : limits.warn < limits.fail).toBe(true);
    }
  });
});

describe("the catalogue", () => {
  test("names every measure once, sorted within its family", () => {
    const ids = measures.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const family of new Set(measures.map((measure) => measure.family))) {
      const own = measures.filter((measure) => measure.family === family).map(({id}) => id);
      expect(own).toEqual([...own].sort());
    }
  });

  test("has every measure that a preset asks for", () => {
    const ids = new Set(measures.map(({id}) => id));
    const asked = [...Object.values(driftChecks).flat(), ...Object.values(qualityChecks).flat(), ...Object.values(performanceChecks).flat(), ...tableChecks]
      .flatMap(({evidence, effect, shown}) => [evidence, effect, ...shown]);
    expect(asked.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("throws for an option that a measure does not have, naming those it has", () => {
    const measure = measures.find(({id}) => id === "quantile-shift") as AnyMeasure;
    expect(() => optionsOf(measure, {quantile: 0.5})).toThrow('unknown option of quantile-shift: "quantile"; one of: p');
    expect(() => optionsOf(measure, {p: "half"})).toThrow("invalid option p of quantile-shift");
  });
});
