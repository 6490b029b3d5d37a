// Tests of whether probabilities are right as they stand.
import {normalSf} from "./normal.ts";
import type {ScoreTable} from "./score-table.ts";

/** A sum in its own standard deviations, standard normal where the probabilities are right; there is none where all of them are 0 or 1. */
export interface CalibrationTest {
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/** Σ w(p) (y − p) / √Σ w(p)² p (1 − p), over probabilities that lie in [0, 1]. */
const standardised = ({values, negatives, positives}: ScoreTable, weight: (p: number) => number): CalibrationTest | undefined => {
  let sum = 0, variance = 0;
  for (let i = 0; i < values.length; i++) {
    const p = values[i], n = negatives[i] + positives[i], w = weight(p);
    sum += w * (positives[i] - n * p);
    variance += n * w * w * p * (1 - p);
  }
  if (!(variance > 0)) return undefined;
  const z = sum / Math.sqrt(variance);
  return {z, p: Math.min(1, 2 * normalSf(Math.abs(z)))};
};

/** Calibration in the large: whether as many happened as the probabilities add up to. */
export const largeTest = (table: ScoreTable): CalibrationTest | undefined => standardised(table, () => 1);

/** Spiegelhalter's test (1986) of whether Brier's score is what right probabilities would have. */
export const spiegelhalter = (table: ScoreTable): CalibrationTest | undefined => standardised(table, (p) => 1 - 2 * p);
