import {describe, it} from "vitest";
import {kolmogorovMatrix} from "../../src/stats/kolmogorov-matrix.ts";
import {near} from "./near.ts";

describe("kolmogorovMatrix(d, n)", () => {
  it("has the value that Marsaglia, Tsang and Wang print for d = 0.274, n = 10", () => {
    near(kolmogorovMatrix(0.274, 10), 0.6284796154565043, 1e-14);
  });

  it("is n! (2d - 1/n)^n for d below 1/n", () => {
    near(kolmogorovMatrix(0.15, 5), 120 * 0.1 ** 5, 1e-13);
  });
});
