import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {ColumnPair, Compared} from "../../../src/comparison/comparison.ts";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {measures} from "../../../src/measure/index.ts";
import {type AnyMeasure, optionsOf, type Reading, read} from "../../../src/measure/measure.ts";
import {compared, type Table} from "../tables.ts";

const quality = measures.filter(({family}) => family === "quality");
const schema = {
  id: {role: "id", kind: "text"}, sex: {kind: "categorical"}, target: {kind: "categorical", role: "target"},
} as const;

/** Small tables of all kinds, with gaps, ties, constants and no rows at all; one column holds these numbers. */
const tableOf = (numbers: fc.Arbitrary<number>): fc.Arbitrary<Table> => fc.integer({min: 0, max: 40}).chain((rows) => {
  const column = <T extends string | number>(cell: fc.Arbitrary<T>) =>
    fc.array(fc.option(cell, {freq: 6}), {minLength: rows, maxLength: rows});
  return fc.record({
    age: column(fc.integer({min: -3, max: 3})), chol: column(numbers), sex: column(fc.constantFrom("f", "m", "__proto__")),
    target: column(fc.constantFrom("ill", "well")), id: column(fc.constantFrom("a", "b", "c", "d")),
  });
});
const table = tableOf(fc.oneof(fc.double({noNaN: true}), fc.constantFrom(0, 999, Infinity, -Infinity, NaN)));
// Sums of numbers that span the whole range depend on their order.
const modest = tableOf(fc.oneof(fc.integer({min: -1e6, max: 1e6}), fc.constantFrom(0, 999, Infinity, NaN)));

/** Everything that the quality measures say of two tables. */
function readings(sides: Compared): {measure: AnyMeasure; reading: Reading}[] {
  return quality.flatMap((measure) => {
    const subjects: readonly (ColumnPair | Compared)[] = measure.over.subject === "table" ? [sides] : sides.columns;
    return subjects.flatMap((subject) => {
      const found = read(measure, subject, {options: optionsOf(measure), aim: {level: 0.01, power: 0.8}});
      return isUnknown(found) ? [] : [{measure, reading: found}];
    });
  });
}

describe("quality measures", () => {
  test("answer for any two tables, with scores in range, chances as p and no NaN", () => {
    fc.assert(fc.property(table, table, (reference, current) => {
      for (const {measure: {id, range}, reading} of readings(compared(reference, current, {schema}))) {
        const {score, says = "", detectable} = reading;
        const {value, debiased = value, p = 1, interval = [value, value], bound = 0, also = {}} = score;
        expect(value >= range[0] && value <= range[1] + 1e-12, `${id} is ${value}`).toBe(true);
        expect(p >= 0 && p <= 1 && bound >= 0, `${id} has p ${p}, bound ${bound}`).toBe(true);
        expect(interval[0] <= interval[1], `${id} lies between ${interval.join(" and ")}`).toBe(true);
        expect([value, debiased, ...interval, bound, ...Object.values(also), detectable ?? 0].some(Number.isNaN), id).toBe(false);
        expect(says, id).not.toMatch(/NaN|undefined|null/);
      }
    }), {numRuns: 150});
  });

  test("find no change where there is none", () => {
    const changes = ["constant-column", "correlation-change", "empty-column", "mean-in-sigmas", "missing-column",
      "near-duplicate-columns", "placeholder-value", "quantile-shift"];
    fc.assert(fc.property(table, (same) => {
      for (const {measure: {id}, reading: {score}} of readings(compared(same, same, {schema}))) {
        if (changes.includes(id)) expect(score.value, id).toBe(0);
        if (score.p !== undefined) expect(score.p, id).toBeCloseTo(1, 9);
        if (id === "duplicate-rows") expect(score.debiased).toBe(0);
      }
    }), {numRuns: 100});
  });

  test("say the same whatever the order of rows", () => {
    fc.assert(fc.property(modest, modest, (reference, current) => {
      const turned = Object.fromEntries(Object.entries(current).map(([name, cells]) => [name, Array.from(cells).reverse()]));
      const before = readings(compared(reference, current, {schema})), after = readings(compared(reference, turned, {schema}));
      expect(after.map(({measure}) => measure.id)).toEqual(before.map(({measure}) => measure.id));
      after.forEach(({measure: {id}, reading: {score}}, i) => {
        expect(Math.abs(score.value - before[i].reading.score.value), id).toBeLessThan(1e-9 * Math.max(1, Math.abs(score.value)));
      });
    }), {numRuns: 15});
  });

  test("never name a value of a single row in their sentences", () => {
    const sixty = <T>(cell: (i: number) => T): T[] => Array.from({length: 60}, (_, i) => cell(i));
    const reference = {x: sixty((i) => 100 + i / 7), c: sixty((i) => i % 2 ? "usual" : "common")};
    const current = {x: [...reference.x.slice(1), 98765.4321], c: [...reference.c.slice(1), "secret-label"]};
    const sides = compared(reference, current, {schema: {c: {values: ["usual", "common"]}}});
    for (const {measure: {id}, reading: {score, says = ""}} of readings(sides)) {
      expect(`${says} ${score.detail ?? ""}`, id).not.toMatch(/98765|secret/);
    }
  });
});
