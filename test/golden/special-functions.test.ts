import {expect, it} from "vitest";
import {besselK} from "../../src/stats/bessel-k.ts";
import {betaI} from "../../src/stats/beta.ts";
import {chiSquareQuantile, chiSquareSf} from "../../src/stats/chi-square.ts";
import {cramerVonMisesSf} from "../../src/stats/cramer-von-mises-law.ts";
import {fisherFSf} from "../../src/stats/fisher-f.ts";
import {gammaP, gammaQ, logGamma} from "../../src/stats/gamma.ts";
import {kolmogorovOneSampleSf, kolmogorovSf} from "../../src/stats/kolmogorov.ts";
import {normalLogSf, normalQuantile, normalSf} from "../../src/stats/normal.ts";
import {studentTQuantile, studentTSf} from "../../src/stats/student-t.ts";
import {describeGolden, differs, differsP, golden, matching} from "./golden.ts";
import type {GoldenCase, Json, Tally} from "./golden.ts";

type Numbers = Readonly<Record<string, number>>;

const value = (item: GoldenCase): number => item.expected!["value"] as number;
const params = (item: GoldenCase): Numbers => item.params as Numbers;

/** Compares with mpmath's digits where there are any, else with SciPy's number. */
const compare = (actual: number, item: GoldenCase, rel: number): string | undefined => {
  if (item.expected_mp === undefined) return differsP(actual, value(item), 1e-8);
  const exact = Number(item.expected_mp);
  return Math.abs(exact) < 1e-290 ? differsP(actual, exact) : differs(actual, exact, rel);
};

const check = (tally: Tally, name: string, answer: (p: Numbers) => number): void => {
  tally.meet(matching(golden("special_functions"), name), (item) => compare(answer(params(item)), item, 1e-10));
};

const limits: Record<string, (...args: number[]) => number> = {
  chi2_sf_zero: chiSquareSf, chi2_sf_negative: chiSquareSf, chi2_sf_inf: chiSquareSf, chi2_sf_df0: chiSquareSf,
  norm_sf_inf: normalSf, norm_sf_nan: normalSf, t_sf_df_inf: studentTSf, kstwobign_sf_0: kolmogorovSf, kstwo_sf_d1: kolmogorovOneSampleSf,
  kstwo_sf_d0: kolmogorovOneSampleSf, norm_ppf_0: normalQuantile, norm_ppf_1: normalQuantile,
};

describeGolden("special functions", (tally) => {
  it("normal tails agree with mpmath", () => {
    check(tally, "scipy.stats.norm.sf", (p) => normalSf(p["x"]));
    check(tally, "scipy.stats.norm.logsf", (p) => normalLogSf(p["x"]));
  });

  it("chi-square, Student and Fisher tails agree with mpmath", () => {
    check(tally, "scipy.stats.chi2.sf", (p) => chiSquareSf(p["x"], p["df"]));
    check(tally, "scipy.stats.t.sf", (p) => studentTSf(p["t"], p["df"]));
    check(tally, "scipy.stats.f.sf", (p) => fisherFSf(p["f"], p["dfn"], p["dfd"]));
  });

  it("Kolmogorov tails agree with mpmath, or SciPy where it alone answers", () => {
    check(tally, "scipy.stats.kstwobign.sf", (p) => kolmogorovSf(p["x"]));
    check(tally, "scipy.stats.kstwo.sf", (p) => kolmogorovOneSampleSf(p["d"], p["n"]));
  });

  it("gamma, beta and Bessel functions agree with mpmath", () => {
    check(tally, "scipy.special.gammaln", (p) => logGamma(p["x"]));
    check(tally, "scipy.special.gammaincc", (p) => gammaQ(p["a"], p["x"]));
    check(tally, "scipy.special.gammainc", (p) => gammaP(p["a"], p["x"]));
    check(tally, "scipy.special.betainc", (p) => betaI(p["x"], p["a"], p["b"]));
    check(tally, "scipy.special.kv", (p) => besselK(p["v"], p["x"]));
  });

  it("normal and chi-square quantiles agree with SciPy", () => {
    tally.meet(matching(golden("special_functions"), "scipy.stats.norm.ppf"), (item) =>
      differs(normalQuantile(params(item)["p"]), value(item), 1e-14));
    tally.meet(matching(golden("special_functions"), "scipy.stats.chi2.ppf"), (item) =>
      differs(chiSquareQuantile(params(item)["p"], params(item)["df"]), value(item), 1e-11));
  });

  it("Student quantiles agree with SciPy as far as SciPy's are right: the tail at each is p", () => {
    tally.meet(matching(golden("special_functions"), "scipy.stats.t.ppf"), (item) => {
      const {p, df} = params(item), t = studentTQuantile(p, df);
      if (p === 0.5) return t === 0 && Math.abs(value(item)) < 1e-15 ? undefined : `${t} instead of 0`;
      // The tail itself is held to mpmath's digits above. SciPy's quantiles are off by up to 2e-9; past |t| = 1e10 they are lost:
      // it cuts at -1e100, and at p = 1e-300 it is 4 times too large for 30 degrees of freedom and 1.4 times for 310.
      const wrong = differs(studentTSf(Math.abs(t), df), Math.min(p, 1 - p), 1e-11);
      return wrong ?? (p < 1e-200 ? undefined : differs(t, value(item), 3e-9));
    });
  });

  for (const [name, answer] of Object.entries(limits)) {
    it(`${name} has SciPy's limit`, () => {
      tally.meet(matching(golden("special_functions"), name), (item) =>
        differs(answer(...(item.params["args"] as number[])), value(item), 1e-12));
    });
  }

  it("leaves no case of the file out", () => {
    const names = new Set(golden("special_functions").cases.map((item) => item.function));
    expect(names.size).toBe(15 + Object.keys(limits).length);
  });
});

/** The golden limits were made with 120 digits and are their rounding below this. */
const noise = 1e-115;

const limit = (tn: Json | undefined, p: Json | undefined): string | undefined => {
  const actual = cramerVonMisesSf(tn as number), expected = Number(p);
  return expected < noise && actual < noise ? undefined : differs(actual, expected, 1e-10);
};

describeGolden("Cramer-von Mises limit law", (tally) => {
  for (const name of ["numeric_drift", "edge_numeric"]) {
    it(`agrees with mpmath on every case of ${name}`, () => {
      tally.meet(golden(name).cases.filter((item) => item.pvalue_limit_mp !== undefined), (item) =>
        limit(item.tn, item.pvalue_limit_mp));
    });
    it(`agrees with mpmath on the tie-corrected statistics of ${name}`, () => {
      tally.meet(golden(name).cases.filter((item) => item.ties?.["pvalue_limit_mp_ecdf"] !== undefined), (item) =>
        limit(item.ties!["tn_ecdf"], item.ties!["pvalue_limit_mp_ecdf"]));
    });
  }
});
