import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {normalCdf, normalLogSf, normalPdf, normalQuantile, normalSf} from "../../src/stats/normal.ts";
import {near} from "./near.ts";

describe("the normal law", () => {
  it("has mpmath's digits in the tail", () => {
    near(normalSf(1.96), 0.024997895148220435, 1e-15);
    near(normalSf(14.472951464620344), 8.979857685025047e-48, 1e-15);
    near(normalSf(36.93364280423074), 6.666961863031907e-299, 1e-15);
    near(normalLogSf(26.002750676967068), -342.25013579319096, 1e-15);
    near(normalLogSf(100), -5005.524208694205, 1e-15);
    near(normalPdf(0), 1 / Math.sqrt(2 * Math.PI), 1e-15);
  });

  it("has quantiles down to 1e-300, to mpmath's digits", () => {
    near(normalQuantile(1e-300), -37.0470962993612, 1e-15);
    near(normalQuantile(1e-5), -4.264890793922825, 1e-15);
    near(normalQuantile(0.3), -0.5244005127080408, 1e-15);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1), normalQuantile(2), normalQuantile(NaN)])
      .toEqual([-Infinity, 0, Infinity, NaN, NaN]);
  });

  it("has tails that add up to 1 and fall", () => {
    fc.assert(fc.property(fc.double({min: -9, max: 9, noNaN: true}), (z) => {
      expect(Math.abs(normalCdf(z) + normalSf(z) - 1)).toBeLessThan(3e-16);
      expect(normalSf(z + 1e-6)).toBeLessThanOrEqual(normalSf(z));
      expect(Math.abs(normalLogSf(z) - Math.log(normalSf(z)))).toBeLessThan(1e-13 * (1 + z * z));
    }));
  });

  it("has a quantile that inverts the lower tail", () => {
    fc.assert(fc.property(fc.double({min: -690, max: -0.01, noNaN: true}), (log) => {
      const p = Math.exp(log);
      near(normalCdf(normalQuantile(p)), p, 1e-15 * (8 - 6 * log));
    }));
  });

  it("is NaN at NaN and 0 or 1 at infinity", () => {
    expect([normalSf(NaN), normalSf(Infinity), normalSf(-Infinity), normalPdf(Infinity), normalLogSf(Infinity)])
      .toEqual([NaN, 0, 1, 0, -Infinity]);
  });
});
