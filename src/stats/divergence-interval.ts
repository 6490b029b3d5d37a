// Intervals for the true distance of two distributions over cells, from counts.
import {chiSquareHomogeneity} from "./chi-square-homogeneity.ts";
import {hellinger, jensenShannonDistance, psi, totalVariation} from "./divergence.ts";
import type {Counts} from "./divergence.ts";
import {noncentralityInterval} from "./noncentral-chi-square.ts";
import {normalPdf, normalQuantile, normalSf} from "./normal.ts";
import type {Interval} from "./proportion-interval.ts";

/** The distances that have an interval here. */
export type DivergenceName = "psi" | "jensen-shannon" | "hellinger" | "total-variation" | "l-infinity";

/** What an interval may be told. */
export interface DivergenceIntervalOptions {
  /** Its coverage; 0.95 unless given. */
  readonly level?: number;
  /** Of the Jensen-Shannon distance; 2 unless given. */
  readonly base?: number;
}

interface Filled {
  readonly reference: Float64Array;
  readonly current: Float64Array;
  readonly n: number;
  readonly m: number;
  /** Filled cells. */
  readonly cells: number;
  /** 1 / n + 1 / m: the size of the noise. */
  readonly noise: number;
}

const filled = ({reference, current}: Counts): Filled | undefined => {
  const kept: number[] = [];
  let n = 0, m = 0;
  for (let i = 0; i < reference.length; i++) {
    n += reference[i];
    m += current[i];
    if (reference[i] + current[i] > 0) kept.push(i);
  }
  if (!(n > 0 && m > 0)) return undefined;
  const pick = (counts: ArrayLike<number>): Float64Array => Float64Array.from(kept, (i) => counts[i]);
  return {reference: pick(reference), current: pick(current), n, m, cells: kept.length, noise: 1 / n + 1 / m};
};

/**
 * By inversion of the noncentral chi-square law: near equality psi, 8 JSD (nats) and 8 H^2 are alike, and over 1 / n + 1 / m follow it with
 * cells - 1 degrees and noncentrality (true distance) / (1 / n + 1 / m).
 */
const byNoncentrality = (quadratic: number, {cells, noise}: Filled, level: number): Interval => {
  const [low, high] = noncentralityInterval(quadratic / noise, cells - 1, level);
  return [low * noise, high * noise];
};

/** The delta method's variance of psi over the 4 psi (1 / n + 1 / m) that the noncentral law gives it, 1 to 3: past 0.1 it has grown. */
const inflation = ({reference, current, n, m, cells, noise}: Filled): number => {
  let first = 0, firstSquare = 0, second = 0, secondSquare = 0, distance = 0;
  for (let i = 0; i < cells; i++) {
    const p = (reference[i] + 0.5) / (n + cells / 2), q = (current[i] + 0.5) / (m + cells / 2), log = Math.log(p / q);
    const left = log + 1 - q / p, right = 1 - p / q - log;
    first += p * left;
    firstSquare += p * left * left;
    second += q * right;
    secondSquare += q * right * right;
    distance += (p - q) * log;
  }
  if (!(distance > 0)) return 1;
  const variance = (firstSquare - first * first) / n + (secondSquare - second * second) / m;
  return Math.max(1, Math.min(3, variance / (4 * distance * noise)));
};

const psiInterval = (counts: Filled, level: number): Interval => {
  const value = psi(counts) ?? 0, [low, high] = byNoncentrality(value, counts, level), scale = Math.sqrt(inflation(counts));
  const centre = Math.max(0, value - (counts.cells - 1) * counts.noise);
  return [low === 0 ? 0 : Math.max(0, centre - (centre - low) * scale), centre + Math.max(0, high - centre) * scale];
};

/** Each cell's difference of shares and its standard error, with half a count more so that an empty side is not taken for certain. */
const differences = ({reference, current, n, m}: Filled): {readonly gaps: Float64Array; readonly errors: Float64Array} => ({
  gaps: reference.map((count, i) => count / n - current[i] / m),
  errors: reference.map((count, i) => {
    const p = (count + 0.5) / (n + 1), q = (current[i] + 0.5) / (m + 1);
    return Math.sqrt(p * (1 - p) / n + q * (1 - q) / m);
  }),
});

