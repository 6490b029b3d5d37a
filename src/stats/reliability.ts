// Whether what is given a chance of p happens in a share p of the cases: bins, their gaps, and measures of these.
import {normalCdf, normalPdf, normalQuantile} from "./normal.ts";
import type {Interval} from "./proportion-interval.ts";
import {increasingRoot} from "./root.ts";
import {type ScoreTable, totalsOf} from "./score-table.ts";

/** How probabilities are binned: [0, 1] in even steps, or as many rows in every bin as ties allow. */
export type Binning = "equal-width" | "equal-mass";

/** The rows of one bin of probabilities. */
export interface ReliabilityBin {
  readonly bin: number;
  readonly n: number;
  readonly positives: number;
  /** Mean probability, and the share that was positive. */
  readonly mean: number;
  readonly share: number;
}

/** How many bins, and how they are made. */
export interface BinOptions {
  readonly bins?: number;
  readonly binning?: Binning;
}

/** Where a score lies: its value, and the middle of its rows' ranks as a share of all rows. */
export interface Place {
  readonly value: number;
  readonly rank: number;
}

/** The filled ones of so many bins, each score in the bin told of it. */
export const binsBy = (table: ScoreTable, bins: number, binOf: (place: Place) => number): ReliabilityBin[] => {
  const {values, negatives, positives} = table, totals = totalsOf(table), all = totals.negatives + totals.positives;
  const sums = new Float64Array(bins), hits = new Float64Array(bins), counts = new Float64Array(bins);
  for (let i = 0, seen = 0; i < values.length; i++) {
    const n = negatives[i] + positives[i], told = binOf({value: values[i], rank: (seen + (n - 1) / 2) / all});
    const bin = Math.max(0, Math.min(bins - 1, told));
    sums[bin] += n * values[i];
    hits[bin] += positives[i];
    counts[bin] += n;
    seen += n;
  }
  return Array.from(counts, (n, bin): ReliabilityBin => ({
    bin, n, positives: hits[bin], mean: sums[bin] / n, share: hits[bin] / n,
  })).filter(({n}) => n > 0);
};

/** The filled bins, ascending: even ones hold [i / bins, (i + 1) / bins), the last one 1 as well; rows of one score stay together. */
export const reliabilityBins = (table: ScoreTable, {bins = 10, binning = "equal-width"}: BinOptions = {}): ReliabilityBin[] =>
  binsBy(table, bins, ({value, rank}) => Math.floor((binning === "equal-width" ? value : rank) * bins));

/** The mean gap over rows between what was said and what happened; undefined without rows. */
const meanGap = (bins: readonly ReliabilityBin[]): number | undefined => {
  let gaps = 0, all = 0;
  for (const {n, mean, share} of bins) {
    gaps += n * Math.abs(share - mean);
    all += n;
  }
  return all > 0 ? gaps / all : undefined;
};

/** How far probabilities are from what happens, over bins. */
export interface CalibrationError {
  /** Expected: the mean gap over rows; maximum: the largest gap of a bin. */
  readonly expected: number;
  readonly maximum: number;
  /** The expected error with what sampling alone adds to it taken off, and its interval. */
  readonly debiased: number;
  readonly interval: Interval;
}

/** A normal gap: mean and deviation. */
interface Gap {
  readonly weight: number;
  readonly size: number;
  readonly deviation: number;
}

const gapOf = ({n, positives, mean, share}: ReliabilityBin, all: number, design: number): Gap => {
  // The larger of what the probabilities say and what was seen (with one more row, positive as often as predicted): bins of few
  // rows are often of one kind only, and have a spread all the same.
  const told = Math.max(0, Math.min(1, mean)), seen = (positives + told) / (n + 1);
  const variance = Math.max(told * (1 - told), seen * (1 - seen)) / n;
  return {weight: n / all, size: Math.abs(share - mean), deviation: Math.sqrt(variance * design)};
};

