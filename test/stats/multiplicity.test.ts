import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {adjust, adjustments} from "../../src/stats/multiplicity.ts";
import type {Adjustment} from "../../src/stats/multiplicity.ts";

const shares = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 30});

describe("adjust(p, method)", () => {
  it("never lowers a p, never passes 1, keeps the order", () => {
    fc.assert(fc.property(shares, fc.constantFrom(...adjustments), (p, method) => {
      const adjusted = adjust(p, method);
      for (let i = 0; i < p.length; i++) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p[i] * (1 - 1e-12));
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (let j = 0; j < i; j++) if (p[j] < p[i]) expect(adjusted[j]).toBeLessThanOrEqual(adjusted[i] * (1 + 1e-12));
      }
    }));
  });

  it("orders the methods by how much they forgive", () => {
    const stricter: readonly (readonly [Adjustment, Adjustment])[] = [
      ["bonferroni", "holm"], ["holm", "hochberg"], ["hochberg", "hommel"], ["hommel", "benjamini-hochberg"],
      ["bonferroni", "sidak"], ["holm", "holm-sidak"], ["benjamini-yekutieli", "benjamini-hochberg"]];
    fc.assert(fc.property(shares, fc.constantFrom(...stricter), (p, [strict, mild]) => {
      const a = adjust(p, strict), b = adjust(p, mild);
      for (let i = 0; i < p.length; i++) expect(a[i]).toBeGreaterThanOrEqual(b[i] * (1 - 1e-12));
    }));
  });

  it("does not depend on the order given", () => {
    fc.assert(fc.property(shares, fc.constantFrom(...adjustments), (p, method) => {
      expect([...adjust([...p].reverse(), method)].reverse()).toEqual([...adjust(p, method)]);
    }));
  });

  it("leaves a test not made out of the count", () => {
    expect([...adjust([0.01, NaN, 0.04], "bonferroni")]).toEqual([0.02, NaN, 0.08]);
    expect([...adjust([], "holm")]).toEqual([]);
    expect([...adjust(Float64Array.of(NaN), "hommel")]).toEqual([NaN]);
  });

  it("names the choices when the method is unknown", () => {
    expect(() => adjust([0.1], "fdr" as Adjustment)).toThrow('unknown method: "fdr"; one of: none, bonferroni, sidak');
  });
});
