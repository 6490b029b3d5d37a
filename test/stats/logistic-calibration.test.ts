import {describe, expect, it} from "vitest";
import {logisticCalibration} from "../../src/stats/logistic-calibration.ts";
import {generator} from "../../src/stats/random.ts";
import {tableOf} from "./score-tables.ts";

const odds = (p: number): number => Math.log(p / (1 - p)), chance = (x: number): number => 1 / (1 + Math.exp(-x));

describe("logistic calibration", () => {
  it("finds the line that two scores lie on", () => {
    const found = logisticCalibration(tableOf([0.2, 0.2, 0.2, 0.8], [0.2, 0.8, 0.8, 0.8]))!;
    expect(found.slope).toBeCloseTo(2 * Math.log(3) / (odds(0.8) - odds(0.2)), 10);
    expect(found.intercept).toBeCloseTo(0, 10);
  });

  it("has the standard errors by which slopes of drawn tables differ", () => {
    const random = generator(2), slopes: number[] = [], errors: number[] = [];
    for (let run = 0; run < 800; run++) {
      const no: number[] = [], yes: number[] = [];
      for (let i = 0; i < 400; i++) {
        const x = 1.5 * random.normal();
        (random.next() < chance(0.4 + 0.7 * x) ? yes : no).push(chance(x));
      }
      const {slope, slopeError} = logisticCalibration(tableOf(no, yes))!;
      slopes.push(slope);
      errors.push(slopeError);
    }
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length, centre = mean(slopes);
    expect(centre).toBeCloseTo(0.7, 1);
    expect(mean(errors) / Math.sqrt(mean(slopes.map((slope) => (slope - centre) ** 2)))).toBeCloseTo(1, 1);
  });

  it("has no answer where a score parts the kinds, is constant, or there is one kind only", () => {
    expect(logisticCalibration(tableOf([0.1, 0.2], [0.7, 0.9]))).toBeUndefined();
    expect(logisticCalibration(tableOf([0.7, 0.9], [0.1, 0.2, 0.7]))).toBeUndefined();
    expect(logisticCalibration(tableOf([0.5, 0.5], [0.5]))).toBeUndefined();
    expect(logisticCalibration(tableOf([0.5, 0.6], []))).toBeUndefined();
  });

  it("bears probabilities of 0 and 1 that came true the other way", () => {
    const found = logisticCalibration(tableOf([0, 0.2, 1, 0.6], [1, 0.3, 0, 0.7]))!;
    expect(Number.isFinite(found.slope) && Number.isFinite(found.slopeError)).toBe(true);
  });
});
