import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {hypergeometric, hypergeometricRange} from "../../src/stats/hypergeometric.ts";
import {near} from "./near.ts";

const cell = fc.nat(15);

describe("Fisher's exact test", () => {
  it("sums the chances of all tables no more likely than the one seen", () => {
    fc.assert(fc.property(cell, cell, cell, cell, (a, b, c, d) => {
      const found = fisherExact({reference: Float64Array.of(a, b), current: Float64Array.of(c, d), n: a + b, m: c + d});
      if (!found) return;
      const urn = {total: a + b + c + d, marked: a + c, drawn: a + b}, [least, most] = hypergeometricRange(urn);
      const seen = hypergeometric(a, urn);
      let sum = 0, ties = 0;
      for (let k = least; k <= most; k++) {
        const mass = hypergeometric(k, urn);
        if (mass <= seen * (1 + 1e-7)) sum += mass;
        if (Math.abs(mass / seen - 1) < 1e-7) ties += mass;
      }
      near(found.p, Math.min(1, sum), 1e-9);
      near(fisherExact({reference: Float64Array.of(a, b), current: Float64Array.of(c, d), n: a + b, m: c + d},
        {midP: true})!.p, sum - ties / 2, 1e-9);
    }));
  });

  it("takes few steps at a million values", () => {
    const {p} = fisherExact(contingency([500_700, 499_300], [500_000, 500_000]))!;
    // z = -0.99 with continuity; the normal law gives 0.3226.
    expect(p).toBeGreaterThan(0.32);
    expect(p).toBeLessThan(0.325);
  });

  it("keeps the digits of a tiny chance", () => {
    near(fisherExact(contingency([200, 0], [0, 200]))!.p, 2 * hypergeometric(0, {total: 400, marked: 200, drawn: 200}), 1e-10);
  });

  it("has no answer without two cells or with an empty margin", () => {
    expect(fisherExact(contingency([1, 2, 3], [1, 2, 3]))).toBeUndefined();
    expect(fisherExact(contingency([0, 0], [1, 3]))).toBeUndefined();
    expect(fisherExact({reference: Float64Array.of(0, 2), current: Float64Array.of(0, 3), n: 2, m: 3})).toBeUndefined();
  });
});
