import {describe, expect, it} from "vitest";
import {scaledInterval} from "../../src/stats/scaled-interval.ts";
import {tableVariance} from "../../src/stats/table-variance.ts";

describe("an interval on a scale", () => {
  it("stays in the range of its scale, and is symmetric there", () => {
    const [low, high] = scaledInterval(0.9, 0.08, {scale: "logit"})!;
    expect(low > 0 && high < 1).toBe(true);
    expect(Math.log(0.9 / 0.1) - Math.log(low / (1 - low))).toBeCloseTo(Math.log(high / (1 - high)) - Math.log(0.9 / 0.1), 10);
    expect(scaledInterval(0.5, 10, {scale: "log"})![0]).toBeGreaterThan(0);
  });

  it("is wider on few degrees of freedom", () => {
    expect(scaledInterval(0, 1, {df: 4})![1]).toBeCloseTo(2.7764451, 6);
    expect(scaledInterval(0, 1)![1]).toBeCloseTo(1.9599640, 6);
  });

  it("does not exist at the end of a scale, or without a deviation", () => {
    expect(scaledInterval(1, 0.1, {scale: "logit"})).toBeUndefined();
    expect(scaledInterval(0, 0.1, {scale: "log"})).toBeUndefined();
    expect(scaledInterval(0.5, 0)).toBeUndefined();
  });
});

describe("the variance of a table's measure", () => {
  it("is the binomial one for a share", () => {
    expect(tableVariance([30, 70], ([a, b]) => a / (a + b))).toBeCloseTo(0.3 * 0.7 / 100, 8);
  });
});
