// How likely chance alone makes a population stability index as large as the one seen.
import type {Contingency} from "./contingency.ts";
import {psi, psiTest} from "./divergence.ts";
import {monteCarlo} from "./monte-carlo.ts";
import {generator} from "./random.ts";
import {tableSeed} from "./table-seed.ts";

/** The chance, and how it was found: by the null law, or by resampling where cells are too sparse for it. */
export interface PsiChance {
  readonly p: number;
  readonly method: "chi-square" | "resampled";
  readonly df: number;
}

/** The p-value of PSI; undefined when a side is empty. `resamples` is how many tables are drawn where the law does not hold. */
export const psiChance = (table: Contingency, resamples = 1999): PsiChance | undefined => {
  const test = psiTest(table);
  if (!test) return undefined;
  if (test.p !== undefined) return {p: test.p, method: "chi-square", df: test.df};
  const p = monteCarlo(table, (drawn) => psi(drawn) ?? 0, {random: generator(tableSeed(table)), resamples});
  return p === undefined ? undefined : {p, method: "resampled", df: test.df};
};
