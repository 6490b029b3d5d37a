// What the rows that are scored highest hold.
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import {type ScoreTable, totalsOf} from "./score-table.ts";

/** The rows that are scored highest. */
export interface TopShare {
  /** The share of positives among them, relative to that among all rows. */
  readonly lift: number;
  /** The share of all positives that is among them. */
  readonly gain: number;
  readonly interval: Interval;
  /** The most that rows of one value whose scores differ can have moved the lift. */
  readonly bound: number;
  readonly rows: number;
  readonly positives: number;
}

/** Rows of a kind among some. */
interface Part {
  readonly hits: number;
  readonly rows: number;
}

/**
 * The interval of low / high, two independent shares, from Wilson's of each (MOVER-R, Donner and Zou 2012); without an end
 * above where the high share may be 0.
 */
const ratioBounds = (low: Part, high: Part, level: number): Interval => {
  const b = low.hits / low.rows, a = high.hits / high.rows, product = a * b;
  const [b1, b2] = proportionInterval(low.hits, low.rows, {level}), [a1, a2] = proportionInterval(high.hits, high.rows, {level});
  const least = product - Math.sqrt(Math.max(0, product ** 2 - b1 * a2 * (2 * b - b1) * (2 * a - a2)));
  const most = product + Math.sqrt(Math.max(0, product ** 2 - b2 * a1 * (2 * b - b2) * (2 * a - a1)));
  const [over, under] = [a2 * (2 * a - a2), a1 * (2 * a - a1)];
  return [over > 0 ? Math.max(0, least / over) : 0, under > 0 ? most / under : Infinity];
};

/**
 * Lift and gain of the ⌈share × rows⌉ rows scored highest; rows of one score are taken in no order, each for a part. The lift is
 * 1 / (q + (1 − q) b / a) with a and b the shares of positives in that part q of the rows and in the rest: its interval is that
 * of b / a. Undefined without positives.
 */
export const topShare = (table: ScoreTable, share: number, level = 0.95): TopShare | undefined => {
  const {negatives, positives} = totalsOf(table), n = negatives + positives, rows = Math.min(n, Math.ceil(share * n));
  if (positives === 0 || rows <= 0) return undefined;
  if (rows === n) return {lift: 1, gain: 1, interval: [1, 1], bound: 0, rows, positives};
  let left = rows, hits = 0, loose = 0, i = table.values.length;
  while (left > 0) {
    i--;
    const p = table.positives[i], here = p + table.negatives[i], taken = Math.min(left, here);
    if (here > 0) hits += p * (taken / here);
    if (taken < here) loose = Math.max(Math.min(p, taken) - p * (taken / here), p * (taken / here) - Math.max(0, p - (here - taken)));
    left -= taken;
  }
  const q = rows / n, scale = n / rows / positives;
  const [least, most] = ratioBounds({hits: positives - hits, rows: n - rows}, {hits, rows}, level);
  const liftAt = (ratio: number): number => ratio === Infinity ? 0 : 1 / (q + (1 - q) * ratio);
  return {lift: hits * scale, gain: hits / positives, interval: [liftAt(most), liftAt(least)], bound: loose * scale, rows, positives};
};
