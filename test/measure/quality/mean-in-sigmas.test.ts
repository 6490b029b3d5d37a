import {describe, expect, test} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {planOf} from "../../../src/measure/example.ts";
import {meanInSigmas} from "../../../src/measure/quality/mean-in-sigmas.ts";
import {shapeOf} from "../../../src/stats/moments.ts";
import {generator, type Random} from "../../../src/stats/random.ts";

const draw = (size: number, one: () => number): Float64Array => Float64Array.from({length: size}, one);

const plan = planOf([0, 1]);

const scoreOf = (before: Float64Array, now: Float64Array) => {
  const reference = shapeOf(before), current = shapeOf(now);
  if (!reference || !current) throw new Error("no values");
  const score = meanInSigmas.score({plan, reference, current}, {});
  if (isUnknown(score)) throw new Error(score.unknown);
  return {...score, detectable: meanInSigmas.detectable?.({plan, reference, current}, {level: 0.05, power: 0.8})};
};

/** Student's law with 9 degrees of freedom, of variance 1: heavy tails, kurtosis 4.2. */
const heavy = (random: Random): number => {
  let squares = 0;
  for (let i = 0; i < 9; i++) squares += random.normal() ** 2;
  return random.normal() / Math.sqrt(squares / 7);
};

describe("mean-in-sigmas", () => {
  test.each<[string, number, (random: Random) => number]>([
    ["a normal law, no change", 0, (random) => random.normal()],
    ["a normal law, just under the limit", 1.9, (random) => random.normal()],
    ["heavy tails, just under the limit", 1.9, heavy],
    ["a skewed law, just under the limit", 1.9, (random) => random.exponential() - 1],
    ["a skewed law, just under the limit downwards", -1.9, (random) => random.exponential() - 1],
  ])("covers the true change 95 %% of the time: %s", (_, shift, one) => {
    const random = generator(31), repeats = 500;
    let covered = 0;
    for (let i = 0; i < repeats; i++) {
      const {interval = [NaN, NaN]} = scoreOf(draw(300, () => one(random)), draw(150, () => shift + one(random)));
      if (interval[0] <= shift && shift <= interval[1]) covered++;
    }
    // Three standard deviations of a share of 95 % among 500.
    expect(covered / repeats).toBeGreaterThan(0.95 - 0.029);
    expect(covered / repeats).toBeLessThan(0.95 + 0.029);
  });

  test("finds the change it calls the smallest it could find, four times in five", () => {
    const random = generator(32), repeats = 500;
    const smallest = scoreOf(draw(300, () => random.normal()), draw(100, () => random.normal())).detectable ?? NaN;
    let found = 0;
    for (let i = 0; i < repeats; i++) {
      const {p = 1} = scoreOf(draw(300, () => random.normal()), draw(100, () => smallest + random.normal()));
      if (p <= 0.05) found++;
    }
    expect(found / repeats).toBeGreaterThan(0.72);
    expect(found / repeats).toBeLessThan(0.88);
  });

  test("does not depend on units, and turns its sign with them", () => {
    const random = generator(33), reference = draw(50, () => random.normal()), current = draw(40, () => 1 + random.normal());
    const {value} = scoreOf(reference, current);
    expect(scoreOf(reference.map((x) => 1e6 + 250 * x), current.map((x) => 1e6 + 250 * x)).value).toBeCloseTo(value, 9);
    expect(scoreOf(reference.map((x) => -x), current.map((x) => -x)).value).toBeCloseTo(-value, 12);
  });
});
