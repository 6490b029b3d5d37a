import {describe, expect, it} from "vitest";
import {andersonDarlingSf} from "../../src/stats/anderson-darling-law.ts";
import {weightedChiSquareSf} from "../../src/stats/weighted-chi-square.ts";
import {near} from "./near.ts";

describe("andersonDarlingSf(x)", () => {
  it("has mpmath's digits from the body to the far tail", () => {
    const known: readonly (readonly [number, number])[] = [[0.1, 0.9999719218948736], [0.3, 0.9381576360571231],
      [0.8, 0.4810279530066889], [1.4, 0.2022656865782972], [1.6, 0.15429969051340234],
      [10, 1.3815035410685864e-5], [50, 2.655624144462573e-23], [200, 9.5533822153998e-89], [640, 4.3480630939099546e-280]];
    for (const [x, p] of known) near(andersonDarlingSf(x), p, 1e-13);
  });

  it("has the critical value of Anderson and Darling's table", () => {
    expect(andersonDarlingSf(2.4924)).toBeCloseTo(0.05, 5);
  });

  it("is the law of its sum, cut after 2000 terms with the mean of the rest", () => {
    const weights = Float64Array.from({length: 2000}, (_, j) => 1 / ((j + 1) * (j + 2)));
    near(andersonDarlingSf(3), weightedChiSquareSf(3 - 1 / 2001, weights), 1e-6);
  });

  it("answers everywhere", () => {
    expect([-1, 0, 0.01, 1e10, Infinity, NaN].map(andersonDarlingSf)).toEqual([1, 1, 1, 0, 0, NaN]);
  });
});
