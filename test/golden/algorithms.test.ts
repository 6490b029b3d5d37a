import {it} from "vitest";
import {andersonDarling} from "../../src/stats/anderson-darling.ts";
import {chiSquareHomogeneity} from "../../src/stats/chi-square-homogeneity.ts";
import {chiSquareUpperQuantile} from "../../src/stats/chi-square.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {cramerVonMises} from "../../src/stats/cramer-von-mises.ts";
import {cramersV} from "../../src/stats/cramers-v.ts";
import {hellinger, jensenShannonDistance, kullbackLeibler, lInfinity, psi, totalVariation} from "../../src/stats/divergence.ts";
import {energyDistance} from "../../src/stats/energy-distance.ts";
import {expectedConfusion, expectedRocAuc, outcomeSum} from "../../src/stats/expected-performance.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {gTest} from "../../src/stats/g-test.ts";
import {countBetween} from "../../src/stats/histogram-edges.ts";
import {isotonic} from "../../src/stats/isotonic.ts";
import {kolmogorovSmirnov} from "../../src/stats/kolmogorov-smirnov.ts";
import {mannWhitney} from "../../src/stats/mann-whitney.ts";
import {samplesOf, shapeOf} from "../../src/stats/moments.ts";
import {counted, ordered} from "../../src/stats/ordered.ts";
import {quantileWeighted} from "../../src/stats/quantile.ts";
import {wasserstein} from "../../src/stats/wasserstein.ts";
import {welchT} from "../../src/stats/welch-t.ts";
import {algorithms, describeGolden, differs} from "./golden.ts";
import type {Fields, Json} from "./golden.ts";

/** The generator the stored inputs come from: x -> 48271 x mod 2^31 - 1, as a share of 2^31 - 1. */
const sequence = (seed: number, size: number): Float64Array => {
  let x = seed;
  return Float64Array.from({length: size}, () => (x = 48271 * x % 2147483647) / 2147483647);
};

const reference = sequence(1, 200).map((u) => u * 10), current = sequence(2, 150).map((u) => u * 10 + 0.8);

const compare = (wanted: Fields, found: Readonly<Record<string, number | undefined>>) =>
  Object.entries(found).map(([id, value]) => {
    const complaint = value === undefined ? "no answer" : differs(value, wanted[id] as number, 1e-9);
    return {id, complaint};
  });

