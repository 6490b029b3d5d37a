// Brier's score: the mean squared distance of probabilities to what happened, and what it is made of.
import type {ReliabilityBin} from "./reliability.ts";
import type {ScoreTable} from "./score-table.ts";

/** A mean over rows and the variance of single rows about it. */
export interface RowMean {
  readonly n: number;
  readonly mean: number;
  /** Unbiased; undefined for fewer than two rows. */
  readonly variance: number | undefined;
}

/** Mean and variance from how many rows there are, the sum of what is averaged and the sum of its squares. */
export const rowMean = (n: number, sum: number, squares: number): RowMean | undefined =>
  n > 0 ? {n, mean: sum / n, variance: n > 1 ? Math.max(0, squares - sum * sum / n) / (n - 1) : undefined} : undefined;

/** The mean of a loss that depends on the score and on whether the row is positive. */
export const meanLoss = (
  {values, negatives, positives}: ScoreTable, loss: (score: number, positive: boolean) => number,
): RowMean | undefined => {
  let n = 0, sum = 0, squares = 0;
  for (let i = 0; i < values.length; i++) {
    for (const [count, positive] of [[negatives[i], false], [positives[i], true]] as const) {
      if (count === 0) continue;
      const one = loss(values[i], positive);
      n += count;
      sum += count * one;
      squares += count * one * one;
    }
  }
  return rowMean(n, sum, squares);
};

/** The squared distance of a probability to what happened. */
export const squaredDistance = (p: number, positive: boolean): number => (p - (positive ? 1 : 0)) ** 2;

const least = 2 ** -52;

/** −ln of the probability that was given to what happened, held away from 0 and 1 by 2⁻⁵² as in scikit-learn. */
export const logarithmicLoss = (p: number, positive: boolean): number => {
  const held = Math.min(1 - least, Math.max(least, p));
  return -Math.log(positive ? held : 1 - held);
};

/** Parts of Brier's score: brier = reliability − resolution + uncertainty + within. */
export interface BrierParts {
  /** How far the bins' probabilities are from what happened in them; 0 is best. */
  readonly reliability: number;
  /** How far what happened in the bins is from what happened overall; larger is better. */
  readonly resolution: number;
  /** share (1 − share) of positives: what there is to be told. */
  readonly uncertainty: number;
  /** What probabilities that differ within a bin add: their variance less twice their covariance with what happened. */
  readonly within: number;
}

/**
 * Murphy's decomposition (1973) over bins, with the terms within bins (Stephenson, Coelho and Jolliffe 2008) as what is left of
 * the score. Undefined without rows.
 */
export const brierParts = (brier: number, bins: readonly ReliabilityBin[]): BrierParts | undefined => {
  let n = 0, positives = 0;
  for (const bin of bins) {
    n += bin.n;
    positives += bin.positives;
  }
  if (n === 0) return undefined;
  const base = positives / n, uncertainty = base * (1 - base);
  let reliability = 0, resolution = 0;
  for (const bin of bins) {
    reliability += bin.n / n * (bin.mean - bin.share) ** 2;
    resolution += bin.n / n * (bin.share - base) ** 2;
  }
  return {reliability, resolution, uncertainty, within: brier - (reliability - resolution + uncertainty)};
};
