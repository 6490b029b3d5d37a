// Whether rows come as fast as before, allowing for the hours of the day, the days of the week, and days that differ.
import {normalQuantile} from "./normal.ts";
import {studentTQuantile, studentTTwoSided} from "./student-t.ts";

/** Counts of successive hours, the first being hour `start` since 1970 (UTC). */
export interface HourlySeries {
  readonly start: number;
  readonly counts: Float64Array;
}

/** How the current rate compares with the one that the reference lets expect for the same hours. */
export interface SeasonalRate {
  /** Rows over expected rows. */
  readonly ratio: number;
  readonly expected: number;
  readonly p: number;
  readonly interval: readonly [number, number];
  /** Variance over what independent rows would give, at least 1. */
  readonly dispersion: number;
  readonly df: number;
  /** Hours without a row at which the reference never had none. */
  readonly gaps: number;
  /** The smallest ratio above 1 that a test of this level shows with this power. */
  detectable(aim: {readonly level: number; readonly power: number}): number;
}

// The pattern repeats every week; the hours of one day vary together; the residuals of each of the seven days sum to 0.
const period = 168, block = 24, constraints = 7;

const usualOf = ({start, counts}: HourlySeries) => {
  const sums = new Float64Array(period), seen = new Float64Array(period), least = new Float64Array(period).fill(Infinity);
  counts.forEach((count, i) => {
    const season = (start + i) % period;
    sums[season] += count;
    seen[season]++;
    least[season] = Math.min(least[season], count);
  });
  return {mean: sums.map((sum, season) => seen[season] > 0 ? sum / seen[season] : 0), seen, least};
};

/** Pearson's dispersion of whole blocks about the seasonal means. */
const dispersionOf = ({start, counts}: HourlySeries, mean: Float64Array) => {
  const residuals = new Map<number, number>();
  let expected = 0;
  counts.forEach((count, i) => {
    const at = Math.floor((start + i) / block), usual = mean[(start + i) % period];
    residuals.set(at, (residuals.get(at) ?? 0) + count - usual);
    expected += usual;
  });
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual * residual, 0);
  const blocks = residuals.size, df = blocks - constraints;
  return {df, dispersion: expected > 0 && df > 0 ? Math.max(1, squares / expected * (blocks / df)) : 1};
};

/**
 * Compares the rows of the current hours with those that the reference had in the same hours of the week. The variance is
 * quasi-Poisson with the dispersion of whole days, so that good and bad days are no alarm; the law of the logarithm of the ratio
 * is Student's. Undefined when the reference covers less than two weeks (a weekend would look like an outage) or fewer than
 * twenty rows are expected.
 */
export const seasonalRate = (reference: HourlySeries, current: HourlySeries): SeasonalRate | undefined => {
  if (reference.counts.length < 2 * period) return undefined;
  const {mean, seen, least} = usualOf(reference), {df, dispersion} = dispersionOf(reference, mean);
  const met = new Float64Array(period);
  let rows = 0, expected = 0, gaps = 0;
  current.counts.forEach((count, i) => {
    const season = (current.start + i) % period;
    met[season]++;
    rows += count;
    expected += mean[season];
    if (count === 0 && least[season] > 0) gaps++;
  });
  if (expected < 20) return undefined;
  const ofMeans = met.reduce((sum, times, season) => times > 0 ? sum + times * times * mean[season] / seen[season] : sum, 0);
  const error = Math.sqrt(dispersion * (expected + ofMeans)) / expected, ratio = rows / expected;
  const log = Math.log((rows + 0.5) / (expected + 0.5));
  // The rows that came vary with their own number, not with that expected.
  const half = studentTQuantile(0.975, df) * Math.sqrt(dispersion * (1 / (rows + 0.5) + ofMeans / expected ** 2));
  return {
    ratio, expected, dispersion, df, gaps, p: studentTTwoSided(log / error, df),
    interval: [Math.exp(log - half), Math.exp(log + half)],
    detectable: ({level, power}) => Math.exp((studentTQuantile(1 - level / 2, df) + normalQuantile(power)) * error),
  };
};
