import {describe, expect, test} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {type AnyMeasure, read} from "../../../src/measure/measure.ts";
import {duplicateIds} from "../../../src/measure/quality/duplicate-ids.ts";
import {duplicateRows} from "../../../src/measure/quality/duplicate-rows.ts";
import {generator} from "../../../src/stats/random.ts";
import {compared, type Table} from "../tables.ts";

const scoreOf = (measure: AnyMeasure, subject: Parameters<typeof read>[1]) => {
  const found = read(measure, subject, {options: {}});
  if (isUnknown(found)) throw new Error(found.unknown);
  return found.score;
};

const random = generator(71);
const times = (rows: number, one: () => number): number[] => Array.from({length: rows}, one);
const wide = (rows: number): Table => ({a: times(rows, () => random.normal()), b: times(rows, () => random.int(5))});
const narrow = (rows: number): Table => ({a: times(rows, () => random.int(30)), b: times(rows, () => random.int(40))});
const twice = (table: Table): Table =>
  Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, [...Array.from(cells), ...Array.from(cells)]]));

describe("duplicate-rows", () => {
  test("holds a delivery that came twice against the table", () => {
    const {value, debiased, also} = scoreOf(duplicateRows, compared(wide(400), twice(wide(200))));
    expect(value).toBe(0.5);
    expect(also?.["rows"]).toBe(200);
    expect(debiased).toBeGreaterThan(0.3);
  });
  test("does not hold natural repeats against it, whichever table is larger", () => {
    for (const [n, m] of [[300, 300], [300, 3000], [3000, 300]]) {
      const {value, debiased} = scoreOf(duplicateRows, compared(narrow(n), narrow(m)));
      expect(value).toBeGreaterThan(0.05);
      expect(debiased).toBeLessThan(0.05);
    }
  });
  test("is estimated past the plan's cap, within its bound", () => {
    const sides = compared(wide(500), twice(wide(3000)), {sizes: {distinct: 1000, distinctSample: 1000}});
    const {value, bound} = scoreOf(duplicateRows, sides);
    expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(bound ?? 0);
    expect(bound).toBeLessThan(0.1);
  });
});

describe("duplicate-ids", () => {
  const ids = (numbers: readonly number[]): Table => ({id: numbers.map((number) => `P${number}`)});
  const schema = {id: {role: "id", kind: "text"}} as const;
  const upTo = (size: number) => Array.from({length: size}, (_, i) => i);
  test("counts the rows whose id came before", () => {
    const [pair] = compared(ids([1, 2, 3]), ids([1, 1, 2, 2, 2, 3]), {schema}).columns;
    expect(scoreOf(duplicateIds, pair).value).toBe(3);
  });
  test("calls nothing a repeat that its own estimate may have made", () => {
    const [pair] = compared(ids(upTo(10)), ids(upTo(5000)), {schema, sizes: {distinct: 1000, distinctSample: 1000}}).columns;
    const {debiased, bound} = scoreOf(duplicateIds, pair);
    expect(debiased).toBe(0);
    expect(bound).toBeGreaterThan(0);
  });
});
