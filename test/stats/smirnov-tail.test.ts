import {describe, it} from "vitest";
import {smirnovTail} from "../../src/stats/smirnov-tail.ts";
import {weightedChiSquareSf} from "../../src/stats/weighted-chi-square.ts";
import {near} from "./near.ts";

describe("smirnovTail(x, determinant)", () => {
  it("gives the law of the integral of squared Brownian motion, whose determinant is cos(sqrt y)", () => {
    const tail = (x: number): number => smirnovTail(x, {
      root: (k, c) => (2 * k - 1 - c / 2) * Math.PI,
      square: (t) => t * t,
      weight: (t) => Math.PI / t,
    });
    const weights = Float64Array.from({length: 3000}, (_, j) => 1 / ((j + 0.5) * Math.PI) ** 2);
    const rest = 0.5 - weights.reduce((sum, weight) => sum + weight, 0);
    for (const x of [0.8, 2, 20, 400]) near(tail(x), weightedChiSquareSf(x - rest, weights), 1e-5);
  });
});
