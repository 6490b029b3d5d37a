// What counts tell of the true divergence of two distributions: its interval, and its value less sampling noise.
import type {Contingency} from "./contingency.ts";
import {smallestExpected} from "./contingency.ts";
import type {Counts} from "./divergence.ts";
import {hellinger, jensenShannonDistance, kullbackLeibler, psi} from "./divergence.ts";
import {noncentralityInterval} from "./noncentral-chi-square.ts";
import {normalQuantile} from "./normal.ts";
import {generator} from "./random.ts";
import type {Random} from "./random.ts";
import {tableSeed} from "./table-seed.ts";

/** Divergences that are alike near equality: `curvature` times a chi-square on all cells but one, times 1/n + 1/m. */
export type DivergenceKind = "psi" | "jensen-shannon" | "hellinger" | "kullback-leibler";

/** What may be asked of the estimate. */
export interface DivergenceEstimateOptions {
  /** Of the Jensen-Shannon distance; 2 unless given. */
  readonly base?: number;
  /** Coverage; .95 unless given. */
  readonly level?: number;
  /** How many rows tell as much as one, where they come in clusters; 1 unless given. */
  readonly design?: number | undefined;
}

/** What is known of a true distance. */
export interface DistanceEstimate {
  readonly interval: readonly [low: number, high: number];
  /** The distance less what sampling noise alone gives, at least 0. */
  readonly debiased: number;
}

interface Form {
  readonly curvature: number;
  /** The divergence itself, in nats; distances are its root. */
  readonly of: (counts: Counts, zeros: "half" | "none") => number | undefined;
  /** Half counts in place of zeros, as the measure of that name has them. */
  readonly zeros: "half" | "none";
  /** How fast it grows with a share of the reference and of the current sample. */
  readonly slopes: (p: number, q: number) => readonly [number, number];
  /** The largest it can be. */
  readonly most: number;
}

const squared = (x: number | undefined): number | undefined => x === undefined ? undefined : x * x;

const forms: Readonly<Record<DivergenceKind, Form>> = {
  psi: {
    curvature: 1, of: psi, zeros: "half", most: Infinity,
    slopes: (p, q) => [Math.log(p / q) + 1 - q / p, Math.log(q / p) + 1 - p / q],
  },
  "kullback-leibler": {
    curvature: 1 / 2, of: kullbackLeibler, zeros: "half", most: Infinity, slopes: (p, q) => [Math.log(p / q), -p / q],
  },
  "jensen-shannon": {
    curvature: 1 / 8, zeros: "none", most: Math.LN2,
    of: (counts, zeros) => squared(jensenShannonDistance(counts, {base: Math.E, zeros})),
    slopes: (p, q) => [Math.log(2 * p / (p + q)) / 2, Math.log(2 * q / (p + q)) / 2],
  },
  hellinger: {
    curvature: 1 / 8, of: (counts, zeros) => squared(hellinger(counts, zeros)), zeros: "none", most: 1,
    slopes: (p, q) => [-Math.sqrt(q / p) / 2, -Math.sqrt(p / q) / 2],
  },
};

/**
 * How an observed divergence depends on the true one: `scale` times a noncentral chi-square of `df` and
 * lambda = true * gain / scale, whose variance grows `stretch` times as fast with lambda as that law's own.
 */
interface Law {
  readonly scale: number;
  readonly df: number;
  readonly gain: number;
  readonly stretch: number;
}

const halved = (counts: Float64Array, total: number): Float64Array =>
  counts.map((count) => (count + 0.5) / (total + counts.length / 2));

const variance = (shares: Float64Array, slopes: Float64Array): number => {
  const mean = slopes.reduce((sum, slope, i) => sum + shares[i] * slope, 0);
  return slopes.reduce((sum, slope, i) => sum + shares[i] * (slope - mean) ** 2, 0);
};

