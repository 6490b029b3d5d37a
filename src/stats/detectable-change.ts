// The smallest change of shares that a χ² test of homogeneity shows.
import type {Contingency} from "./contingency.ts";
import {noncentralityForPower} from "./noncentral-chi-square.ts";

/** Counts, with how many of their rows tell as much as one where they come in clusters. */
type Table = Contingency & {readonly design?: number};

/** The level of a test, and how likely it is to show what is there. */
export interface Aim {
  readonly level: number;
  readonly power: number;
}

/**
 * The smallest sum of (c - r)² / r over the cells that a test shows: its noncentrality times 1/n + 1/m. Undefined where fewer than
 * two cells are filled. Near equality PSI is that sum, Kullback and Leibler's divergence half of it, the squares of Hellinger's and
 * (in nats) of Jensen and Shannon's distance an eighth.
 */
export const detectableSquare = ({reference, current, n, m, design = 1}: Table, {level, power}: Aim): number | undefined => {
  const filled = reference.reduce((count, before, i) => count + (before + current[i] > 0 ? 1 : 0), 0);
  return filled < 2 || !(n > 0 && m > 0) ? undefined : noncentralityForPower(filled - 1, level, power) * design * (1 / n + 1 / m);
};

/** The smallest total variation that is shown wherever it lies: by Cauchy and Schwarz the sum is at least four times its square. */
export const detectableVariation = (table: Table, aim: Aim): number | undefined => {
  const square = detectableSquare(table, aim);
  return square && Math.min(1, Math.sqrt(square) / 2);
};

/** The smallest change of a single share that is shown whichever it is: of a share p the sum is at least its square over p (1 - p). */
export const detectableShare = (table: Table, aim: Aim): number | undefined => {
  const square = detectableSquare(table, aim), {reference, current, n, m} = table;
  const most = reference.reduce((largest, before, i) => {
    const p = (before + current[i]) / (n + m);
    return Math.max(largest, p * (1 - p));
  }, 0);
  return square && Math.min(1, Math.sqrt(square * most));
};
