// The exact law of the two-sample Kolmogorov-Smirnov statistic, with or without ties, as a sum of positive terms.
import type {Ordered} from "./ordered.ts";

/**
 * Pooled counts at which the distribution functions are compared: the ends of the blocks of equal values, the last one left out.
 * Without ties, every count.
 */
export const blockEnds = ({reference, current}: Ordered): Float64Array => {
  const ends = new Float64Array(Math.max(0, reference.length - 1));
  let sum = 0;
  for (let i = 0; i < ends.length; i++) {
    sum += reference[i] + current[i];
    ends[i] = sum;
  }
  return ends;
};

/**
 * The least and the most values of the reference among the first t that keep |i / n - (t - i) / m| below the statistic.
 * `gap` is a whole number, so a quarter below it tells equal from less whatever the rounding.
 */
const inside = (t: number, {n, m, gap}: Walk): readonly [number, number] => {
  const total = n + m, centre = t * n, reach = gap - 0.25;
  return [Math.max(0, t - m, Math.ceil((centre - reach) / total)), Math.min(n, t, Math.floor((centre + reach) / total))];
};

/** What a random walk from (0, 0) to (n, m) must not reach. */
export interface Walk {
  readonly n: number;
  readonly m: number;
  /** max |i m - j n|: the statistic times n m. */
  readonly gap: number;
  /** Where along the walk it is looked at (values of i + j, ascending); everywhere when absent. */
  readonly ends?: Float64Array;
}

/** How many lattice points `latticeCrossing` will visit, roughly. */
export const latticeWork = ({n, m, gap, ends}: Walk): number => {
  const total = n + m, width = Math.min(n, m, 2 * gap / total) + 1;
  let work = width * total;
  if (!ends) return work;
  let last = 0;
  for (let i = 0; i <= ends.length; i++) {
    const step = (i < ends.length ? ends[i] : total) - last;
    work += Math.min(step, n, m) * step / 2;
    last += step;
  }
  return work;
};

/**
 * The probability that a walk drawn at random from all lattice paths (0, 0) -> (n, m) reaches |i / n - j / m| >= gap / (n m) at
 * one of `ends`. With p(i, t) the probability that it has, given that i of its first t steps are the reference's, p(i, t) = i /
 * t p(i - 1, t - 1) + (t - i) / t p(i, t - 1), and p = 1 on or past the boundary: nothing is ever subtracted, so a p-value of
 * 1e-290 has all its digits. Under ties the boundary stands at the ends of blocks of equal values only (Schroeer and Trenkler,
 * Computational Statistics & Data Analysis 20, 1995).
 */
export const latticeCrossing = (walk: Walk): number => {
  const {n, m, ends} = walk, total = n + m, p = new Float64Array(n + 2);
  // Inside [low, high] at the last look p is kept in p[i]; outside it is 1.
  let low = 0, high = 0, t = 0;
  const looks = ends ? ends.length : total - 1;
  for (let look = 0; look <= looks; look++) {
    const end = look === looks ? total : ends ? ends[look] : look + 1;
    const [nextLow, nextHigh] = look === looks ? [n, n] as const : inside(end, walk);
    if (nextLow > nextHigh) return 1;
    const start = t;
    for (t = start + 1; t <= end; t++) {
      // Only points from which the next look's inside can be reached, and that the last look's inside can reach.
      const from = Math.max(nextLow - (end - t), low, 0), to = Math.min(nextHigh, high + (t - start), t);
      const before = high + (t - 1 - start), scale = 1 / t;
      for (let i = to; i >= from; i--) {
        const left = i === 0 ? 0 : i - 1 < low || i - 1 > before ? 1 : p[i - 1];
        const stay = i > before ? 1 : p[i];
        p[i] = (i * left + (t - i) * stay) * scale;
      }
    }
    t = end;
    // Points that no path from the last inside can reach have certainly crossed.
    for (let i = nextLow; i < Math.min(low, nextHigh + 1); i++) p[i] = 1;
    for (let i = Math.max(high + (end - start) + 1, nextLow); i <= nextHigh; i++) p[i] = 1;
    low = nextLow;
    high = nextHigh;
  }
  return Math.min(1, p[n]);
};
