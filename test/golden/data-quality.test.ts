import {it} from "vitest";
import {coMoments} from "../../src/stats/co-moments.ts";
import {cramersV} from "../../src/stats/cramers-v.ts";
import {entropy} from "../../src/stats/entropy.ts";
import {kendall} from "../../src/stats/kendall.ts";
import {shapeOf} from "../../src/stats/moments.ts";
import {counted} from "../../src/stats/ordered.ts";
import {pearson, pearsonP} from "../../src/stats/pearson.ts";
import {quantileWeighted} from "../../src/stats/quantile.ts";
import {medianDeviation, quartiles, trimmedMean, tukeyOutliers} from "../../src/stats/robust-scale.ts";
import {spearman} from "../../src/stats/spearman.ts";
import {cells, describeGolden, differs, differsP, golden, matching, numbers} from "./golden.ts";
import type {Fields, GoldenCase} from "./golden.ts";

type Values = Readonly<Record<string, number | undefined>>;

/** Compares what is asked for by name; NaN and null in the store mean no answer. */
const complaint = (expected: Fields, found: Values, rel = 1e-9): string | undefined => {
  for (const [name, value] of Object.entries(found)) {
    if (!(name in expected)) continue;
    const wanted = expected[name] as number | null;
    if (wanted === null || Number.isNaN(wanted)) {
      if (value !== undefined) return `${name} ${value} instead of no answer`;
      continue;
    }
    if (value === undefined) return `${name} has no answer`;
    const isP = name.endsWith("_p") || name === "pvalue" || name.startsWith("kendall_p");
    const wrong = isP ? differsP(value, wanted) : differs(value, wanted, rel);
    if (wrong !== undefined && !(Math.abs(value - wanted) < 1e-13)) return `${name} ${wrong}`;
  }
  return undefined;
};

const describeColumn = (item: GoldenCase): string | undefined => {
  const values = numbers(item.inputs["column"]), sample = counted(values), expected = item.expected!;
  const shape = shapeOf(sample.values, sample.counts);
  const at = (p: number): number | undefined => values.length ? quantileWeighted(sample.values, sample.counts, p) : undefined;
  const found = quartiles(sample);
  const sd = (variance: number | undefined): number | undefined => variance === undefined ? undefined : Math.sqrt(variance);
  const mode = sample.counts.reduce((most, count, i) => count > sample.counts[most] ? i : most, 0);
  const means = complaint(expected,
    {count: values.length, unique: sample.values.length, mean: shape?.mean, sum: shape && shape.mean * shape.n}, 1e-12);
  return means ?? complaint(expected, {
    std_ddof1: sd(shape?.variance), std_ddof0: sd(shape?.populationVariance), min: at(0), max: at(1),
    median: at(0.5), q25: at(0.25), q75: at(0.75),
    iqr: found && found.high - found.low, mad_raw: medianDeviation(sample), sem: shape?.error,
    trim_mean_10: trimmedMean(sample, 0.1),
    skew_biased: shape?.skewness, skew_unbiased: shape?.skewnessUnbiased, kurt_biased: shape?.kurtosis,
    kurt_unbiased: shape?.kurtosisUnbiased,
    tukey_outliers: tukeyOutliers(sample), mode: sample.values[mode], mode_count: sample.counts[mode],
  }) ?? complaint((expected["quantiles"] ?? {}) as Fields,
    Object.fromEntries(Object.keys((expected["quantiles"] ?? {}) as Fields).map((p) => [p, at(Number(p))])));
};

/** Rows where both cells are there. */
const both = (item: GoldenCase): readonly [Float64Array, Float64Array] => {
  const inline = item.inputs["kind"] === "inline";
  const x = inline ? item.inputs["x"] as readonly number[] : cells(item.inputs["x"]);
  const y = inline ? item.inputs["y"] as readonly number[] : cells(item.inputs["y"]);
  const kept = x.flatMap((_, i) => x[i] === null || y[i] === null ? [] : [i]);
  return [Float64Array.from(kept, (i) => Number(x[i])), Float64Array.from(kept, (i) => Number(y[i]))];
};

