// Distances between two distributions over the same cells.
import {chiSquareSf} from "./chi-square.ts";
import {denseEnough} from "./contingency.ts";

/** Two rows of counts over the same cells; rows of a Contingency will do. */
export interface Counts {
  readonly reference: ArrayLike<number>;
  readonly current: ArrayLike<number>;
}

/**
 * What stands for an empty cell, whose logarithm has no value. half: half a count more in every cell of either row (Krichevsky
 * and Trofimov 1981), so that the answer does not hang on a chosen constant. floor: 0.0001 in place of a share of 0, the rest
 * unchanged, as Evidently and others do. none: nothing, so that psi and kullbackLeibler may be Infinity.
 */
export type Zeros = "half" | "floor" | "none";

const floor = 1e-4;

const shareOf = (counts: ArrayLike<number>, zeros: Zeros): Float64Array | undefined => {
  const add = zeros === "half" ? 0.5 : 0;
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  if (!(total > 0)) return undefined;
  const shares = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const share = (counts[i] + add) / (total + add * counts.length);
    shares[i] = share === 0 && zeros === "floor" ? floor : share;
  }
  return shares;
};

/** Adds up a function of the two shares of each cell; undefined when a side is empty. */
const overCells = ({reference, current}: Counts, zeros: Zeros, term: (p: number, q: number) => number): number | undefined => {
  const p = shareOf(reference, zeros), q = shareOf(current, zeros);
  if (!p || !q) return undefined;
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += term(p[i], q[i]);
  return sum;
};

/** p ln(p / q): SciPy's rel_entr. */
const relativeEntropy = (p: number, q: number): number => p === 0 ? 0 : q === 0 ? Infinity : p * Math.log(p / q);

/** The population stability index: the sum of (p - q) ln(p / q), 0 to Infinity, symmetric. */
export const psi = (counts: Counts, zeros: Zeros = "half"): number | undefined =>
  overCells(counts, zeros, (p, q) => p === q ? 0 : p === 0 || q === 0 ? Infinity : (p - q) * Math.log(p / q));

/**
 * The Kullback-Leibler divergence of the reference from the current sample in nats, the sum of p ln(p / q); swap the rows for
 * the other way.
 */
export const kullbackLeibler = (counts: Counts, zeros: Zeros = "half"): number | undefined =>
  overCells(counts, zeros, relativeEntropy);

/** The Jensen-Shannon distance: the square root of the divergence, 0 to 1 in base 2. */
export const jensenShannonDistance = (
  counts: Counts, {base = 2, zeros = "none"}: {readonly base?: number; readonly zeros?: Zeros} = {},
): number | undefined => {
  const twice = overCells(counts, zeros, (p, q) => relativeEntropy(p, (p + q) / 2) + relativeEntropy(q, (p + q) / 2));
  return twice === undefined ? undefined : Math.sqrt(Math.max(0, twice) / 2 / Math.log(base));
};

/** The Hellinger distance, 0 to 1. */
export const hellinger = (counts: Counts, zeros: Zeros = "none"): number | undefined => {
  const twice = overCells(counts, zeros, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2);
  return twice === undefined ? undefined : Math.sqrt(twice / 2);
};

/** The total variation distance: half the sum of |p - q|, 0 to 1; the share of values that would have to move. */
export const totalVariation = (counts: Counts, zeros: Zeros = "none"): number | undefined => {
  const twice = overCells(counts, zeros, (p, q) => Math.abs(p - q));
  return twice === undefined ? undefined : twice / 2;
};

/** The largest difference of a cell's shares, 0 to 1. */
export const lInfinity = ({reference, current}: Counts, zeros: Zeros = "none"): number | undefined => {
  const p = shareOf(reference, zeros), q = shareOf(current, zeros);
  if (!p || !q) return undefined;
  let most = 0;
  for (let i = 0; i < p.length; i++) most = Math.max(most, Math.abs(p[i] - q[i]));
  return most;
};

/**
 * The largest difference less what chance gives in one test of 0.3 % (1.8 standard errors of Kolmogorov's law), at least 0
 * (Deequ's robust L-infinity).
 */
export const robustLInfinity = (counts: Counts, errors = 1.8): number | undefined => {
  const largest = lInfinity(counts);
  if (largest === undefined) return undefined;
  let n = 0, m = 0;
  for (let i = 0; i < counts.reference.length; i++) { n += counts.reference[i]; m += counts.current[i]; }
  return Math.max(0, largest - errors * Math.sqrt((n + m) / (n * m)));
};

/** PSI as a test statistic. */
export interface PsiTest {
  readonly psi: number;
  readonly df: number;
  /** Undefined when the cells are too sparse for the law: resample with monteCarlo then. */
  readonly p: number | undefined;
}

/**
 * Tests PSI by its null law, chi-square on the filled cells less one, times 1/n + 1/m (Yurdakul 2018); undefined when a side is
 * empty.
 */
export const psiTest = ({reference, current}: Counts): PsiTest | undefined => {
  const filled: number[] = [];
  let n = 0, m = 0;
  for (let i = 0; i < reference.length; i++) {
    n += reference[i];
    m += current[i];
    if (reference[i] + current[i] > 0) filled.push(i);
  }
  const pick = (counts: ArrayLike<number>): Float64Array => Float64Array.from(filled, (i) => counts[i]);
  const table = {reference: pick(reference), current: pick(current), n, m};
  const value = psi(table), df = filled.length - 1;
  if (value === undefined) return undefined;
  if (df === 0) return {psi: value, df, p: 1};
  return {psi: value, df, p: denseEnough(table) ? chiSquareSf(value / (1 / n + 1 / m), df) : undefined};
};
