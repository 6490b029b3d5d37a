// How much of a kind a later sample may hold when nothing has changed.
import {hypergeometricRange, logHypergeometric} from "./hypergeometric.ts";
import {outOfRange} from "./out-of-range.ts";

/** Of n rows that were seen, `count` are of the kind; m rows are to come. */
export interface Seen {
  readonly count: number;
  readonly n: number;
  readonly m: number;
}

/**
 * The most rows of a kind among m to come that chance leaves, one-sided: more than this happens with probability at most alpha. The
 * exact prediction limit of a binomial count from an earlier one (Thatcher 1964, JRSS B 26:176): given their sum, the earlier count
 * is hypergeometric.
 */
export function mostExpected({count, n, m}: Seen, alpha: number): number {
  const isTooMany = (later: number): boolean => atMost(count, {total: n + m, marked: count + later, drawn: n}) <= alpha;
  return lastBefore(m, isTooMany);
}

/** The most of m rows to come that chance leaves outside the range of n rows seen. */
export const mostOutside = ({n, m}: Omit<Seen, "count">, alpha: number): number =>
  lastBefore(m, (outside) => (outOfRange(outside, {n, m}) ?? 1) <= alpha);

/** The largest whole number from 0 to `most` that is not yet too many, `isTooMany` staying true once it is. */
function lastBefore(most: number, isTooMany: (k: number) => boolean): number {
  let low = 0, high = most + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isTooMany(middle)) high = middle;
    else low = middle;
  }
  return low;
}

/** P(X <= k) of a hypergeometric count, from k downwards until nothing is added. */
function atMost(k: number, urn: {readonly total: number; readonly marked: number; readonly drawn: number}): number {
  const [least, most] = hypergeometricRange(urn);
  if (k >= most) return 1;
  let sum = 0;
  for (let j = k; j >= least; j--) {
    const mass = Math.exp(logHypergeometric(j, urn));
    sum += mass;
    // Below the mean the masses fall away ever faster; above it they first rise.
    if (mass < sum * 1e-17 && j < urn.marked * urn.drawn / urn.total) break;
  }
  return sum;
}
