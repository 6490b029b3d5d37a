import {expect, it} from "vitest";
import {chiSquareHomogeneity} from "../../src/stats/chi-square-homogeneity.ts";
import {contingency} from "../../src/stats/contingency.ts";
import type {Contingency} from "../../src/stats/contingency.ts";
import {cramersV} from "../../src/stats/cramers-v.ts";
import {hellinger, jensenShannonDistance, kullbackLeibler, lInfinity, psi, totalVariation} from "../../src/stats/divergence.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {gTest} from "../../src/stats/g-test.ts";
import {twoProportions} from "../../src/stats/two-proportions.ts";
import {cells, describeGolden, differs, differsP, golden, matching} from "./golden.ts";
import type {GoldenCase, Tally} from "./golden.ts";

interface Case {
  readonly table: Contingency;
  readonly categories: readonly string[];
  readonly item: GoldenCase;
}

/** What our functions answer under the names of the stored answer; undefined is no answer. */
type Answer = Readonly<Record<string, number | undefined>> | undefined;

const byCodePoint = (a: string, b: string): number => {
  const x = Array.from(a, (c) => c.codePointAt(0)!), y = Array.from(b, (c) => c.codePointAt(0)!);
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i] - y[i];
  return x.length - y.length;
};

const read = (item: GoldenCase): Case => {
  const named = ((item.expected?.["categories"] ?? []) as readonly string[]).includes("__missing__");
  const labelled = (side: string): string[] =>
    cells(item.inputs[side]).flatMap((cell) => cell === null ? named ? ["__missing__"] : [] : [String(cell)]);
  const reference = labelled("reference"), current = labelled("current");
  const categories = [...new Set([...reference, ...current])].sort(byCodePoint);
  const count = (values: readonly string[]): number[] => {
    const at = new Map(categories.map((label, i) => [label, i])), counts = categories.map(() => 0);
    for (const value of values) counts[at.get(value)!]++;
    return counts;
  };
  return {table: contingency(count(reference), count(current)), categories, item};
};

const complaint = ({table, item}: Case, answer: Answer): string | undefined => {
  if (!answer) return "no answer";
  const expected = item.expected!;
  const wanted = [expected["reference_counts"], expected["current_counts"]];
  if (JSON.stringify([[...table.reference], [...table.current]]) !== JSON.stringify(wanted)) return "other counts";
  for (const [name, value] of Object.entries(answer)) {
    const precise = name === "pvalue" ? item.pvalue_mp : undefined;
    const stored = precise === undefined ? expected[name] as number : Number(precise);
    const wrong = value === undefined ? "has no answer" : name === "pvalue"
      ? differsP(value, stored, precise === undefined ? 1e-8 : 1e-10) : differs(value, stored, 1e-9);
    // SciPy's G adds up terms as large as the counts: an error of 1e-16 of those is its own (checked with 40 digits).
    const rounding = name === "statistic" ? 1e-16 * (table.n + table.m) : 1e-15;
    if (wrong !== undefined && !(Math.abs((value ?? Infinity) - stored) < rounding)) return `${name} ${wrong}`;
  }
  return undefined;
};

/** Every case of a function: the match ones are met, the not-computable ones get no answer. */
const check = (tally: Tally, name: string, answer: (c: Case) => Answer): void => {
  for (const set of ["categorical_drift", "edge_categorical"]) {
    tally.meet(matching(golden(set), name), (item) => { const c = read(item); return complaint(c, answer(c)); });
    const refused = golden(set).cases.filter((item) => item.function === name && item.status === "not-computable");
    const answered = refused.filter((item) => Object.values(answer(read(item)) ?? {}).some((value) => value !== undefined));
    expect(answered.map(({id}) => id)).toEqual([]);
  }
};

describeGolden("categorical drift", (tally) => {
  it("chi-square and G of homogeneity agree with SciPy, with and without Yates' correction", () => {
    check(tally, "scipy.stats.chi2_contingency", ({table, item}) => {
      const yates = item.params["correction"] === true, byLikelihood = item.params["lambda_"] === "log-likelihood";
      const found = byLikelihood ? gTest(table, {yates, correction: "none"}) : chiSquareHomogeneity(table, {yates});
      return found && {statistic: found.statistic, dof: found.df, pvalue: found.p};
    });
  });

  it("Cramer's V, Tschuprow's T and Pearson's coefficient agree with SciPy", () => {
    check(tally, "scipy.stats.contingency.association", ({table}) => {
      const found = table.n > 0 && table.m > 0 ? cramersV([table.reference, table.current]) : undefined;
      return found?.v === undefined ? undefined : {cramer: found.v, tschuprow: found.tschuprow, pearson: found.contingency};
    });
  });

  it("the divergences agree with SciPy, with every way to treat empty cells", () => {
    check(tally, "scipy.spatial.distance / scipy.special.rel_entr", ({table}) => {
      const other = {reference: table.current, current: table.reference};
      return {
        js_distance_base2: jensenShannonDistance(table), js_distance_base_e: jensenShannonDistance(table, {base: Math.E}),
        kl_ref_cur_raw: kullbackLeibler(table, "none"), kl_cur_ref_raw: kullbackLeibler(other, "none"),
        kl_ref_cur_eps: kullbackLeibler(table, "floor"), kl_cur_ref_eps: kullbackLeibler(other, "floor"),
        psi_eps: psi(table, "floor"), psi_half: psi(table), hellinger: hellinger(table),
        total_variation: totalVariation(table), l_infinity: lInfinity(table),
      };
    });
  });

  it("the z-test of two proportions agrees with statsmodels", () => {
    check(tally, "statsmodels.stats.proportion.proportions_ztest", ({table, categories, item}) => {
      const at = categories.indexOf(item.params["success"] as string);
      const found = twoProportions({count: table.reference[at] ?? 0, n: table.n}, {count: table.current[at] ?? 0, n: table.m});
      return found && {statistic: found.statistic, pvalue: found.p};
    });
  });

  it("Fisher's exact test agrees with the exact sum", () => {
    check(tally, "scipy.stats.fisher_exact", ({table}) => {
      const found = fisherExact(table);
      return found && {statistic: found.oddsRatio, pvalue: found.p};
    });
  });
});
