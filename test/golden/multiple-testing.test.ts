import {it} from "vitest";
import {cauchyCombination, fisherCombination} from "../../src/stats/combination.ts";
import {adjust} from "../../src/stats/multiplicity.ts";
import type {Adjustment} from "../../src/stats/multiplicity.ts";
import {algorithms, describeGolden, differs, golden, matching} from "./golden.ts";

const methods: Readonly<Record<string, Adjustment>> = {
  "bonferroni": "bonferroni", "sidak": "sidak", "holm": "holm", "holm-sidak": "holm-sidak", "simes-hochberg": "hochberg",
  "hommel": "hommel", "fdr_bh": "benjamini-hochberg", "fdr_by": "benjamini-yekutieli",
};

const all = (actual: Float64Array, expected: readonly number[]): string | undefined => {
  for (const [i, p] of expected.entries()) {
    const wrong = differs(actual[i], p, 1e-9);
    if (wrong !== undefined) return `p[${i}] ${wrong}`;
  }
  return actual.length === expected.length ? undefined : `${actual.length} values instead of ${expected.length}`;
};

describeGolden("multiple testing", (tally) => {
  const file = "multiple_testing", name = "statsmodels.stats.multitest.multipletests";
  it("adjusted p-values and decisions agree with statsmodels", () => {
    tally.meet(matching(golden(file), name), (item) => {
      const adjusted = adjust(item.inputs["inline"] as number[], methods[item.params["method"] as string]);
      const alpha = item.params["alpha"] as number;
      const wrong = all(adjusted, item.expected!["adjusted"] as number[]);
      // At exact equality statsmodels is not of one mind; elsewhere the decisions must be its own.
      const decided = (item.expected!["reject"] as boolean[]).findIndex((reject, i) =>
        Math.abs(adjusted[i] / alpha - 1) > 1e-9 && (adjusted[i] <= alpha) !== reject);
      return wrong ?? (decided >= 0 ? `p[${decided}] decided otherwise` : undefined);
    });
  });

  it("agree with the hand-picked ones, and so do the combined p-values", () => {
    const picked = algorithms()["multiple_testing"] as Readonly<Record<string, number & readonly number[]>>, {p} = picked;
    const named: readonly (readonly [string, Adjustment])[] =
      [["bh", "benjamini-hochberg"], ["by", "benjamini-yekutieli"], ["holm", "holm"], ["bonferroni", "bonferroni"]];
    tally.pairs([
      ...named.map(([id, method]) => ({id, complaint: all(adjust(p, method), picked[id])})),
      {id: "fisher", complaint: differs(fisherCombination(p), picked["fisher_combined_p"], 1e-9)},
      {id: "cauchy", complaint: differs(cauchyCombination(p), picked["cauchy_combination_p"], 1e-9)},
    ]);
  });
});
