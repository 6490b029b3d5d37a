// How surprising it is that current rows hold categories which the reference never showed.
import {logChoose} from "./binomial.ts";
import type {Contingency} from "./contingency.ts";

/** Rows of the current sample in categories that the reference lacks. */
export interface NewCategories {
  /** How many such rows there are. */
  readonly rows: number;
  /** How many such categories there are. */
  readonly categories: number;
  /**
   * The chance of at least so many rows in such categories when nothing has changed, given how common each category is in
   * both together.
   */
  readonly p: number;
  /** bound: p is at most this (Chernoff), the table being too large to sum. */
  readonly method: "sum" | "bound";
}

interface Block {
  /** Pooled count of the category. */
  readonly size: number;
  /** How many categories have that count. */
  times: number;
  /** The chance that the reference shows none of one such category. */
  readonly absent: number;
}

/** Steps of the sum that are worth their time. */
const affordable = 2e7;

const blocks = ({reference, current, n, m}: Contingency): Block[] => {
  const bySize = new Map<number, Block>(), total = n + m;
  for (let i = 0; i < reference.length; i++) {
    const size = reference[i] + current[i];
    if (size === 0 || size > m) continue;
    const block = bySize.get(size);
    if (block) block.times++;
    else bySize.set(size, {size, times: 1, absent: Math.exp(logChoose(total - size, n) - logChoose(total, n))});
  }
  return [...bySize.values()].filter(({absent}) => absent > 0);
};

/** P(sum of size over absent categories >= rows), the categories being independent; tails are added up, never subtracted. */
const tailSum = (all: readonly Block[], rows: number): number => {
  const mass = new Float64Array(rows);
  mass[0] = 1;
  let reached = 0;
  for (const {size, times, absent} of all) {
    for (let t = 0; t < times; t++) {
      for (let i = Math.max(0, rows - size); i < rows; i++) reached += absent * mass[i];
      for (let i = rows - 1; i >= 0; i--) mass[i] = mass[i] * (1 - absent) + (i >= size ? mass[i - size] * absent : 0);
    }
  }
  return reached;
};

/** min over s of E exp(s (sum - rows)), by golden section in ln s. */
const chernoff = (all: readonly Block[], rows: number): number => {
  const log = (s: number): number =>
    all.reduce((sum, {size, times, absent}) => sum + times * Math.log1p(absent * Math.expm1(s * size)), -s * rows);
  const most = 700 / Math.max(...all.map(({size}) => size));
  let low = most * 1e-9, high = most;
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 80; i++) {
    const a = high - (high - low) * ratio, b = low + (high - low) * ratio;
    if (log(a) <= log(b)) high = b; else low = a;
  }
  return Math.exp(Math.min(0, log(low)));
};

/** Rows and categories that the reference lacks. */
const unseen = ({reference, current}: Contingency): Pick<NewCategories, "rows" | "categories"> => {
  let rows = 0, categories = 0;
  for (let i = 0; i < reference.length; i++) {
    if (reference[i] > 0 || current[i] === 0) continue;
    rows += current[i];
    categories++;
  }
  return {rows, categories};
};

/** Whole numbers of rows that tell as much, at least one of each category that was seen. */
const fewer = ({reference, current}: Contingency, design: number): Contingency => {
  const [before, now] = [reference, current].map((counts) => counts.map((count) => Math.ceil(count / design)));
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  return {reference: before, current: now, n: total(before), m: total(now)};
};

/**
 * Tests whether the current sample shows more of categories unknown to the reference than chance would. Given the pooled
 * counts, category j is absent from the reference with probability C(N - c, n) / C(N, n). These events are negatively
 * associated (Joag-Dev and Proschan 1983), so the law of independent ones used here errs towards large p. Undefined when a
 * side is empty. Of rows in clusters p is that of as many as tell as much, `design` of them standing for one.
 */
export const newCategories = (table: Contingency, design = 1): NewCategories | undefined => {
  if (!(table.n > 0 && table.m > 0)) return undefined;
  const found = unseen(table);
  if (found.rows === 0) return {...found, p: 1, method: "sum"};
  const told = design > 1 ? fewer(table, design) : table, {rows} = unseen(told);
  const all = blocks(told), steps = all.reduce((sum, {times}) => sum + times, 0) * rows;
  return steps <= affordable
    ? {...found, p: Math.min(1, tailSum(all, rows)), method: "sum"}
    : {...found, p: chernoff(all, rows), method: "bound"};
};
