import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {hour, hourlySeries, timePair} from "../../src/comparison/time-pair.ts";
import {compared} from "../measure/tables.ts";

const start = Date.UTC(2026, 0, 5, 10) / hour;
const from = (counts: readonly number[]) =>
  new Map(counts.flatMap((count, i) => count > 0 ? [[(start + i) * hour, count] as const] : []));

describe("hourlySeries", () => {
  test("lays hours in a row, gaps as 0, without the first and the last, which may be cut", () => {
    expect(hourlySeries(from([4, 5, 0, 0, 6, 7]))).toEqual({start: start + 1, counts: Float64Array.of(5, 0, 0, 6)});
  });
  test("does not stretch to a few rows from another age", () => {
    const hours = new Map([...from(Array.from({length: 48}, () => 100)), [0, 1], [Date.UTC(9999, 0, 1), 1]]);
    const series = hourlySeries(hours);
    expect(series?.counts.length).toBeLessThanOrEqual(48);
    expect(series?.counts.every((count) => count === 100)).toBe(true);
  });
  test("has no answer without an hour between, or over more than twenty years", () => {
    expect(hourlySeries(new Map())).toBeUndefined();
    expect(hourlySeries(from([4, 5]))).toBeUndefined();
    expect(hourlySeries(new Map([[0, 50], [30 * 366 * 24 * hour, 50]]))).toBeUndefined();
  });
  test("keeps every row but those at the ends, in any order of hours", () => {
    fc.assert(fc.property(fc.array(fc.integer({min: 1, max: 9}), {minLength: 3, maxLength: 60}), (counts) => {
      const series = hourlySeries(new Map([...from(counts)].reverse()));
      expect(Array.from(series?.counts ?? [])).toEqual(counts.slice(1, -1));
    }));
  });
});

describe("timePair", () => {
  const times = (size: number) => Array.from({length: size}, (_, i) => (start + i / 2) * hour);
  const schema = {time: {kind: "datetime", role: "timestamp"}} as const;
  test("holds the hours of the timestamp on both sides", () => {
    const pair = timePair.of(compared({time: times(6)}, {time: times(4)}, {schema}), undefined);
    expect(pair).toEqual({column: "time", reference: from([2, 2, 2]), current: from([2, 2])});
  });
  test("is not asked where nothing says when a row is from, and misses the column where only the reference has it", () => {
    expect(timePair.of(compared({x: [1, 2]}, {x: [1, 2]}), undefined)).toMatchObject({unknown: "not-declared"});
    const gone = compared({x: [1, 2], time: times(2)}, {x: [1]}, {schema});
    expect(timePair.of(gone, undefined)).toMatchObject({unknown: "missing-column"});
  });
});