/** Where all cells are well filled: the law near equality, its growing variance by the delta method. */
const denseLaw = (form: Form, {reference, current, n, m}: Contingency, observed: number): Law => {
  const p = halved(reference, n), q = halved(current, m), scale = form.curvature * (1 / n + 1 / m);
  const byReference = variance(p, p.map((share, i) => form.slopes(share, q[i])[0])) / n;
  const byCurrent = variance(q, q.map((share, i) => form.slopes(p[i], share)[1])) / m;
  return {scale, df: p.length - 1, gain: 1, stretch: (byReference + byCurrent) / (4 * scale * observed)};
};

/** True shares and the sizes of the samples drawn from them. */
interface Truth {
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly n: number;
  readonly m: number;
}

interface Draw {
  readonly size: number;
  readonly random: Random;
}

const multinomial = (into: Float64Array, shares: Float64Array, {size, random}: Draw): void => {
  let left = size, rest = 1;
  for (let i = 0; i < shares.length; i++) {
    const count = i === shares.length - 1 ? left : random.binomial(left, Math.min(1, shares[i] / rest));
    into[i] = count;
    left -= count;
    rest = Math.max(0, rest - shares[i]);
  }
};

interface Rows {
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** Mean and variance of the observed divergence over tables of k cells that `fill` draws. */
const simulated = (form: Form, k: number, fill: (rows: Rows) => void): {readonly mean: number; readonly variance: number} => {
  const resamples = Math.round(Math.min(400, Math.max(60, 20_000 / k)));
  const rows = {reference: new Float64Array(k), current: new Float64Array(k)};
  let sum = 0, squares = 0;
  for (let i = 0; i < resamples; i++) {
    fill(rows);
    const value = form.of(rows, form.zeros) ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / resamples, variance = (squares - sum * mean) / (resamples - 1);
  // Below this the variance is rounding.
  return {mean, variance: variance > 1e-12 * mean * mean ? variance : 0};
};

/** Draws both rows from their true shares. */
const fromShares = ({p, q, n, m}: Truth, random: Random) => (rows: Rows): void => {
  multinomial(rows.reference, p, {size: n, random});
  multinomial(rows.current, q, {size: m, random});
};

/** Draws both rows from the pooled values: at equality the law given these is known, however sparse they are. */
const fromPooled = ({reference, current, n, m}: Contingency, random: Random) => (rows: Rows): void => {
  let total = n + m, drawn = n;
  for (let i = 0; i < reference.length; i++) {
    const marked = reference[i] + current[i], count = random.hypergeometric({total, marked, drawn});
    rows.reference[i] = count;
    rows.current[i] = marked - count;
    total -= marked;
    drawn -= count;
  }
};

/** Shares on the way from the pooled ones (t = 0) to those observed (t = 1) and on. */
const along = (pooled: Float64Array, observed: Float64Array, t: number): Float64Array => {
  const shares = pooled.map((share, i) => share * (observed[i] / share) ** t);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
};

/**
 * The shares of both samples together, drawn towards equal ones by as much as they scatter by chance (Hausser and Strimmer 2009):
 * raw shares of sparse cells scatter more than the true ones, and would make the noise look smaller than it is.
 */
const pooledShares = ({reference, current, n, m}: Contingency): Float64Array => {
  const k = reference.length, total = n + m, shares = reference.map((count, i) => (count + current[i]) / total);
  const squares = shares.reduce((sum, share) => sum + share * share, 0);
  const scatter = shares.reduce((sum, share) => sum + (share - 1 / k) ** 2, 0);
  const towards = scatter > 0 && total > 1 ? Math.min(1, (1 - squares) / ((total - 1) * scatter)) : 1;
  return shares.map((share) => towards / k + (1 - towards) * share);
};

/**
 * Where cells are sparse: mean and variance at equality by redrawing the rows from the pooled values, and what they gain at about
 * the divergence seen by a parametric bootstrap.
 */
const sparseLaw = (form: Form, table: Contingency, observed: number): Law => {
  const {reference, current, n, m} = table, random = generator(tableSeed(table)), pooled = pooledShares(table);
  const k = pooled.length, equal = simulated(form, k, fromPooled(table, random));
  const p = halved(reference, n), q = halved(current, m), aim = Math.max(observed - equal.mean, 2 * Math.sqrt(equal.variance));
  const at = (t: number) => ({reference: along(pooled, p, t), current: along(pooled, q, t)});
  const truth = (t: number): number => form.of(at(t), "none") ?? 0;
  let low = 0, high = 1;
  while (truth(high) < aim && high < 8) { low = high; high *= 2; }
  for (let i = 0; i < 20; i++) { const middle = (low + high) / 2; if (truth(middle) < aim) low = middle; else high = middle; }
  const shifted = at(high), there = truth(high), still = simulated(form, k, fromShares({p: pooled, q: pooled, n, m}, random));
  const away = simulated(form, k, fromShares({p: shifted.reference, q: shifted.current, n, m}, random));
  const scale = equal.variance / (2 * equal.mean), gain = there > 0 ? Math.max(0.2, (away.mean - still.mean) / there) : 1;
  const stretch = there > 0 ? (away.variance - still.variance) / (4 * scale * gain * there) : 1;
  return {scale, df: equal.mean / scale, gain, stretch};
};

/** Beyond this the law's root is normal to all digits that matter. */
const normalFrom = 1e5;

/** The interval of lambda at the observed statistic, drawn out around the middle by the root of `stretch`. */
const lambdas = (statistic: number, {df, stretch}: Law, level: number): readonly [number, number] => {
  const middle = Math.sqrt(Math.max(0, statistic - df)), z = normalQuantile((1 + level) / 2);
  const isNormal = statistic > normalFrom;
  const [low, high] = isNormal ? [(middle - z) ** 2, (middle + z) ** 2] : noncentralityInterval(statistic, df, level);
  const factor = Math.sqrt(Math.min(9, Math.max(1, stretch))), from = Math.sqrt(low), to = Math.sqrt(high);
  return [
    low > 0 ? Math.max(0, middle - factor * (middle - from)) ** 2 : 0,
    to > middle ? (middle + factor * (to - middle)) ** 2 : high,
  ];
};

/** Whether every cell expects, and holds, enough in either sample for the delta method. */
const dense = (table: Contingency): boolean =>
  smallestExpected(table) >= 20 && table.reference.every((count) => count >= 10) && table.current.every((count) => count >= 10);

/**
 * Estimates the true divergence by inversion of the law of the observed one, a scaled noncentral chi-square: Yurdakul 2018 at
 * equality, the delta method away from it, resampling for both where cells are sparse. PSI and Kullback-Leibler have no bound that
 * counts could give once a cell may have emptied: there the half counts stand in, and a 95 % interval covers 85 to 92 %. Undefined
 * when a side is empty.
 */
export const divergenceEstimate = (
  kind: DivergenceKind, table: Contingency, {base = 2, level = 0.95, design = 1}: DivergenceEstimateOptions = {},
): DistanceEstimate | undefined => {
  const form = forms[kind], observed = form.of(table, form.zeros);
  if (observed === undefined) return undefined;
  if (table.reference.length < 2) return {interval: [0, 0], debiased: 0};
  const single = observed > 0 && dense(table) ? denseLaw(form, table, observed) : sparseLaw(form, table, observed);
  const law = {...single, scale: design * single.scale}, {scale, df, gain} = law;
  const isRoot = kind === "jensen-shannon" || kind === "hellinger";
  const shown = (lambda: number, per = gain): number => {
    const divergence = lambda === Infinity ? form.most : Math.min(form.most, Math.max(0, lambda) * scale / per);
    return isRoot ? Math.sqrt(kind === "hellinger" ? divergence : divergence / Math.log(base)) : divergence;
  };
  // All tables with these margins are equally far from equality: a row or two on a side.
  if (!(scale > 0)) return {interval: [0, shown(Infinity, 1)], debiased: 0};
  const [low, high] = lambdas(observed / scale, law, level);
  // A change of few cells shows in full where one spread over sparse cells is dimmed: the lower end allows for either.
  return {interval: [shown(low, Math.max(1, gain)), shown(high)], debiased: shown(observed / scale - df)};
};
