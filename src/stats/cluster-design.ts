// By how much more two samples differ by chance where rows come in clusters (the visits of a patient): the design effect of Kish
// 1965, by which a test statistic of single rows is divided (Rao and Scott 1981).
import {clusterSpread, clustersInGroups, type Spread} from "./clusters.ts";
import {normalQuantile} from "./normal.ts";
import {studentTQuantile} from "./student-t.ts";

/** The rows of one table by cell, of which it is known how much they vary with their clusters. */
export interface ClusteredCells {
  readonly counts: ArrayLike<number>;
  /** The variance of the mean over all rows of values given by cell; undefined with too few clusters. */
  spread(values: ArrayLike<number>): Spread | undefined;
}

const total = (counts: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i];
  return sum;
};

const meanUnder = (counts: ArrayLike<number>, values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += values[i] * counts[i];
  return sum / total(counts);
};

/** Cells of which tables were counted with clusters drawn anew. */
export const drawnCells = (drawn: readonly ArrayLike<number>[]): ClusteredCells => {
  const counts = Array.from(drawn[0], (_, cell) => drawn.reduce((sum, table) => sum + table[cell], 0) / drawn.length), rows = drawn.map(total);
  return {counts, spread: (values) => clusterSpread(drawn.map((table) => meanUnder(table, values)), rows, total(counts))};
};

/** Cells that were counted apart for random groups of clusters, a cell's groups standing together. */
export const groupedCells = (table: Float64Array, groups: number): ClusteredCells => {
  const cells = table.length / groups, counts = Float64Array.from({length: cells}, (_, cell) => total(table.subarray(cell * groups, (cell + 1) * groups)));
  const rows = new Float64Array(groups), n = total(counts);
  for (let i = 0; i < table.length; i++) rows[i % groups] += table[i];
  const filled = rows.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0), clusters = clustersInGroups(rows);
  return {
    counts,
    spread(values) {
      if (clusters === undefined) return undefined;
      const mean = meanUnder(counts, values), away = new Float64Array(groups);
      for (let cell = 0; cell < cells; cell++) for (let g = 0; g < groups; g++) away[g] += (values[cell] - mean) * table[cell * groups + g];
      return {variance: away.reduce((sum, gap) => sum + gap * gap, 0) / (n * n) * filled / (filled - 1), df: Math.min(clusters, filled) - 1};
    },
  };
};

/** By how much clusters raise the variance of the difference of two means, and on how many degrees of freedom that is known. */
export interface Effect {
  readonly design: number;
  readonly df: number;
}

/** Undefined with too few clusters; 1 where the values do not vary. */
const effectOn = (values: ArrayLike<number>, before: ClusteredCells, now: ClusteredCells): Effect | undefined => {
  const a = before.spread(values), b = now.spread(values);
  if (!a || !b) return undefined;
  const both = a.variance + b.variance, single = [before, now].reduce((sum, {counts}) => {
    const mean = meanUnder(counts, values);
    return sum + meanUnder(counts, Array.from(values, (value) => (value - mean) ** 2)) / total(counts);
  }, 0);
  // Welch and Satterthwaite.
  const df = both > 0 ? both * both / (a.variance ** 2 / a.df + b.variance ** 2 / b.df) : a.df + b.df;
  return {design: single > 0 ? both / single : 1, df};
};

/** How far out of the middle the laws of few clusters are held against that of many. */
const tail = 0.995;

/**
 * At least 1, and more where clusters are few: what follows Student's law is divided by so much that the normal law holds for it
 * in the tails where verdicts are made.
 */
export const forFew = ({design, df}: Effect): number => Math.max(1, design) * (studentTQuantile(tail, df) / normalQuantile(tail)) ** 2;

const most = (effects: readonly (Effect | undefined)[]): number | undefined => {
  let largest = 1;
  for (const effect of effects) {
    if (!effect) return undefined;
    largest = Math.max(largest, forFew(effect));
  }
  return largest;
};

/** Legendre's polynomials of degree 1 to 4: place, spread, skew and tails. */
const polynomials: readonly ((x: number) => number)[] = [
  (x) => x, (x) => (3 * x * x - 1) / 2, (x) => (5 * x ** 3 - 3 * x) / 2, (x) => (35 * x ** 4 - 30 * x * x + 3) / 8,
];

/**
 * How many times as much the difference of two samples of a number varies with clusters as with single rows: of the mean
 * polynomials of the rank the one for which it does most. At least 1; undefined with too few clusters.
 */
export function rankDesign(before: ClusteredCells, now: ClusteredCells): number | undefined {
  const n = total(before.counts), m = total(now.counts);
  if (!(n > 0 && m > 0)) return 1;
  let below = 0;
  // Both tables alike, however many rows each has.
  const ranks = Array.from(before.counts, (count, cell) => {
    const share = count / n + now.counts[cell] / m;
    below += share;
    return below - share / 2 - 1;
  });
  return most(polynomials.map((polynomial) => effectOn(ranks.map(polynomial), before, now)));
}

/** The same of the shares of the cells, of the one for which it is most: a label of the patient may stand among labels of the visit. */
export function sharesDesign(before: ClusteredCells, now: ClusteredCells): number | undefined {
  const n = total(before.counts), m = total(now.counts), cells = Array.from(before.counts, (_, cell) => cell);
  if (!(n > 0 && m > 0)) return 1;
  return most(cells.filter((cell) => before.counts[cell] + now.counts[cell] > 0).map((cell) =>
    effectOn(cells.map((other) => Number(other === cell)), before, now)));
}

/** The same of the share of one cell. */
export const shareDesign = (cell: number, before: ClusteredCells, now: ClusteredCells): number | undefined =>
  total(before.counts) === 0 || total(now.counts) === 0 ? 1
    : most([effectOn(Array.from(before.counts, (_, other) => Number(other === cell)), before, now)]);
