import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {gammaP, gammaQ, log1pmx, logGamma, logGamma1p, poissonMass, stirlingError} from "../../src/stats/gamma.ts";
import {near} from "./near.ts";

describe("logGamma(x)", () => {
  it("has mpmath's digits from 1e-10 to 1e8, and full relative precision at its zeros", () => {
    near(logGamma(1e-10), 23.025850929882736, 1e-15);
    near(logGamma(1.0000001164377164), -6.720966271617841e-8, 1e-14);
    near(logGamma(1.5392864550681262), -0.11863551568317954, 1e-15);
    near(logGamma(2.5), 0.2846828704729192, 1e-15);
    near(logGamma(177091.4351996341), 1962950.981653642, 1e-15);
    near(logGamma(53441515.2715413), 897502060.3509545, 1e-15);
  });

  it("is 0 at 1 and 2, infinite at 0 and NaN below", () => {
    expect([logGamma(1), logGamma(2), logGamma(0), logGamma(-1)]).toEqual([0, 0, Infinity, NaN]);
  });

  it("rises by ln x from x to x + 1", () => {
    fc.assert(fc.property(fc.double({min: 1e-6, max: 200, noNaN: true}), (x) => {
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-12);
    }));
  });

  it("agrees with logGamma1p near 1", () => {
    for (const z of [-0.5, -(2 ** -30), 2 ** -30, 0.25, 1, 1.5]) near(logGamma1p(z), logGamma(1 + z), 1e-13);
  });
});

describe("stirlingError(x) and log1pmx(x)", () => {
  it("stirlingError joins its series and its definition without a step", () => {
    near(stirlingError(10 - 1e-9), stirlingError(10), 1e-9);
    near(stirlingError(1), 1 - 0.5 * Math.log(2 * Math.PI), 1e-13);
  });

  it("log1pmx has mpmath's digits where ln(1 + x) - x would cancel", () => {
    near(log1pmx(-2.7013390414216697e-8), -3.648616374062139e-16, 1e-15);
    near(log1pmx(0.0051514570486851236), -1.3223361252433838e-5, 1e-15);
    near(log1pmx(0.1663884515061384), -0.012476270255000265, 1e-15);
    near(log1pmx(-0.7), Math.log(0.3) + 0.7, 1e-14);
    expect(log1pmx(0)).toBe(0);
  });
});

describe("gammaP(a, x) and gammaQ(a, x)", () => {
  it("have mpmath's digits in both tails, for a from 0.1 to 1e6", () => {
    near(gammaQ(0.11080889325607546, 2.1804257966118294), 0.005024142231928558, 1e-13);
    near(gammaP(20.757212563268517, 11.931171675090253), 0.012749734135193428, 1e-13);
    near(gammaQ(24044.04728608805, 27446.278571367697), 4.379799714577835e-98);
    near(gammaP(32664.11674908488, 31653.966796295037), 8.20934306956859e-9, 1e-13);
    near(gammaP(644135.9026676986, 644222.9234018463), 0.5433339444749936, 1e-13);
    near(gammaQ(585.4652712632895, 1909.5334783436526), 2.6295031454376887e-277);
    near(gammaP(15, 6.423424749779762e-20), 1e-300, 1e-6);
  });

  it("keep their digits where a is nearly 0 and Q is nearly a E1(x)", () => {
    // E1(0.5) = 0.5597735947761608...
    near(gammaQ(1e-12, 0.5), 5.597735947761608e-13, 1e-10);
  });

  it("add up to 1 and fall or rise with x", () => {
    const shape = fc.double({min: 0.01, max: 1e5, noNaN: true});
    fc.assert(fc.property(shape, fc.double({min: 0.01, max: 3, noNaN: true}), (a, ratio) => {
      expect(Math.abs(gammaP(a, a * ratio) + gammaQ(a, a * ratio) - 1)).toBeLessThan(1e-13);
      expect(gammaQ(a, a * ratio * 1.01)).toBeLessThanOrEqual(gammaQ(a, a * ratio));
      expect(gammaP(a, a * ratio * 1.01)).toBeGreaterThanOrEqual(gammaP(a, a * ratio) * (1 - 1e-14));
    }));
  });

  it("are defined at the ends and NaN outside", () => {
    expect([gammaP(2, 0), gammaP(2, Infinity), gammaP(2, -1)]).toEqual([0, 1, 0]);
    expect([gammaQ(2, 0), gammaQ(2, Infinity), gammaQ(2, -1)]).toEqual([1, 0, 1]);
    expect([gammaP(0, 1), gammaQ(-1, 1), gammaQ(1, NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

describe("poissonMass(a, x)", () => {
  it("is a probability: the masses of all counts add up to 1", () => {
    for (const mean of [0.1, 3, 40, 900]) {
      let sum = 0;
      for (let k = 0; k < mean + 20 * Math.sqrt(mean) + 30; k++) sum += poissonMass(k, mean);
      near(sum, 1, 1e-13);
    }
  });

  it("is right at the edges", () => {
    expect([poissonMass(0, 0), poissonMass(3, 0), poissonMass(3, Infinity)]).toEqual([1, 0, 0]);
    near(poissonMass(0, 1), Math.exp(-1), 1e-15);
  });
});
