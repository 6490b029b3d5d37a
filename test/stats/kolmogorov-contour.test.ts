import {describe, it} from "vitest";
import {kolmogorovContour} from "../../src/stats/kolmogorov-contour.ts";
import {kolmogorovMatrix} from "../../src/stats/kolmogorov-matrix.ts";
import {kolmogorovOneSidedSf} from "../../src/stats/kolmogorov.ts";
import {near} from "./near.ts";

describe("kolmogorovContour(d, n, side)", () => {
  it("equals Durbin's matrix wherever both hold", () => {
    for (const n of [100, 500, 2000]) {
      for (const z of [0.9, 1.2, 1.6, 2]) {
        const d = Math.max(z / Math.sqrt(n), 20 / n);
        near(kolmogorovContour(d, n, "two-sided"), 1 - kolmogorovMatrix(d, n), 1e-10);
      }
    }
  });

  it("equals Smirnov's sum, however small the tail", () => {
    for (const [d, n] of [[0.2, 150], [0.1, 1500], [0.05, 1999], [0.3, 1999]] as const) {
      near(kolmogorovContour(d, n, "greater"), kolmogorovOneSidedSf(d, n), 1e-12);
    }
  });
});
