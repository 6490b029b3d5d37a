import {describe, expect, it} from "vitest";
import {cramerVonMisesSf} from "../../src/stats/cramer-von-mises-law.ts";
import {weightedChiSquareSf} from "../../src/stats/weighted-chi-square.ts";
import {near} from "./near.ts";

describe("cramerVonMisesSf(x)", () => {
  it("has mpmath's digits from the body to the far tail", () => {
    const known: readonly (readonly [number, number])[] = [[0.05, 0.876280931041349], [0.1, 0.5848734384067948],
      [0.29, 0.14427003898108878], [0.31, 0.12671472283480284], [1, 0.002460452180133964],
      [10, 4.178941092885288e-23], [50, 3.5269996323118047e-109], [120, 2.1707119482422498e-259]];
    for (const [x, p] of known) near(cramerVonMisesSf(x), p, 1e-13);
  });

  it("has the critical value of Anderson and Darling's table", () => {
    expect(cramerVonMisesSf(0.46136)).toBeCloseTo(0.05, 5);
  });

  it("is the law of its sum, cut after 2000 terms with the mean of the rest", () => {
    const weights = Float64Array.from({length: 2000}, (_, j) => 1 / ((j + 1) * Math.PI) ** 2);
    const rest = 1 / 6 - weights.reduce((sum, weight) => sum + weight, 0);
    near(cramerVonMisesSf(0.4), weightedChiSquareSf(0.4 - rest, weights), 1e-7);
  });

  it("answers everywhere", () => {
    expect([-1, 0, 0.001, 1e10, Infinity, NaN].map(cramerVonMisesSf)).toEqual([1, 1, 1, 0, 0, NaN]);
  });
});
