import {describe, expect, it} from "vitest";
import {measureById} from "../../src/measure/index.ts";
import type {BinPair} from "../../src/comparison/bin-pair.ts";
import {chiSquareHomogeneity} from "../../src/stats/chi-square-homogeneity.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {multinomialDraw} from "../../src/stats/multinomial-draw.ts";
import {generator} from "../../src/stats/random.ts";

const aim = {level: 0.05, power: 0.8}, n = 2000, m = 1000, shares = [0.4, 0.3, 0.15, 0.1, 0.05];

/** Shares moved by t in a direction that keeps their sum. */
const moved = (direction: readonly number[], t: number): number[] => shares.map((share, i) => share + t * direction[i]);

const pairOf = (reference: readonly number[], current: readonly number[]): BinPair =>
  ({reference: Float64Array.from(reference), current: Float64Array.from(current), n, m}) as BinPair;

const expected = (of: readonly number[], size: number): number[] => of.map((share) => share * size);

/** How far to go in a direction until the measure has a value. */
const stepTo = (id: string, value: number, direction: readonly number[]): number => {
  const measure = measureById(id), options = Object.fromEntries(Object.entries(measure.options as Record<string, {default: unknown}>).map(([name, spec]) => [name, spec.default]));
  let [low, high] = [0, 0.2];
  while (high - low > 1e-6) {
    const t = (low + high) / 2, score = measure.score(pairOf(expected(shares, n), expected(moved(direction, t), m)), options) as {value: number};
    if (score.value < value) low = t; else high = t;
  }
  return low;
};

/** How often a χ² test at .05 shows it. */
const powerAt = (direction: readonly number[], t: number, runs = 3000): number => {
  const random = generator(11), before = Float64Array.from(expected(shares, n)), now = Float64Array.from(expected(moved(direction, t), m));
  let shown = 0;
  for (let run = 0; run < runs; run++) if ((chiSquareHomogeneity(contingency(multinomialDraw(random, before), multinomialDraw(random, now)))?.p ?? 1) < aim.level) shown++;
  return shown / runs;
};

// Two cells against three by their shares is where a variation shows least; the share nearest to a half is where a single change does.
const halves = shares.map((share, i) => i === 0 || i === 3 ? share / 0.5 : -share / 0.5), largest = shares.map((share, i) => i === 0 ? 1 : -share / 0.6);

describe("the smallest change that so many rows could have shown", () => {
  it.each([
    ["psi", halves], ["hellinger", halves], ["jensen-shannon", halves], ["kullback-leibler", halves], ["total-variation", halves], ["l-infinity", largest],
  ] as const)("of %s is shown four times in five, and half of it seldom", (id, direction) => {
    const value = measureById(id).detectable!(pairOf(expected(shares, n), expected(shares, m)), aim)!, t = stepTo(id, value, direction);
    const power = powerAt(direction, t);
    expect(power).toBeGreaterThan(0.76);
    expect(power).toBeLessThan(0.86);
    expect(powerAt(direction, t / 2)).toBeLessThan(0.5);
  });

  it("is shown at least as often where it lies elsewhere", () => {
    const rare = shares.map((_, i) => i === 4 ? -0.9 : i === 0 ? 0.9 : 0);
    const pair = pairOf(expected(shares, n), expected(shares, m));
    expect(powerAt(rare, 0.9 * stepTo("total-variation", measureById("total-variation").detectable!(pair, aim)!, rare))).toBeGreaterThan(0.8);
  });

  it("is not known of a single cell", () => {
    expect(measureById("psi").detectable!(pairOf([n], [m]), aim)).toBeUndefined();
  });
});