const correlate = (item: GoldenCase): string | undefined => {
  const [x, y] = both(item), sums = coMoments(x, y), r = pearson(sums), rank = spearman(x, y), tau = kendall(x, y);
  const n = x.length, expected = item.expected!;
  const wrong = complaint(expected, {
    pearson: r, spearman: rank?.correlation, kendall_tau_b: tau?.correlation,
    kendall_p_asymptotic: tau?.p, kendall_tau_b_p: tau?.p,
    covariance_ddof1: n > 1 ? sums.suv / (n - 1) : undefined, slope: sums.suv / sums.suu,
  });
  if (wrong !== undefined) return wrong;
  // At |r| = 1 the libraries' p is their rounding of 1 - r^2; with two rows SciPy says 1 or nothing.
  const sure = (correlation: number | undefined): boolean => correlation !== undefined && Math.abs(correlation) > 1 - 1e-14;
  if (n < 3) return undefined;
  return complaint(expected, {
    ...(sure(r) ? {} : {pearson_p: r === undefined ? undefined : pearsonP(r, n)}),
    ...(sure(rank?.correlation) ? {} : {spearman_p: rank?.p}),
  });
};

const associate = (item: GoldenCase): string | undefined => {
  const x = cells(item.inputs["x"]), y = cells(item.inputs["y"]), {expected} = item;
  const rows = expected!["rows"] as readonly string[], columns = expected!["cols"] as readonly string[];
  const table = rows.map(() => new Float64Array(columns.length));
  for (const [i, cell] of x.entries())
    if (cell !== null && y[i] !== null) table[rows.indexOf(String(cell))][columns.indexOf(String(y[i]))]++;
  const v = cramersV(table);
  return complaint(expected!, {
    cramers_v: v?.v, chi2: v?.chiSquare, dof: v?.df, pvalue: v?.p,
  });
};

describeGolden("data quality", (tally) => {
  it("means, spread, shape and quantiles agree with numpy, SciPy and pandas", () => {
    tally.meet(matching(golden("data_quality"), "numpy + scipy.stats describe set"), describeColumn);
    const beyond = ({id}: GoldenCase): boolean => /with_inf|with_nan|huge/.test(id);
    const nearlyConstant = ({id}: GoldenCase): boolean => id.endsWith("near_constant");
    const edges = matching(golden("edge_data_quality"), "numpy + scipy.stats");
    tally.meet(edges.filter(nearlyConstant), (item) => {
      // One of 51 values differs: the skewness is 49 / sqrt(50) and the kurtosis 46.02, of which SciPy's rounding leaves six
      // digits.
      const {values, counts} = counted(numbers(item.inputs["column"])), found = shapeOf(values, counts);
      return complaint({skew: 49 / Math.sqrt(50), kurt: 46.02}, {skew: found?.skewness, kurt: found?.kurtosis}) ??
        complaint(item.expected!, {mean: found?.mean, skew_biased: found?.skewness, kurt_biased: found?.kurtosis}, 1e-5);
    });
    tally.leave(edges.filter(beyond), "not finite, or past the largest number in numpy's sums: counted apart by the profile");
    tally.meet(edges.filter((item) => !beyond(item) && !nearlyConstant(item)), describeColumn);
  });

  it("entropy agrees with SciPy", () => {
    tally.meet(matching(golden("data_quality"), "collections.Counter + scipy.stats.entropy"), ({expected}) => {
      const counts = Object.values(expected!["value_counts"] as Fields) as number[];
      return complaint(expected!, {entropy_nats: entropy(counts), entropy_bits: entropy(counts, 2), unique: counts.length});
    });
  });

  it("correlations agree with SciPy", () => {
    for (const set of ["data_quality", "edge_data_quality"]) {
      const cases = matching(golden(set), "scipy.stats.pearsonr, spearmanr, kendalltau");
      const infinite = ({id}: GoldenCase): boolean => id.endsWith("/inf");
      tally.leave(cases.filter(infinite), "infinite cell, on which the libraries disagree");
      tally.meet(cases.filter((item) => !infinite(item)), correlate);
    }
  });

  it("association and mutual information agree with SciPy and scikit-learn", () => {
    tally.meet(matching(golden("data_quality"), "scipy.stats.contingency.association, sklearn mutual_info_score"), associate);
    tally.leave(matching(golden("data_quality"), "pandas (all cells as text)"),
      "counts of a whole table, which the profile makes");
  });
});
