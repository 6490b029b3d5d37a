// How likely chance alone makes a population stability index as large as the one seen.
import {type Contingency, fewerRows, wholeRows} from "./contingency.ts";
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

/** What may be asked of the chance. */
export interface PsiChanceOptions {
  /** How many tables are drawn where the law does not hold. */
  readonly resamples?: number;
  /** How many rows tell as much as one, where they come in clusters. */
  readonly design?: number | undefined;
}

/** The p-value of PSI; undefined when a side is empty. Of rows in clusters it is that of as many as tell as much. */
export const psiChance = (rows: Contingency, {resamples = 1999, design = 1}: PsiChanceOptions = {}): PsiChance | undefined => {
  const table = design > 1 ? wholeRows(fewerRows(rows, design)) : rows, test = psiTest(table);
  // Of so few clusters that no whole row is left, chance is all there is.
  if (!test) return psiTest(rows) && {p: 1, method: "chi-square", df: 0};
  if (test.p !== undefined) return {p: test.p, method: "chi-square", df: test.df};
  const p = monteCarlo(table, (drawn) => psi(drawn) ?? 0, {random: generator(tableSeed(table)), resamples});
  return p === undefined ? undefined : {p, method: "resampled", df: test.df};
};