describeGolden("algorithms", (tally) => {
  it("the tests and distances of two samples agree with the hand-picked ones", () => {
    const stored = algorithms() as Readonly<Record<string, Json & Fields>>, pair = ordered(reference, current);
    const both = samplesOf(pair)!;
    const distance = wasserstein(pair)!, sd = Math.sqrt(shapeOf(reference)!.populationVariance);
    tally.pairs([
      ...compare(stored["ks"], {
        D: kolmogorovSmirnov(pair)?.statistic, p_exact: kolmogorovSmirnov(pair)?.p,
        p_asymp: kolmogorovSmirnov(pair, {method: "asymptotic"})?.p,
      }),
      ...compare(stored["cvm"], {T: cramerVonMises(pair)?.statistic, p_asymp: cramerVonMises(pair)?.p}),
      ...compare(stored["mannwhitney"],
        {U_ref: mannWhitney(pair)?.statistic, p_two_sided_cc: mannWhitney(pair, {method: "normal"})?.p}),
      ...compare(stored["welch_t"],
        {t: welchT(both.reference, both.current)?.statistic, p: welchT(both.reference, both.current)?.p}),
      ...compare(stored, {
        "wasserstein1": distance, "wasserstein1_norm_refstd_ddof0": distance / sd,
        "energy_distance(scipy sqrt(2 int (F-G)^2))": energyDistance(pair),
      }),
      ...compare(stored["anderson_ksamp"], {
        "A2": andersonDarling(pair)?.statistic,
        "p(0.001..0.25 clipped)": andersonDarling(pair, {method: "scholz-stephens-interpolation"})?.p,
      }),
    ]);
  });

  it("the divergences on deciles agree with the hand-picked ones", () => {
    const stored = algorithms()["decile_bins"] as Fields, {values, counts} = counted(reference);
    const inner = Array.from({length: 9}, (_, i) => quantileWeighted(values, counts, (i + 1) / 10));
    const edges = [-Infinity, ...inner, Infinity];
    const bins = {reference: countBetween({values, counts}, edges), current: countBetween(counted(current), edges)};
    const distance = jensenShannonDistance(bins)!;
    const lists = {"edges(inner, numpy linear quantile)": inner, ref_counts: [...bins.reference], cur_counts: [...bins.current]};
    tally.pairs([
      ...Object.entries(lists).flatMap(([id, list]) => {
        const wanted = stored[id] as readonly number[];
        return list.map((value, i) => ({id: `${id} ${i}`, complaint: differs(value, wanted[i], 1e-12)}));
      }),
      ...compare(stored, {
        "psi_eps1e-4": psi(bins, "floor"),
        "kl(cur||ref)_nats": kullbackLeibler({reference: bins.current, current: bins.reference}, "floor"),
        "js_distance_base2": distance, "js_divergence_base2": distance ** 2, "hellinger": hellinger(bins),
        "tvd": totalVariation(bins), "linf": lInfinity(bins),
        "psi_chi2_95_threshold (1/200+1/150)*chi2_9": (1 / 200 + 1 / 150) * chiSquareUpperQuantile(0.05, 9),
      }),
    ]);
  });

  it("the tests of categories agree with the hand-picked ones", () => {
    const stored = algorithms()["categorical"] as Fields, rows = stored["table"] as readonly (readonly number[])[];
    const table = contingency(rows[0], rows[1]), chi = chiSquareHomogeneity(table), g = gTest(table, {correction: "none"});
    const v = cramersV(rows);
    tally.pairs(compare(stored, {
      "chi2": chi?.statistic, "p": chi?.p, "dof": chi?.df, "G": g?.statistic, "G_p": g?.p, "cramers_v": v?.v,
      "cramers_v_bias_corrected": v?.corrected,
      "fisher_2x2 [[8,2],[1,5]]": fisherExact(contingency([8, 2], [1, 5]))?.p,
    }));
  });

  it("isotonic regression agrees with scikit-learn's", () => {
    const {p, y, fit} = (algorithms() as Readonly<Record<string, Fields>>)["isotonic"] as Readonly<Record<string, number[]>>;
    const order = p.map((_, i) => i).sort((a, b) => p[a] - p[b]), found = isotonic(order.map((i) => y[i]), order.map(() => 1));
    tally.pairs(order.map((i, k) => ({id: `isotonic ${i}`, complaint: differs(found[k], fit[i], 1e-12)})));
  });

  it("performance to expect agrees with sums over the rows", () => {
    const stored = (algorithms() as Readonly<Record<string, Fields>>)["cbpe"], all = sequence(4, 400).sort();
    const chanced = (p: Float64Array) => ({counts: p.map(() => 1), chances: p});
    const [below, above] = [outcomeSum(chanced(all.filter((p) => p < 0.5))), outcomeSum(chanced(all.filter((p) => p >= 0.5)))];
    const {tp, fp, fn, tn} = expectedConfusion(below, above), wanted = stored["E[TP,FP,FN,TN]"] as readonly number[];
    tally.pairs([
      ...[tp, fp, fn, tn].map((count, i) => ({id: `expected count ${i}`, complaint: differs(count, wanted[i], 1e-12)})),
      ...compare(stored, {
        "acc": (tp + tn) / 400, "precision": tp / (tp + fp), "recall": tp / (tp + fn), "f1": 2 * tp / (2 * tp + fp + fn),
        "auc": expectedRocAuc(chanced(all))?.value,
        "var_acc (Poisson-binomial, sum q(1-q)/n^2)": (below.variance + above.variance) / 400 ** 2,
      }),
    ]);
  });
});
