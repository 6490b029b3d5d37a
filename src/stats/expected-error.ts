// The error that rows without labels are to be expected to have, from labelled rows predicted alike.
import {hatRegression, type XCell} from "./hat-regression.ts";
import type {LogError} from "./log-error.ts";

/** A cell of the prediction: labelled rows of the reference, sums of their errors' size and of its square, and rows now. */
export interface ErrorCell extends XCell {
  readonly now: number;
}

/** The expected error, how sure it is, and what it rests on. */
export interface ExpectedError {
  readonly value: number;
  readonly error: LogError;
  /** The reference's own mean error, and how sure value / reference is. */
  readonly reference: number;
  readonly change: LogError;
  /** Share of rows now whose prediction lies beyond every labelled one of the reference. */
  readonly outside: number;
  /** Rows of the reference that count for as much after weighing them to look like now: (sum of w)² / sum of w². */
  readonly effective: number;
}

/** How often the line through the errors may bend: more often with more rows to tell it by. */
const bendsFor = (n: number): number => Math.min(12, 2 + Math.floor(Math.sqrt(n) / 4));

// Fewest labelled rows from one knot to the next.
const fewest = 10;

/** Where the line bends: at the outermost labelled predictions, and between them where both tables together have as many rows from one to the next. */
const knotsOf = (cells: readonly ErrorCell[], bends: number): Float64Array => {
  const filled = (cell: ErrorCell): boolean => cell.rows > 0, first = cells.findIndex(filled), last = cells.findLastIndex(filled);
  const inner = cells.slice(first, last + 1), total = (of: "rows" | "now") => Math.max(1, inner.reduce((sum, cell) => sum + cell[of], 0));
  const n = total("rows"), m = total("now"), knots: number[] = [];
  let mass = 0, rows = 0;
  inner.forEach((cell, i) => {
    const isEnd = i === 0 || i === inner.length - 1;
    if (i === inner.length - 1 && i > 0 && rows < fewest && knots.length > 1) knots.pop();
    if (isEnd || (mass >= 2 / bends && rows >= fewest)) { knots.push(cell.at); [mass, rows] = [0, 0]; }
    mass += cell.rows / n + cell.now / m;
    rows += cell.rows;
  });
  return Float64Array.from(knots);
};

/** Which cells lie beyond all labelled predictions. */
const beyond = (cells: readonly ErrorCell[]): boolean[] => {
  const first = cells.findIndex(({rows}) => rows > 0), last = cells.findLastIndex(({rows}) => rows > 0);
  return cells.map((_, i) => i < first || i > last);
};

/**
 * What a variance is raised by where few rows, this share of them, count for all: the largest errors are the likelier to be missed
 * among them, and the scatter about the line with these. By simulation (docs/coverage-regression.md).
 */
const hiddenBy = (effective: number): number => 2 - Math.min(1, effective);

/**
 * The mean error of the rows now if rows predicted alike err as they did in the reference: a line through the reference's errors by
 * prediction, averaged over the predictions of now. Its variance is that of the line, by the rows' scatter about it, of the
 * predictions that happened to be made, and of how the line is drawn: the square of what half as many bends would change, and that
 * of what rows beyond all labelled predictions add, whose errors may as well be twice those at the end of the line. `design` is by
 * how much clusters raise the variance of the reference's means. Undefined where either table has no rows, or errors are all 0.
 */
export const expectedError = (cells: readonly ErrorCell[], design = 1): ExpectedError | undefined => {
  const n = cells.reduce((sum, {rows}) => sum + rows, 0), m = cells.reduce((sum, {now}) => sum + now, 0);
  const reference = cells.reduce((sum, cell) => sum + cell.sum, 0) / n;
  if (!(n > 1 && m > 0 && reference > 0 && reference < Infinity)) return undefined;
  const line = hatRegression(cells, knotsOf(cells, bendsFor(n))), cruder = hatRegression(cells, knotsOf(cells, bendsFor(n) / 2));
  const heights = cells.map(({at}) => line.at(at)), value = cells.reduce((sum, {now}, i) => sum + now / m * heights[i], 0);
  if (!(value > 0)) return undefined;
  const bend = (cells.reduce((sum, {at, now}) => sum + now / m * cruder.at(at), 0) / value - 1) ** 2;
  const unseen = beyond(cells), sumUnseen = (of: (i: number) => number): number =>
    cells.reduce((sum, {now}, i) => unseen[i] ? sum + now / m * of(i) : sum, 0);
  const drawing = bend + (sumUnseen((i) => heights[i]) / value) ** 2;
  const perRow = line.rowWeights(cells.map(({at, now}) => ({at, weight: now / m})));
  let [ofLine, ofChange, squares, spreadNow, spreadThen] = [0, 0, 0, 0, 0];
  cells.forEach(({rows, now}, i) => {
    ofLine += (perRow[i] / value) ** 2 * line.scatter[i];
    ofChange += (perRow[i] / value - 1 / (n * reference)) ** 2 * line.scatter[i];
    squares += rows * perRow[i] ** 2;
    spreadNow += now / m * (heights[i] / value - 1) ** 2 / m;
    spreadThen += rows / n * (heights[i] / reference - 1) ** 2 / n;
  });
  const effective = 1 / squares, df = Math.max(1, effective / design - 1), hidden = hiddenBy(effective / n);
  return {
    value, reference, error: {variance: hidden * (design * ofLine + spreadNow + drawing), df},
    change: {variance: hidden * (design * (ofChange + spreadThen) + spreadNow + drawing), df}, outside: sumUnseen(() => 1), effective,
  };
};
