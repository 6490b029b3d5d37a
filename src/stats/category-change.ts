// The default evidence that the categories of a column have changed.
import type {Contingency} from "./contingency.ts";
import {gStatistic, gTest} from "./g-test.ts";
import {monteCarlo} from "./monte-carlo.ts";
import {generator} from "./random.ts";

/** Whether two samples fall into categories alike. */
export interface CategoryChange {
  readonly p: number;
  readonly statistic: number;
  readonly df: number;
  /** chi-square law, Fisher's exact test, or resampled tables with the same margins. */
  readonly method: "chi-square" | "exact" | "resampled";
  /** How many categories were put together with others. */
  readonly pooled: number;
}

/** A seed that the counts alone decide, so that the same table gives the same p. */
const seedOf = ({reference, current}: Contingency): number => {
  let hash = 2166136261;
  for (let i = 0; i < reference.length; i++) {
    hash = Math.imul(hash ^ reference[i], 16777619);
    hash = Math.imul(hash ^ current[i], 16777619);
  }
  return hash >>> 0;
};

/** Tests whether two samples fall into categories alike; undefined when a side is empty. */
export const categoryChange = (table: Contingency): CategoryChange | undefined => {
  const found = gTest(table, {pooling: "sparse"});
  if (found) return {p: found.p, statistic: found.statistic, df: found.df, method: found.law, pooled: found.pooled};
  const statistic = gStatistic(table), p = monteCarlo(table, gStatistic, {random: generator(seedOf(table)), resamples: 9999});
  return p === undefined ? undefined : {p, statistic, df: table.reference.length - 1, method: "resampled", pooled: 0};
};
