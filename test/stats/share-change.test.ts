import {describe, expect, it} from "vitest";
import {logBinomialMass} from "../../src/stats/binomial.ts";
import {shareChange} from "../../src/stats/share-change.ts";

describe("share change", () => {
  it("has no answer without rows, and no evidence where neither or all have it", () => {
    expect(shareChange({count: 0, n: 0}, {count: 0, n: 5})).toBeUndefined();
    expect(shareChange({count: 0, n: 50}, {count: 0, n: 20})?.p).toBe(1);
    expect(shareChange({count: 50, n: 50}, {count: 20, n: 20})?.p).toBe(1);
  });

  it("gives the difference with an interval around it, of the sign that the change has", () => {
    const found = shareChange({count: 10, n: 200}, {count: 40, n: 200});
    expect(found?.difference).toBeCloseTo(0.15, 12);
    expect(found?.interval[0]).toBeGreaterThan(0.08);
    expect(found?.interval[1]).toBeLessThan(0.22);
    expect(found?.p).toBeLessThan(1e-4);
  });

  it.each([[100, 100, 0.5], [100, 200, 0.02], [200, 100, 0.02], [100, 100, 0.1]])(
    "keeps its level within 6 %% for %i against %i rows at a share of %d, summed over all outcomes", (n, m, share) => {
      let rate = 0;
      for (let a = 0; a <= n; a++) {
        const before = Math.exp(logBinomialMass(a, n, share));
        if (before < 1e-9) continue;
        for (let b = 0; b <= m; b++) {
          const chance = before * Math.exp(logBinomialMass(b, m, share));
          if (chance > 1e-10 && (shareChange({count: a, n}, {count: b, n: m})?.p ?? 0) <= 0.05) rate += chance;
        }
      }
      expect(rate).toBeLessThan(0.06);
      expect(rate).toBeGreaterThan(0.005);
    });

  it("takes rows in clusters for as many as tell as much", () => {
    const often = shareChange({count: 50, n: 1000}, {count: 200, n: 1000}, {design: 5}), single = shareChange({count: 10, n: 200}, {count: 40, n: 200});
    expect(often).toEqual(single);
  });
});
