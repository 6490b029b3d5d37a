import {describe, expect, it} from "vitest";
import {drawnCoefficients, logisticFit} from "../../src/stats/logistic-map.ts";
import {generator} from "../../src/stats/random.ts";

const ones = (n: number) => Float64Array.from({length: n}, () => 1);

describe("logistic regression on a table", () => {
  it("gives the log odds and their standard errors where the model is saturated", () => {
    const table = {features: [ones(2), Float64Array.of(0, 1)], negatives: Float64Array.of(300, 200), positives: Float64Array.of(100, 400)};
    const {coefficients: [a, b], root} = logisticFit(table)!;
    expect(a).toBeCloseTo(Math.log(100 / 300), 3);
    expect(b).toBeCloseTo(Math.log(2) - Math.log(1 / 3), 3);
    expect(Math.hypot(root[2], root[3])).toBeCloseTo(Math.sqrt(1 / 100 + 1 / 300 + 1 / 200 + 1 / 400), 4);
    const random = generator(1), slopes = Array.from({length: 4000}, () => drawnCoefficients({coefficients: Float64Array.of(a, b), root}, random)[1]);
    const mean = slopes.reduce((sum, x) => sum + x, 0) / slopes.length;
    const sd = Math.sqrt(slopes.reduce((sum, x) => sum + (x - mean) ** 2, 0) / slopes.length);
    expect(sd / Math.hypot(root[2], root[3])).toBeCloseTo(1, 1);
  });

  it("stays finite where a number tells the classes apart entirely, and where one number is said twice", () => {
    const apart = {features: [ones(2), Float64Array.of(-1, 1)], negatives: Float64Array.of(50, 0), positives: Float64Array.of(0, 50)};
    expect(logisticFit(apart)!.coefficients.every(Number.isFinite)).toBe(true);
    const twice = {features: [ones(2), ones(2)], negatives: Float64Array.of(10, 10), positives: Float64Array.of(30, 30)};
    const {coefficients} = logisticFit(twice)!;
    expect(coefficients[0] + coefficients[1]).toBeCloseTo(Math.log(3), 3);
  });
});
