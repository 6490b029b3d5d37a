import {describe, expect, it} from "vitest";
import {meanLogError} from "../../src/stats/log-error.ts";
import {positiveMeanInterval} from "../../src/stats/positive-mean.ts";
import {generator} from "../../src/stats/random.ts";

const sumsOf = (values: readonly number[]) =>
  ({rows: values.length, sum: values.reduce((a, b) => a + b, 0), squares: values.reduce((a, b) => a + b * b, 0)});

describe("the interval of a positive mean", () => {
  it("is that of χ² with twice as many degrees of freedom as rows for squares of normal numbers, when there are many", () => {
    // 2 / (2 / n) degrees of freedom, where χ² is the cube of a normal number (Wilson and Hilferty 1931).
    const quantile = (z: number): number => 10_000 * (1 - 2 / 90_000 + z * Math.sqrt(2 / 90_000)) ** 3;
    const [low, high] = positiveMeanInterval(1, {variance: 2 / 10_000, df: 9999});
    expect(low).toBeCloseTo(10_000 / quantile(1.959964), 4);
    expect(high).toBeCloseTo(10_000 / quantile(-1.959964), 4);
  });

  it("reaches further up than down, and is the same in any unit", () => {
    const [low, high] = positiveMeanInterval(1, {variance: 0.04, df: 49});
    expect(high - 1).toBeGreaterThan(1 - low);
    const scaled = positiveMeanInterval(1000, {variance: 0.04, df: 49});
    expect(scaled[0] / 1000).toBeCloseTo(low, 12);
    expect(scaled[1] / 1000).toBeCloseTo(high, 12);
  });

  it("passes smoothly to the cube root of χ² where degrees of freedom are many", () => {
    const near = (variance: number) => positiveMeanInterval(1, {variance, df: 1e9}).map((end) => (end - 1) / Math.sqrt(variance));
    const [exact, cubed] = [near(2.00002e-6), near(1.99998e-6)];
    expect(cubed[0] / exact[0]).toBeCloseTo(1, 5);
    expect(cubed[1] / exact[1]).toBeCloseTo(1, 5);
  });

  it("is a point where nothing varies, and there is no error of a mean of 0 or of one row", () => {
    expect(positiveMeanInterval(3, {variance: 0, df: 9})).toEqual([3, 3]);
    expect(meanLogError(sumsOf([0, 0, 0]))).toBeUndefined();
    expect(meanLogError(sumsOf([5]))).toBeUndefined();
    expect(meanLogError(sumsOf([1, 3]))).toEqual({variance: 0.25, df: 1});
  });

  it("holds the mean of 50 exponential values 19 times in 20", () => {
    const random = generator(3), runs = 2000;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const sums = sumsOf(Array.from({length: 50}, () => -Math.log(1 - random.next()))), error = meanLogError(sums);
      if (!error) throw new Error("no error");
      const [low, high] = positiveMeanInterval(sums.sum / 50, error);
      if (low <= 1 && 1 <= high) held++;
    }
    expect(Math.abs(held / runs - 0.95)).toBeLessThan(0.02);
  });
});
