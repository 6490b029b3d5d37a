// How surprising it is that current values lie outside the range of the reference.
import {logChoose} from "./binomial.ts";

/**
 * The chance that at least `outside` of m current values lie below the least or above the largest of n reference values
 * when all come from one continuous distribution; ties only make it larger than it need be. With N = n + m and k outside,
 * of the C(N, n) equally likely orders (k + 1) C(N - k - 2, n - 2) leave exactly k outside; their sum from k up has the
 * closed form used here.
 */
export const outOfRange = (outside: number, {n, m}: {readonly n: number; readonly m: number}): number | undefined => {
  if (!(n > 0 && m > 0)) return undefined;
  if (outside <= 0) return 1;
  if (outside > m) return 0;
  const total = n + m, inside = total - outside - 1;
  return Math.min(1, Math.exp(logChoose(inside, n - 1) - logChoose(total, n)) * (outside + 1 + (m - outside) / n));
};
