// The default evidence that a number's distribution has changed: three tests that look for different things, and one p-value of the three.
// It was chosen by measured power at an honest rate of false alarms: see docs/power.md and docs/calibration.md.
import {cauchyCombination} from "./combination.ts";
import {normalSf} from "./normal.ts";
import type {Ordered} from "./ordered.ts";
import {rankComponents, withoutSkew} from "./rank-components.ts";
import {tailExcess} from "./tail-excess.ts";
import {weightedChiSquareSf} from "./weighted-chi-square.ts";

/** Whether two samples of a number differ in any way that rows of this many can show. */
export interface DistributionChange {
  readonly p: number;
  /** The weighted sum of squares of the rank components of degree 1 to 4. */
  readonly statistic: number;
  readonly method: string;
  /** The p-values behind p: `place` (Mann-Whitney), `shape` (rank components 1 to 4), `tails` (more current values among the outermost). */
  readonly parts: Readonly<Record<string, number>>;
}

/** How much place, spread, skew and tails weigh in the shape test. Place has a test of its own and so counts less here. */
const weights = [0.5, 1, 0.3, 0.6];

/**
 * Tests two samples for a change of place, spread, shape or tails, valid whatever the ties and so for counts in cells too; one pass over
 * sorted values. Undefined when a side is empty; p is 1 when all values are equal.
 */
export const distributionChange = (pair: Ordered): DistributionChange | undefined => {
  const {n, m, values} = pair;
  if (!(n > 0 && m > 0)) return undefined;
  if (values.length < 2 || n + m < 4) return {p: 1, statistic: 0, method: "nothing to compare", parts: {}};
  const {z, skewness} = rankComponents(pair, weights.length);
  let statistic = 0;
  for (let i = 0; i < z.length; i++) statistic += weights[i] * withoutSkew(z[i], skewness[i]) ** 2;
  const place = Math.min(1, 2 * normalSf(Math.abs(withoutSkew(z[0], skewness[0]))));
  const shape = weightedChiSquareSf(statistic, weights.slice(0, z.length)), tails = tailExcess(pair);
  // With two distinct values place and shape are the same test.
  const parts = {place, ...(z.length > 1 && {shape}), ...(tails !== undefined && {tails})};
  return {p: cauchyCombination(Object.values(parts)), statistic, method: "place, shape and tails", parts};
};
