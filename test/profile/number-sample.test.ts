import {describe, expect, it} from "vitest";
import {numberSample, type NumberSample} from "../../src/profile/number-sample.ts";
import {numberBatch} from "../sketch/split.ts";

const filled = (values: readonly (number | null)[], batch: number, sizes?: {whole: number; part: number}): NumberSample => {
  const sample = numberSample(sizes);
  for (let from = 0; from < values.length; from += batch) sample.add(numberBatch(values.slice(from, from + batch)));
  return sample;
};

const up = (n: number): number[] => Array.from({length: n}, (_, i) => i);

describe("numberSample", () => {
  it("holds all finite values while they are not too many", () => {
    const sample = filled([3, null, NaN, -0, Infinity, 2, 2], 3);
    expect([...sample.values()]).toEqual([3, 0, 2, 2]);
    expect([sample.min, sample.max]).toEqual([0, 3]);
    expect([...filled(up(64), 10, {whole: 64, part: 16}).values()]).toEqual(up(64));
  });

  it("has no extremes of no values", () => {
    const sample = filled([null, NaN], 3);
    expect([sample.values().length, sample.min, sample.max]).toEqual([0, Infinity, -Infinity]);
  });

  it("past that holds between half a part and a part of them, in order, one of each stretch", () => {
    for (const n of [65, 100, 1000, 12_345]) {
      const sample = filled(up(n), 17, {whole: 64, part: 16}), held = [...sample.values()],
        stride = 2 ** Math.ceil(Math.log2(n / 16));
      expect(held.length).toBeLessThan(16);
      expect(held.length).toBeGreaterThanOrEqual(7);
      expect([8, 16, 32, 64, 128, 256, 512, 1024,
        2048].some((step) => held.every((x, i) => Math.floor(x / step) === i))).toBe(true);
      expect(held.at(-1)).toBeGreaterThan(n - 3 * stride);
      expect([sample.min, sample.max]).toEqual([0, n - 1]);
    }
  });

  it("is the same whatever the batches", () => {
    const values = up(5000), sizes = {whole: 256, part: 64};
    expect(filled(values, 1, sizes).values()).toEqual(filled(values, 5000, sizes).values());
  });

  it("does not fall into step with data that repeats", () => {
    const hours = up(100_000).map((i) => i % 24), held = filled(hours, 4096, {whole: 4096, part: 2048}).values();
    const counts = up(24).map((hour) => held.filter((x) => x === hour).length);
    expect(Math.min(...counts)).toBeGreaterThan(held.length / 24 / 2);
    expect(Math.max(...counts)).toBeLessThan(held.length / 24 * 2);
  });
});
