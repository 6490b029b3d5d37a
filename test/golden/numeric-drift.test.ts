import {expect, it} from "vitest";
import {andersonDarling} from "../../src/stats/anderson-darling.ts";
import {cramerVonMises} from "../../src/stats/cramer-von-mises.ts";
import {energyDistance} from "../../src/stats/energy-distance.ts";
import {eppsSingleton} from "../../src/stats/epps-singleton.ts";
import {kolmogorovSmirnov} from "../../src/stats/kolmogorov-smirnov.ts";
import {mannWhitney} from "../../src/stats/mann-whitney.ts";
import {samplesOf, shapeOf} from "../../src/stats/moments.ts";
import {ordered} from "../../src/stats/ordered.ts";
import type {Ordered} from "../../src/stats/ordered.ts";
import {wasserstein} from "../../src/stats/wasserstein.ts";
import {welchT} from "../../src/stats/welch-t.ts";
import {describeGolden, differs, differsP, golden, matching, numbers} from "./golden.ts";
import type {GoldenCase, Tally} from "./golden.ts";

/** What our functions answer under the names of the stored answer; undefined is no answer. */
type Answer = Readonly<Record<string, number | undefined>> | undefined;
type Complaint = (item: GoldenCase, pair: Ordered) => string | undefined;

const pairOf = (item: GoldenCase): Ordered => ordered(numbers(item.inputs["reference"]), numbers(item.inputs["current"]));

/** A statistic against the stored one; 1e-14 is a rounded 0. */
const statistic = (actual: number | undefined, wanted: number): string | undefined =>
  actual === undefined ? "no answer" : Math.abs(actual - wanted) < 1e-14 ? undefined : differs(actual, wanted, 1e-9);

/** Compares every number of our answer with the stored one of the same name. */
const complaint = (item: GoldenCase, answer: Answer): string | undefined => {
  if (!answer) return "no answer";
  for (const [name, value] of Object.entries(answer)) {
    const wanted = item.expected![name] as number;
    // Where the library itself has no number, none is asked for.
    if (Number.isNaN(wanted)) continue;
    const wrong = name === "pvalue" && value !== undefined ? differsP(value, wanted) : statistic(value, wanted);
    if (wrong !== undefined) return `${name} ${wrong}`;
  }
  return undefined;
};

const sets = ["numeric_drift", "edge_numeric"];

const each = (tally: Tally, name: string, check: Complaint): void => {
  for (const set of sets) tally.meet(matching(golden(set), name), (item) => check(item, pairOf(item)));
};

/** Where the library throws or returns NaN we have no answer either, or an exact one, or one that raises no alarm. */
const refuse = (
  name: string, answer: (pair: Ordered, item: GoldenCase) => {readonly p: number; readonly method?: string} | undefined,
): void => {
  const finite = ({inputs}: GoldenCase): boolean =>
    [inputs["reference"], inputs["current"]].every((side) => numbers(side).every(Number.isFinite));
  const refused = sets.flatMap((set) => golden(set).cases)
    .filter((item) => item.function === name && item.status === "not-computable" && finite(item));
  expect(refused.length).toBeGreaterThan(0);
  const alarmed = refused.filter((item) => {
    const found = answer(pairOf(item), item);
    return found && found.method !== "exact" && !(found.p > 0.05);
  });
  expect(alarmed.map(({id}) => id)).toEqual([]);
};

