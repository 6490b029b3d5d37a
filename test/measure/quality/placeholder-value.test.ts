import {describe, expect, test} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {optionsOf, read} from "../../../src/measure/measure.ts";
import {placeholderValue} from "../../../src/measure/quality/placeholder-value.ts";
import {generator} from "../../../src/stats/random.ts";
import {compared} from "../tables.ts";

const random = generator(12);
const normal = (size: number, centre: number, sigma: number): number[] =>
  Array.from({length: size}, () => centre + sigma * random.normal());
const times = (size: number, value: number): number[] => Array.from({length: size}, () => value);

/** The reading of two samples of one column, exact values kept up to so many. */
function reading(reference: number[], current: number[], {exact = 4096, kind = "numeric" as "numeric" | "datetime"} = {}) {
  const [pair] = compared({x: reference}, {x: current}, {sizes: {exact}, schema: {x: {kind}}}).columns;
  const found = read(placeholderValue, pair, {options: optionsOf(placeholderValue)});
  if (isUnknown(found)) throw new Error(found.unknown);
  return found;
}

describe("placeholder-value", () => {
  test.each([[4096], [16]])("sees zeros among pressures, in exact values and in cells (%d kept)", (exact) => {
    const {score, says} = reading(normal(600, 120, 15), [...normal(300, 120, 15), ...times(100, 0)], {exact});
    expect(score.value).toBeCloseTo(0.25, 2);
    expect(score.items?.[0].label).toBe("0");
    expect(says).toContain("are 0, which the reference (nearly) never held");
  });

  test("sees a stand-in inside the range, where no measured value stands exactly", () => {
    const {score} = reading(normal(1500, 0, 1), [...normal(600, 0, 1), ...times(60, 0)]);
    expect(score.value).toBeCloseTo(60 / 660, 12);
  });

  test.each([[0], [9999]])("sees %d in cells when measured values lie in its cell too", (mark) => {
    const {score} = reading(normal(6000, 120, 15), [...normal(6000, 118, 17), ...times(2000, mark)], {exact: 16});
    expect(score.value).toBeCloseTo(0.25, 2);
    expect(score.items?.[0].label).toBe(String(mark));
  });

  test.each([[4096], [16]])("takes a shift, a new unit and a wider spread for what they are (%d kept)", (exact) => {
    for (const current of [normal(800, 150, 15), normal(800, 12, 1.5), normal(800, 120, 60)]) {
      expect(reading(normal(1000, 120, 15), current, {exact}).score.value).toBe(0);
    }
    // In another unit, and rounded so that some values are a usual stand-in by themselves.
    const rounded = normal(1000, 0.12, 0.05).map((x) => Math.max(0, Math.round(x * 1000) / 1000));
    expect(reading(normal(1000, 120, 15), rounded, {exact}).score.value).toBe(0);
  });

  test("names only usual stand-ins in its sentence; any other value is an item, which outlets hide when it is rare", () => {
    const {score, says} = reading(normal(300, 120, 15), [...normal(60, 120, 15), ...times(40, 543.21)]);
    expect(score.items).toEqual([{label: "543.21", count: 40}]);
    expect(says).not.toContain("543");
  });

  test("knows the stand-ins of dates, and lets new days be new", () => {
    const day = 86_400_000, start = Date.UTC(2024, 0, 1);
    const before = Array.from({length: 400}, (_, i) => start + (i % 100) * day);
    const blank = reading(before, [...before.slice(0, 100), ...times(50, Date.UTC(1900, 0, 1))], {kind: "datetime"});
    expect(blank.score.items).toEqual([{label: "1900-01-01", count: 50}]);
    expect(reading(before, times(200, start + 300 * day), {kind: "datetime"}).score.value).toBe(0);
  });
});
