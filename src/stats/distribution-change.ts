// The default evidence that a number's distribution has changed: three tests that look for different things, and one
// p-value of the three. It was chosen by measured power at an honest rate of false alarms: see docs/power.md and
// docs/calibration.md.
import {cappedCauchy} from "./capped-cauchy.ts";
import {fisherExact} from "./fisher-exact.ts";
import {normalSf} from "./normal.ts";
import {largestTie} from "./ordered.ts";
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
  /**
   * The p-values behind p: `place` (Mann-Whitney), `shape` (rank components 1 to 4), `tails` (more current values among the
   * outermost).
   */
  readonly parts: Readonly<Record<string, number>>;
}

/** How much place, spread, skew and tails weigh in the shape test. Place has a test of its own and so counts less here. */
const weights = [0.5, 1, 0.3, 0.6];

/** One degree of the shape test for every five values that the smaller sample expects outside the commonest one. */
const enough = 5;

/** Fisher's test of the share that the commonest value holds: all there is to test when few other values are expected. */
const commonest = ({reference, current, n, m}: Ordered, tie: number): number => {
  const at = reference.findIndex((count, j) => count + current[j] === tie), a = reference[at], b = current[at];
  return fisherExact({reference: Float64Array.of(a, n - a), current: Float64Array.of(b, m - b), n, m}, {midP: true})?.p ?? 1;
};

/**
 * Tests two samples for a change of place, spread, shape or tails, valid whatever the ties and so for counts in cells too;
 * one pass over sorted values. Undefined when a side is empty; p is 1 when all values are equal. Where clusters make the samples
 * vary more, by this `design`, place and shape tell so much less, and tails, which count single rows, are not asked.
 */
export const distributionChange = (pair: Ordered, design = 1): DistributionChange | undefined => {
  const {n, m, values} = pair, tie = largestTie(pair), expected = (1 - tie / (n + m)) * Math.min(n, m);
  if (!(n > 0 && m > 0)) return undefined;
  if (values.length < 2 || n + m < 4) return {p: 1, statistic: 0, method: "nothing to compare", parts: {}};
  const {z, skewness} = rankComponents(pair, Math.max(1, Math.min(weights.length, Math.floor(expected / enough))));
  let statistic = 0;
  for (let i = 0; i < z.length; i++) statistic += weights[i] * withoutSkew(z[i], skewness[i]) ** 2 / design;
  const place = tie > (n + m) / 2 && expected < enough && design === 1 ? commonest(pair, tie)
    : Math.min(1, 2 * normalSf(Math.abs(withoutSkew(z[0], skewness[0])) / Math.sqrt(design)));
  // With two distinct values, or few that differ, the other tests would only repeat the first.
  const shape = z.length > 1 ? weightedChiSquareSf(statistic, weights.slice(0, z.length)) : undefined;
  const tails = values.length > 2 && design === 1 ? tailExcess(pair) : undefined;
  const parts = {place, ...(shape !== undefined && {shape}), ...(tails !== undefined && {tails})};
  return {p: cappedCauchy(Object.values(parts)), statistic, method: "place, shape and tails", parts};
};
