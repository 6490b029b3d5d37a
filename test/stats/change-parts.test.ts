import {describe, expect, it} from "vitest";
import {type CellMeasure, changeParts, type ClassCells} from "../../src/stats/change-parts.ts";
import {generator} from "../../src/stats/random.ts";

const of = (negatives: readonly number[], positives: readonly number[]): ClassCells =>
  ({negatives: Float64Array.from(negatives), positives: Float64Array.from(positives)});

/** Rows of the last two of four cells were said to be of the class. */
const precision: CellMeasure = ({negatives, positives}) => {
  const yes = positives[2] + positives[3], no = negatives[2] + negatives[3];
  return yes + no > 0 ? yes / (yes + no) : undefined;
};
const recall: CellMeasure = ({positives}) => (positives[2] + positives[3]) / positives.reduce((sum, count) => sum + count, 0);

const reference = of([6000, 1500, 400, 100], [100, 300, 700, 900]);
const parts = (current: ClassCells, measure: CellMeasure) => changeParts({reference, current}, measure, {random: generator(1), draws: 60})!;

describe("the parts of a change", () => {
  it("add up to it, whatever has changed", () => {
    for (const measure of [precision, recall]) {
      const {change, prevalence, scores, rest} = parts(of([3000, 900, 300, 200], [200, 100, 900, 500]), measure);
      expect(prevalence.value + scores.value + rest.value).toBeCloseTo(change.value, 12);
    }
  });

  it("leave nothing to the rest when only prevalence has changed, and most of it to prevalence", () => {
    const {change, prevalence, scores, rest} = parts(of([6000, 1500, 400, 100], [400, 1200, 2800, 3600]), precision);
    expect(Math.abs(rest.value)).toBeLessThan(1e-3);
    expect(Math.abs(prevalence.value)).toBeGreaterThan(Math.abs(scores.value));
    expect(change.value).toBeGreaterThan(0.1);
    expect(parts(of([6000, 1500, 400, 100], [400, 1200, 2800, 3600]), recall).change.value).toBeCloseTo(0, 12);
  });

  it("leave nothing to the rest when only scores lie elsewhere", () => {
    const {rest, change} = parts(of([3000, 3000, 800, 100], [50, 600, 1400, 900]), precision);
    expect(Math.abs(rest.value)).toBeLessThan(1e-3);
    expect(Math.abs(change.value)).toBeGreaterThan(0.02);
  });

  it("give all to the rest when labels of the same scores and as many of the class have changed", () => {
    const {change, prevalence, scores, rest} = parts(of([5600, 1500, 700, 200], [500, 300, 400, 800]), precision);
    expect(prevalence.value).toBeCloseTo(0, 9);
    expect(scores.value).toBeCloseTo(0, 9);
    expect(rest.value).toBeCloseTo(change.value, 9);
    expect(rest.interval![1]).toBeLessThan(0);
  });

  it("have intervals that hold no change about nineteen times in twenty when there is none", () => {
    const random = generator(4);
    let held = 0;
    for (let r = 0; r < 60; r++) {
      const draw = (n: number) => random.binomial(1000, n / 10_000);
      const now = of([...reference.negatives].map(draw), [...reference.positives].map(draw));
      const {rest} = changeParts({reference, current: now}, precision, {random, draws: 100})!;
      if (rest.interval![0] <= 0 && rest.interval![1] >= 0) held++;
    }
    expect(held).toBeGreaterThanOrEqual(51);
  });

  it("are wanting where the measure has no value", () => {
    expect(changeParts({reference, current: of([5, 5, 0, 0], [1, 1, 0, 0])}, precision, {random: generator(1)})).toBeUndefined();
  });
});
