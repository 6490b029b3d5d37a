// How far apart the scores of two kinds of rows are.
import {holding} from "./confusion-interval.ts";
import {differenceInterval} from "./difference-interval.ts";
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import {generator, type Random} from "./random.ts";
import {hitsAt, rocCurve, type ScoreTable, totalsOf} from "./score-table.ts";
import {tableSeed} from "./table-seed.ts";

/** The largest distance between the shares of positives and of negatives at or above a score. */
export interface ClassSeparation {
  readonly distance: number;
  readonly threshold: number;
  readonly interval: Interval;
  /** The largest share of a kind that one value holds: how far rows of one value whose scores differ can have moved it. */
  readonly bound: number;
}

/** The largest distance and the score where it is; undefined without both kinds of rows. */
const largest = (table: ScoreTable): {readonly distance: number; readonly threshold: number} | undefined => {
  let distance = -1, threshold = 0;
  for (const {x, y, threshold: at} of rocCurve(table)) {
    if (Math.abs(y - x) > distance) [distance, threshold] = [Math.abs(y - x), at];
  }
  return distance < 0 ? undefined : {distance, threshold};
};

/** Kolmogorov and Smirnov's distance between the scores of positives and of negatives; undefined without both kinds. */
export const separationOf = (table: ScoreTable): number | undefined => largest(table)?.distance;

/** The distance at the best of many thresholds is too large: by so much on average does it grow when tables are drawn again. */
export const separationExcess = (distance: number, drawn: readonly ScoreTable[]): number => {
  const again = drawn.map(separationOf).filter((value) => value !== undefined);
  return again.length === 0 ? 0 : again.reduce((sum, value) => sum + value, 0) / again.length - distance;
};

/** Counts drawn again, as many as there were, each place as likely as it was frequent. */
const drawnAgain = (counts: ArrayLike<number>, random: Random): Float64Array => {
  let left = 0;
  for (let i = 0; i < counts.length; i++) left += counts[i];
  let open = left;
  return Float64Array.from(counts, (count) => {
    const drawn = open > 0 ? random.binomial(left, Math.min(1, count / open)) : 0;
    open -= count;
    left -= drawn;
    return drawn;
  });
};

/** How many times single rows are drawn again, and into how many cells they are put for that. */
const drawings = 100, drawnCells = 200;

/** Neighbouring scores put together, so that drawing them again costs the same however many there are. */
const inFewCells = ({values, negatives, positives}: ScoreTable): ScoreTable => {
  const cells = Math.min(drawnCells, values.length), n = new Float64Array(cells), p = new Float64Array(cells);
  for (let i = 0; i < values.length; i++) {
    const cell = Math.floor(i * cells / values.length);
    n[cell] += negatives[i];
    p[cell] += positives[i];
  }
  return {values: Float64Array.from({length: cells}, (_, i) => i), negatives: n, positives: p};
};

const excessOfRows = (table: ScoreTable): number => {
  const few = inFewCells(table), {negatives, positives, values} = few;
  const random = generator(tableSeed({reference: Float64Array.from(negatives), current: Float64Array.from(positives)}));
  const drawn = Array.from({length: drawings}, (): ScoreTable =>
    ({values, negatives: drawnAgain(negatives, random), positives: drawnAgain(positives, random)}));
  return separationExcess(separationOf(few) ?? 0, drawn);
};

/**
 * An interval moved down by what the best threshold owes to chance, and its lower end half as far again: drawn from a table that owes as
 * much itself, tables show less of it than there is.
 */
export const withoutExcess = ([low, high]: Interval, excess: number): Interval =>
  [Math.max(0, low - 1.5 * Math.max(0, excess)), Math.min(1, Math.max(0, high - Math.max(0, excess)))];

/**
 * The distance with its interval: that of the difference of both shares at the score where it is largest, less what the choice of
 * that score adds, by tables drawn again from this one (seeded by its counts). Undefined without both kinds.
 */
export const classSeparation = (table: ScoreTable, level = 0.95): ClassSeparation | undefined => {
  const found = largest(table);
  if (!found) return undefined;
  const {distance, threshold} = found, {tp, fp, fn, tn} = hitsAt(table, threshold), {negatives, positives} = totalsOf(table);
  const hit = {value: tp / positives, interval: proportionInterval(tp, tp + fn, {level})};
  const wrong = {value: fp / negatives, interval: proportionInterval(fp, fp + tn, {level})};
  const ends = hit.value >= wrong.value ? differenceInterval(hit, wrong) : differenceInterval(wrong, hit);
  let bound = 0;
  for (let i = 0; i < table.values.length; i++) bound = Math.max(bound, table.positives[i] / positives, table.negatives[i] / negatives);
  return {distance, threshold, interval: holding(withoutExcess(ends, excessOfRows(table)), distance), bound};
};