describeGolden("numeric drift", (tally) => {
  it("Kolmogorov-Smirnov agrees with SciPy: exact, asymptotic, one-sided and the limit", () => {
    each(tally, "scipy.stats.ks_2samp", (item, pair) => {
      const exact = item.params["method"] === "exact", {expected} = item;
      const found = kolmogorovSmirnov(pair, {
        method: exact ? "exact" : "asymptotic", alternative: item.params["alternative"] as "two-sided" | "less" | "greater",
      });
      if (!found) return "no answer";
      if (expected!["statistic_location"] !== undefined) {
        // Ours is the first value at which the distance is reached; SciPy's may be another, by the rounding of F - G.
        const at = pair.values.indexOf(expected!["statistic_location"] as number);
        const share = (counts: Float64Array, size: number) => counts.subarray(0, at + 1).reduce((a, b) => a + b, 0) / size;
        const distance = found.sign * (share(pair.reference, pair.n) - share(pair.current, pair.m));
        if (found.location > pair.values[at] || Math.abs(distance - found.statistic) > 1e-12) return "location";
        if (found.sign !== expected!["statistic_sign"]) return "sign";
      }
      // SciPy's exact tail cancels; the stored sum of positive terms does not.
      return statistic(found.statistic, expected!["statistic"] as number) ??
        differsP(found.p, item.exact_p_positive_sum ?? expected!["pvalue"] as number);
    });
    each(tally, "scipy.stats.kstwobign.sf", (item, pair) => {
      const found = kolmogorovSmirnov(pair, {method: "limit"});
      return complaint(item, found && {statistic: found.statistic, pvalue: found.p});
    });
    refuse("scipy.stats.ks_2samp", (pair) => kolmogorovSmirnov(pair));
  });

  it("Anderson-Darling agrees with SciPy, and its interpolation between the clips", () => {
    each(tally, "scipy.stats.anderson_ksamp", (item, pair) => {
      const ranks = item.params["midrank"] === true ? "midrank" : "right";
      const found = andersonDarling(pair, {ranks, method: "scholz-stephens-interpolation"});
      if (!found) return "no answer";
      const clipped = Math.max(0.001, Math.min(0.25, found.p)), outside = found.p < 0.001 || found.p > 0.25;
      return statistic(found.statistic, item.expected!["statistic"] as number) ??
        differs(clipped, item.expected!["significance_level"] as number, 1e-6) ??
          (found.extrapolated === outside ? undefined : "mark of extrapolation");
    });
    refuse("scipy.stats.anderson_ksamp", (pair) => andersonDarling(pair));
  });

  it("Cramer-von Mises agrees with the distribution-function form and with its law by mpmath", () => {
    const check: Complaint = (item, pair) => {
      const exact = item.params["method"] === "exact", {ties, expected} = item;
      const found = cramerVonMises(pair, exact ? "exact" : "law");
      const wanted = (ties ? ties["statistic_ecdf"] : expected!["statistic"]) as number;
      const wrong = statistic(found?.statistic, wanted);
      if (wrong !== undefined || !found) return wrong;
      const precise = Number(ties ? ties["pvalue_limit_mp_ecdf"] : item.pvalue_limit_mp);
      if (exact) return differsP(found.p, expected!["pvalue"] as number);
      // The stored law was computed with about 120 digits: below that it is its own noise.
      if (precise < 1e-115) return found.p < 1e-115 ? undefined : `p ${found.p}`;
      return Number.isNaN(precise) ? Math.abs(found.p - (expected!["pvalue"] as number)) < 1e-7 ? undefined : `p ${found.p}`
        : differs(found.p, precise, 1e-10);
    };
    each(tally, "scipy.stats.cramervonmises_2samp", check);
    const tied = sets.flatMap((set) => golden(set).cases).filter((c) => c.ties !== undefined && c.status === "library-behaviour");
    tally.meet(tied, (item) => check(item, pairOf(item)));
    refuse("scipy.stats.cramervonmises_2samp", (pair) => cramerVonMises(pair));
  });

  it("Mann-Whitney agrees with SciPy", () => {
    each(tally, "scipy.stats.mannwhitneyu", (item, pair) => {
      const {method, use_continuity: continuity} = item.params;
      const found = mannWhitney(pair, {method: method === "exact" ? "exact" : "normal", continuity: continuity !== false});
      return complaint(item, found && {statistic: found.statistic, pvalue: found.p});
    });
    refuse("scipy.stats.mannwhitneyu", (pair, {params}) => mannWhitney(pair, {continuity: params["use_continuity"] !== false}));
  });

  it("the t-tests agree with SciPy and statsmodels", () => {
    const test = (pair: Ordered, pooled: boolean) => {
      const both = samplesOf(pair);
      return both && welchT(both.reference, both.current, {pooled});
    };
    const welch = "statsmodels.stats.weightstats.ttest_ind (df) + scipy.stats.ttest_ind(equal_var=False)";
    const names = [welch, "scipy.stats.ttest_ind"];
    // SciPy's means of 1e15 + k and of 1 + 1e-12 k are rounded; these are the statistics in exact fractions.
    const exact: Readonly<Record<string, number>> = {large_offset: -2.82842712474619, tiny_spread: -2.038128198101542};
    names.forEach((name, i) => {
      each(tally, name, (item, pair) => {
        const found = test(pair, i === 1), fraction = exact[item.id.split("/")[1]];
        if (fraction !== undefined && i === 0) return statistic(found?.statistic, fraction);
        if (fraction !== undefined) return found && Math.abs(found.statistic / fraction - 1) < 0.05 ? undefined : "statistic";
        return complaint(item, found && {statistic: found.statistic, df: found.df, pvalue: found.p});
      });
      refuse(name, (pair) => test(pair, i === 1));
    });
  });

  it("the distances agree with SciPy", () => {
    each(tally, "scipy.stats.wasserstein_distance", (item, pair) => {
      const distance = wasserstein(pair), shape = shapeOf(pair.values, pair.reference);
      if (distance === undefined || !shape) return "no answer";
      const sd0 = Math.sqrt(shape.populationVariance), sd1 = shape.variance === undefined ? undefined : Math.sqrt(shape.variance);
      const spread = {reference_std_ddof0: sd0, reference_std_ddof1: sd1};
      // numpy's deviation of equal values may be 1e-19; ours is 0, and there is nothing to divide by.
      if (sd0 === 0 || sd1 === undefined) return complaint(item, {distance, ...spread});
      // numpy's rounded mean shows in these two deviations; the first is the root of 8.25.
      if (item.id.includes("large_offset")) return complaint(item, {distance}) ?? statistic(sd0, Math.sqrt(8.25));
      if (item.id.includes("tiny_spread"))
        return complaint(item, {distance}) ?? differs(sd0, item.expected!["reference_std_ddof0"] as number, 1e-8);
      return complaint(item, {distance, ...spread, normalised_ddof0: distance / sd0, normalised_ddof1: distance / sd1});
    });
    each(tally, "scipy.stats.energy_distance", (item, pair) => complaint(item, {distance: energyDistance(pair)}));
    for (const item of golden("edge_numeric").cases)
      if (item.status === "not-computable" && item.function.endsWith("_distance"))
        expect([wasserstein(pairOf(item)), energyDistance(pairOf(item))]).toEqual([undefined, undefined]);
  });

  it("Epps-Singleton agrees with SciPy", () => {
    each(tally, "scipy.stats.epps_singleton_2samp", (item, pair) => {
      const found = eppsSingleton(pair, "separate");
      // Two constants have no covariance: SciPy's 1.9e32 is a rounding error inverted.
      if (item.id === "edge_numeric/constant_vs_other_constant/epps_singleton") return found ? "an answer" : undefined;
      return complaint(item, found && {statistic: found.statistic, pvalue: found.p});
    });
    refuse("scipy.stats.epps_singleton_2samp", (pair) => eppsSingleton(pair));
  });
});
