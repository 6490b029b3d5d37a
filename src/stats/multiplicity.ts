// Adjusting p-values for the number of tests made. An adjusted p may be compared with the level as if it stood alone.

/**
 * How p-values may be adjusted. Up to hommel they hold the chance of any false alarm, the last two the share of false ones among
 * alarms.
 */
export const adjustments = [
  "none", "bonferroni", "sidak", "holm", "holm-sidak", "hochberg", "hommel", "benjamini-hochberg", "benjamini-yekutieli",
] as const;

/** The name of an adjustment. */
export type Adjustment = typeof adjustments[number];

/** 1 - (1 - p)^n without cancellation. */
const sidak = (p: number, n: number): number => -Math.expm1(n * Math.log1p(-p));

const each = (sorted: Float64Array, f: (p: number, rank: number, n: number) => number): Float64Array =>
  sorted.map((p, i) => f(p, i + 1, sorted.length));

/** Running maximum from the smallest p upwards. */
const stepDown = (adjusted: Float64Array): Float64Array => {
  for (let i = 1; i < adjusted.length; i++) adjusted[i] = Math.max(adjusted[i], adjusted[i - 1]);
  return adjusted;
};

/** Running minimum from the largest p downwards. */
const stepUp = (adjusted: Float64Array): Float64Array => {
  for (let i = adjusted.length - 2; i >= 0; i--) adjusted[i] = Math.min(adjusted[i], adjusted[i + 1]);
  return adjusted;
};

/** Wright's (1992) algorithm for Hommel's adjusted p-values. */
const hommel = (sorted: Float64Array): Float64Array => {
  const n = sorted.length, adjusted = sorted.slice();
  for (let m = n; m > 1; m--) {
    let least = Infinity;
    for (let i = 1; i <= m; i++) least = Math.min(least, m * sorted[n - m + i - 1] / i);
    for (let i = n - m; i < n; i++) adjusted[i] = Math.max(adjusted[i], least);
    for (let i = 0; i < n - m; i++) adjusted[i] = Math.max(adjusted[i], Math.min(m * sorted[i], least));
  }
  return adjusted;
};

const harmonic = (n: number): number => {
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 1 / i;
  return sum;
};

const methods: Record<Adjustment, (sorted: Float64Array) => Float64Array> = {
  "none": (sorted) => sorted,
  "bonferroni": (sorted) => each(sorted, (p, _, n) => p * n),
  "sidak": (sorted) => each(sorted, (p, _, n) => sidak(p, n)),
  "holm": (sorted) => stepDown(each(sorted, (p, rank, n) => p * (n - rank + 1))),
  "holm-sidak": (sorted) => stepDown(each(sorted, (p, rank, n) => sidak(p, n - rank + 1))),
  "hochberg": (sorted) => stepUp(each(sorted, (p, rank, n) => p * (n - rank + 1))),
  hommel,
  "benjamini-hochberg": (sorted) => stepUp(each(sorted, (p, rank, n) => p * (n / rank))),
  "benjamini-yekutieli": (sorted) => {
    const factor = harmonic(sorted.length);
    return stepUp(each(sorted, (p, rank, n) => p * (factor * n / rank)));
  },
};

/** Adjusted p-values in the order given, at most 1. A NaN stands for a test not made: it stays NaN and is not counted. */
export const adjust = (p: Float64Array | readonly number[], method: Adjustment): Float64Array => {
  if (!adjustments.includes(method)) throw new Error(`unknown method: "${String(method)}"; one of: ${adjustments.join(", ")}`);
  const made: number[] = [];
  for (let i = 0; i < p.length; i++) if (!Number.isNaN(p[i])) made.push(i);
  made.sort((i, j) => p[i] - p[j] || i - j);
  const adjusted = methods[method](Float64Array.from(made, (i) => p[i]));
  const result = new Float64Array(p.length).fill(NaN);
  for (let k = 0; k < made.length; k++) result[made[k]] = Math.min(1, adjusted[k]);
  return result;
};
