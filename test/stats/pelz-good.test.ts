import {describe, expect, it} from "vitest";
import {kolmogorovExactSf} from "../../src/stats/kolmogorov.ts";
import {pelzGood} from "../../src/stats/pelz-good.ts";

describe("pelzGood(d, n)", () => {
  it("nears the exact law like 1 / n^2", () => {
    for (const z of [0.6, 0.9, 1.3]) {
      for (const n of [200, 2000, 20_000]) {
        const d = z / Math.sqrt(n);
        expect(Math.abs(1 - pelzGood(d, n) - kolmogorovExactSf(d, n))).toBeLessThan(0.1 / (n * n) + 1e-13);
      }
    }
  });

  it("is 0 where the limit law underflows", () => {
    expect(pelzGood(0.0001, 1000)).toBe(0);
  });
});
