// By how much more two distributions differ by chance where rows come in clusters (the visits of a patient).
import {clusterSpread} from "./clusters.ts";

/** Counts by cell of one table, with clusters drawn anew. */
export type DrawnCells = readonly ArrayLike<number>[];

/** Legendre's polynomials of degree 1 to 4: place, spread, skew and tails. */
const polynomials: readonly ((x: number) => number)[] = [
  (x) => x, (x) => (3 * x * x - 1) / 2, (x) => (5 * x ** 3 - 3 * x) / 2, (x) => (35 * x ** 4 - 30 * x * x + 3) / 8,
];

const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);

const meanOf = (tables: DrawnCells): number[] =>
  Array.from(tables[0], (_, cell) => tables.reduce((sum, table) => sum + table[cell], 0) / tables.length);

const meanUnder = (counts: ArrayLike<number>, values: readonly number[]): number =>
  values.reduce((sum, value, cell) => sum + value * counts[cell], 0) / total(counts);

/** The variance of a mean over rows: as it is with clusters drawn anew, and as it were if rows stood for themselves. */
const variances = (drawn: DrawnCells, values: readonly number[]) => {
  const counts = meanOf(drawn), n = total(counts), mean = meanUnder(counts, values);
  const spread = clusterSpread(drawn.map((table) => meanUnder(table, values)), drawn.map(total), n);
  return spread && {clustered: spread.variance, single: meanUnder(counts, values.map((value) => (value - mean) ** 2)) / n};
};

/**
 * How many times as much the difference of two tables' mean polynomials of the rank varies with clusters as with single rows, of the
 * degree for which it does most; at least 1. Undefined with too few clusters.
 */
export function clusterDesign(before: DrawnCells, now: DrawnCells): number | undefined {
  const [reference, current] = [meanOf(before), meanOf(now)], n = total(reference), m = total(current);
  let most = 1, below = 0;
  // Both tables alike, however many rows each has.
  const ranks = reference.map((count, cell) => {
    const share = count / n + current[cell] / m;
    below += share;
    return below - share / 2 - 1;
  });
  for (const polynomial of polynomials) {
    const values = ranks.map(polynomial), a = variances(before, values), b = variances(now, values);
    if (!a || !b) return undefined;
    if (a.single + b.single > 0) most = Math.max(most, (a.clustered + b.clustered) / (a.single + b.single));
  }
  return most;
}