/** The mean and the deviation of the measured distance if the true differences were these, signs as observed. */
const foldedLaw = ({reference, current, n, m}: Filled, {gaps, errors}: ReturnType<typeof differences>, truth: (i: number) => number) => {
  let mean = 0, own = 0, squares = 0, fourth = 0, p = 0, q = 0, squareP = 0, squareQ = 0;
  for (let i = 0; i < gaps.length; i++) {
    // |N(t, 1)| has mean m = 2 pdf(t) + t (1 - 2 sf(t)), variance 1 + t^2 - m^2, and follows its sign by a = 1 - 2 sf(t).
    const s = errors[i], t = truth(i) / s, sure = 1 - 2 * normalSf(t), fold = 2 * normalPdf(t) + t * sure, square = s * s;
    mean += s * fold / 2;
    own += square * Math.max(0, 1 + t * t - fold * fold - sure * sure);
    squares += square;
    fourth += square * square;
    const sign = Math.sign(gaps[i]) * sure, left = reference[i] / n, right = current[i] / m;
    p += sign * left;
    q += sign * right;
    squareP += sign * sign * left;
    squareQ += sign * sign * right;
  }
  // Shares that add up to 1 make the foldings correlate: wholly for two cells, hardly for many.
  const together = 1 / Math.max(0.01, 1 - fourth / (squares * squares));
  return {mean, deviation: Math.sqrt(own * together + (squareP - p * p) / n + (squareQ - q * q) / m) / 2};
};

/**
 * Each measured |p - q| is a folded normal, whose noise adds up over the cells. An end is the distance under which one as large (or as
 * small) as the measured one has the chance that the level leaves. For the lower end the true differences are taken in proportion to the
 * observed ones; for the upper end to the root of their square and their noise's, or a scatter that is noise would count as real.
 */
const totalVariationInterval = (counts: Filled, level: number): Interval => {
  const seen = totalVariation(counts) ?? 0, z = normalQuantile((1 + level) / 2), found = differences(counts), {gaps, errors} = found;
  const end = (side: 1 | -1): number => {
    const pattern = gaps.map((gap, i) => side > 0 ? Math.abs(gap) : Math.hypot(gap, errors[i]));
    const size = pattern.reduce((sum, part) => sum + part, 0) / 2;
    const beyond = (distance: number): boolean => {
      const {mean, deviation} = foldedLaw(counts, found, (i) => pattern[i] * distance / size);
      return mean + side * z * deviation > seen;
    };
    if (!(size > 0) || beyond(0)) return 0;
    let low = 0, high = 1;
    for (let i = 0; i < 40; i++) { const middle = (low + high) / 2; if (beyond(middle)) high = middle; else low = middle; }
    return low;
  };
  return [end(1), end(-1)];
};

/** Agresti and Caffo's (2000) interval of a difference of shares, taken without its sign. */
const magnitude = (i: number, {reference, current, n, m}: Filled, z: number): Interval => {
  const p = (reference[i] + 1) / (n + 2), q = (current[i] + 1) / (m + 2), reach = z * Math.sqrt(p * (1 - p) / (n + 2) + q * (1 - q) / (m + 2));
  return [Math.max(0, Math.abs(p - q) - reach), Math.min(1, Math.abs(p - q) + reach)];
};

/**
 * The cell of the truly largest difference lies below its own upper bound, hence below the largest of all; and all lower bounds hold
 * at once at a level shared among the cells (Sidak). The lower end is 0 unless the chi-square test rejects equality: shared among many cells
 * the level lies too far out for the normal law of small counts.
 */
const lInfinityInterval = (counts: Filled, level: number): Interval => {
  const shared = normalQuantile((1 + level ** (1 / (counts.cells - 1))) / 2), single = normalQuantile((1 + level) / 2);
  let low = 0, high = 0;
  for (let i = 0; i < counts.cells; i++) {
    low = Math.max(low, magnitude(i, counts, shared)[0]);
    high = Math.max(high, magnitude(i, counts, single)[1]);
  }
  const changed = (chiSquareHomogeneity(counts, {pooling: "sparse"})?.p ?? 1) <= 1 - level;
  return [changed ? low : 0, high];
};

/**
 * The interval of a distance between two distributions. Cells empty in both samples are left out; on cells that expect fewer than about
 * one value it covers less than it says. Undefined when a side is empty.
 */
export const divergenceInterval = (counts: Counts, name: DivergenceName, {level = 0.95, base = 2}: DivergenceIntervalOptions = {}): Interval | undefined => {
  const used = filled(counts);
  if (!used) return undefined;
  if (used.cells < 2) return [0, 0];
  if (name === "total-variation") return totalVariationInterval(used, level);
  if (name === "l-infinity") return lInfinityInterval(used, level);
  if (name === "psi") return psiInterval(used, level);
  const distance = name === "jensen-shannon" ? jensenShannonDistance(used, {base: Math.E}) ?? 0 : hellinger(used, "half") ?? 0;
  const [low, high] = byNoncentrality(8 * distance * distance, used, level);
  const unit = name === "jensen-shannon" ? 8 * Math.log(base) : 8;
  return [Math.sqrt(low / unit), Math.min(1 / Math.sqrt(name === "jensen-shannon" ? Math.log2(base) : 1), Math.sqrt(high / unit))];
};
