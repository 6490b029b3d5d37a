// Exact and resampled p-values of a 2 x k table for any statistic, given its margins: valid however sparse the table is.
import type {Contingency} from "./contingency.ts";
import {logChoose} from "./binomial.ts";
import type {Random} from "./random.ts";
import {tableCount} from "./table-count.ts";

/** A statistic of a table, larger when its rows are less alike. */
export type TableStatistic = (table: Contingency) => number;

/** What resampling needs. */
export interface Resampling {
  readonly random: Random;
  /** How many tables are drawn; 1999 unless given. */
  readonly resamples?: number;
}

/** Statistics this close to the observed one count as equal. */
const slack = 1e-9;

/** Draws the reference's row of a table with the given margins, all arrangements of the values being equally likely. */
const draw = (
  {reference, current, n, m}: Contingency, random: Random, into: {readonly left: Float64Array; readonly right: Float64Array},
): void => {
  let total = n + m, drawn = n;
  for (let i = 0; i < reference.length; i++) {
    const marked = reference[i] + current[i];
    const k = random.hypergeometric({total, marked, drawn});
    into.left[i] = k;
    into.right[i] = marked - k;
    total -= marked;
    drawn -= k;
  }
};

/**
 * The share of tables at least as extreme, (1 + k) / (1 + R) (Phipson and Smyth 2010): valid at every R, never 0. Undefined
 * when a side is empty.
 */
export const monteCarlo = (
  table: Contingency, statistic: TableStatistic, {random, resamples = 1999}: Resampling,
): number | undefined => {
  const {reference, n, m} = table;
  if (!(n > 0 && m > 0)) return undefined;
  const observed = statistic(table), limit = observed - slack * Math.abs(observed);
  const left = new Float64Array(reference.length), right = new Float64Array(reference.length);
  const drawn = {reference: left, current: right, n, m};
  let extreme = 0;
  for (let i = 0; i < resamples; i++) {
    draw(table, random, {left, right});
    if (statistic(drawn) >= limit) extreme++;
  }
  return (1 + extreme) / (1 + resamples);
};

/**
 * The exact p-value of any statistic (Freeman and Halton 1951): the chance, given the margins, of a table at least as extreme.
 * Undefined when a side is empty or more than `most` tables (20,000 unless given) would have to be looked at.
 */
export const exactConditional = (table: Contingency, statistic: TableStatistic, most = 20_000): number | undefined => {
  const {reference, current, n, m} = table, k = reference.length, columns = reference.map((count, i) => count + current[i]);
  if (!(n > 0 && m > 0) || tableCount(columns, n, most) > most) return undefined;
  const after = new Float64Array(k + 1);
  for (let i = k - 1; i >= 0; i--) after[i] = after[i + 1] + columns[i];
  const left = new Float64Array(k), right = new Float64Array(k), drawn = {reference: left, current: right, n, m};
  const observed = statistic(table), limit = observed - slack * Math.abs(observed), all = logChoose(n + m, n);
  let p = 0;
  const place = (i: number, open: number, log: number): void => {
    if (i === k) {
      if (statistic(drawn) >= limit) p += Math.exp(log - all);
      return;
    }
    for (let count = Math.max(0, open - after[i + 1]); count <= Math.min(open, columns[i]); count++) {
      left[i] = count;
      right[i] = columns[i] - count;
      place(i + 1, open - count, log + logChoose(columns[i], count));
    }
  };
  place(0, n, 0);
  return Math.min(1, p);
};