/**
 * How many times as much the gaps of bins vary over drawings of clusters as those of single rows do: the design effect, at least 1.
 * Bins are weighted as they enter the expected error.
 */
const binDesign = (bins: readonly ReliabilityBin[], drawn: readonly (readonly ReliabilityBin[])[]): number => {
  const all = bins.reduce((sum, {n}) => sum + n, 0);
  let seen = 0, single = 0;
  for (const own of bins) {
    const gaps = drawn.flatMap((table) => table.filter(({bin}) => bin === own.bin).map(({mean, share}) => share - mean));
    if (gaps.length < 2) continue;
    const centre = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, {weight, deviation} = gapOf(own, all, 1);
    seen += weight ** 2 * gaps.reduce((sum, gap) => sum + (gap - centre) ** 2, 0) / (gaps.length - 1);
    single += (weight * deviation) ** 2;
  }
  return single > 0 ? Math.max(1, seen / single) : 1;
};

/** Mean and deviation of the error that is found when the true gaps are `times` those given: gaps fold at 0. */
const errorLaw = (gaps: readonly Gap[], times: number): {readonly mean: number; readonly deviation: number} => {
  let mean = 0, variance = 0;
  for (const {weight, size, deviation} of gaps) {
    const truly = times * size, z = deviation > 0 ? truly / deviation : Infinity;
    const folded = deviation > 0 ? 2 * deviation * normalPdf(z) + truly * (1 - 2 * normalCdf(-z)) : truly;
    mean += weight * folded;
    variance += weight * weight * Math.max(0, truly * truly + deviation * deviation - folded * folded);
  }
  return {mean, deviation: Math.sqrt(variance)};
};

/** How much more the expected error varies over drawings of clusters than the bins by themselves let expect: their gaps go together. */
const stretchOf = (gaps: readonly Gap[], drawn: readonly (readonly ReliabilityBin[])[]): number => {
  const errors = drawn.map(meanGap).filter((error) => error !== undefined), {deviation} = errorLaw(gaps, 1);
  if (errors.length < 2 || deviation === 0) return 1;
  const centre = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return Math.max(1, Math.sqrt(errors.reduce((sum, error) => sum + (error - centre) ** 2, 0) / (errors.length - 1)) / deviation);
};

/** The level of the interval, and the same bins with clusters drawn anew, where rows come in clusters. */
export interface CalibrationOptions {
  readonly level?: number;
  readonly drawn?: readonly (readonly ReliabilityBin[])[];
}

/**
 * Expected and maximum calibration error. Sampling alone opens gaps, so the expected one is too large: the debiased error is
 * the one under which an error as large as that found is expected, gaps being normal and kept in proportion, and the ends of
 * the interval are those under which it lies at the normal quantiles. Undefined without rows.
 */
export const calibrationError = (
  bins: readonly ReliabilityBin[], {level = 0.95, drawn = []}: CalibrationOptions = {},
): CalibrationError | undefined => {
  const expected = meanGap(bins), all = bins.reduce((sum, {n}) => sum + n, 0);
  if (expected === undefined) return undefined;
  const design = binDesign(bins, drawn), gaps = bins.map((bin) => gapOf(bin, all, design));
  const z = normalQuantile((1 + level) / 2), maximum = Math.max(...gaps.map(({size}) => size)), stretch = stretchOf(gaps, drawn);
  const under = (quantile: number): number => {
    const excess = (times: number): number => {
      const {mean, deviation} = errorLaw(gaps, times);
      return mean + quantile * stretch * deviation - expected;
    };
    if (expected === 0 || excess(0) >= 0) return 0;
    let most = 1;
    while (excess(most) < 0) most *= 2;
    return expected * increasingRoot(excess, [0, most]);
  };
  return {expected, maximum, debiased: under(0), interval: [under(z), expected === 0 ? errorLaw(gaps, 0).mean : under(-z)]};
};
