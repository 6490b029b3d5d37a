// One p-value out of several tests of which some find nothing at all.
import {cauchyCombination} from "./combination.ts";

/**
 * Cauchy's combination with every p counted as at most 1 - 1/(20 + n). A one-sided test whose alternative is the wrong way
 * round, or a test of few rows, answers almost exactly 1; as it stands such an answer would outweigh any evidence of the
 * others, for Cauchy's score of it has no bound. The cap leaves small p what they are.
 */
export const cappedCauchy = (ps: readonly number[]): number => {
  const most = 1 - 1 / (20 + ps.length);
  return cauchyCombination(ps.map((p) => ps.length > 1 ? Math.min(p, most) : p));
};
