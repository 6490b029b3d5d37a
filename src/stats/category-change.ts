// The default evidence that the categories of a column have changed: the table as a whole, and its most changed category,
// as one p-value. It was chosen by measured power at an honest rate of false alarms: see docs/power.md and
// docs/calibration.md.
import {chiSquareSf} from "./chi-square.ts";
import {pearsonStatistic} from "./chi-square-homogeneity.ts";
import {cappedCauchy} from "./capped-cauchy.ts";
import {type Contingency, fewerRows} from "./contingency.ts";
import {fisherExact} from "./fisher-exact.ts";
import {gammaQ} from "./gamma.ts";
import {logHypergeometric} from "./hypergeometric.ts";
import {exactConditional} from "./monte-carlo.ts";

/** Whether two samples fall into categories alike. */
export interface CategoryChange {
  readonly p: number;
  /** Pearson's chi-square of the table after rare categories were put together. */
  readonly statistic: number;
  readonly df: number;
  /**
   * exact: by the margins of the table alone; moments: the chi-square by a gamma law of its exact mean and variance; clusters: chi-squares
   * divided by the design effect.
   */
  readonly method: "exact" | "moments" | "clusters";
  /** How many categories were put together with others. */
  readonly pooled: number;
  /**
   * The p-values behind p: `whole` (chi-square of homogeneity) and `single` (the most changed category, adjusted for the
   * choice).
   */
  readonly parts: Readonly<Record<string, number>>;
}

/** What either sample must expect in a cell. */
const enough = 5;

/**
 * Puts categories together from the rarest up until each cell expects enough in both samples; by pooled counts alone, so
 * that the law given the margins stays right.
 */
const pooled = ({reference, current, n, m}: Contingency): {readonly table: Contingency; readonly joined: number} => {
  const k = reference.length, least = enough * (n + m) / Math.min(n, m), left: number[] = [], right: number[] = [];
  const size = (i: number): number => reference[i] + current[i];
  const order = Uint32Array.from({length: k}, (_, i) => i).sort((i, j) => size(i) - size(j) || i - j);
  let a = 0, b = 0, open = 0, joined = 0;
  for (const i of order) {
    a += reference[i];
    b += current[i];
    open++;
    if (a + b < least && i !== order[k - 1]) continue;
    // What is left over at the end joins the last cell.
    if (a + b < least && left.length > 0) { left[left.length - 1] += a; right[right.length - 1] += b; joined += open; continue; }
    left.push(a);
    right.push(b);
    if (open > 1) joined += open;
    a = b = open = 0;
  }
  return {table: {reference: Float64Array.from(left), current: Float64Array.from(right), n, m}, joined};
};

/** P(chi-square >= x) by a gamma law of the exact mean and variance given the margins (Haldane 1940, in Dawson's 1954 form). */
const byMoments = (table: Contingency, x: number): number => {
  const {reference, current, n, m} = table, k = reference.length, total = n + m;
  let inverse = 0;
  for (let i = 0; i < k; i++) inverse += 1 / (reference[i] + current[i]);
  const spread = (count: number, sum: number): number => (sum * total - count * count) / (total - 2);
  const freedom = (count: number): number => (count - 1) * (total - count) / (total - 1);
  const rows = spread(2, 1 / n + 1 / m), columns = spread(k, inverse), mean = total / (total - 1) * (k - 1);
  const variance = 2 * total / (total - 3) * (freedom(2) - rows) * (freedom(k) - columns)
    + total * total / (total - 1) * rows * columns;
  return variance > 0 ? gammaQ(mean * mean / variance, x * mean / variance) : 1;
};

/** Past this many rows in the smaller sample no exact sum over all tables is tried. */
const fewRows = 50;

interface WholeTable {
  readonly p: number;
  readonly statistic: number;
  readonly df: number;
  /** How many categories were put together with others. */
  readonly joined: number;
  readonly exact: boolean;
}

const wholeTable = (table: Contingency): WholeTable => {
  const {table: dense, joined} = pooled(table), df = dense.reference.length - 1;
  if (joined > 0 && Math.min(table.n, table.m) <= fewRows) {
    const {reference, current, n, m} = table;
    const p = exactConditional(n <= m ? table : {reference: current, current: reference, n: m, m: n}, pearsonStatistic);
    if (p !== undefined) return {p, statistic: pearsonStatistic(table), df: reference.length - 1, joined: 0, exact: true};
  }
  const statistic = df > 0 ? pearsonStatistic(dense) : 0;
  return {p: df > 0 ? byMoments(dense, statistic) : 1, statistic, df, joined, exact: false};
};

/** The least p that a category of this size could show. */
const attainable = (size: number, n: number, m: number): number => {
  const total = n + m, urn = {total, marked: size, drawn: m};
  return Math.exp(Math.min(logHypergeometric(Math.min(size, m), urn), logHypergeometric(Math.max(0, size - n), urn)));
};

/**
 * The smallest of the categories' own p-values (Fisher's, mid-p), adjusted by Sidak for those that could show anything
 * (Tarone 1990).
 */
const singleCategory = ({reference, current, n, m}: Contingency): number => {
  const k = reference.length, least = Float64Array.from(reference, (count, i) => attainable(count + current[i], n, m));
  const sorted = least.slice().sort();
  let tests = 1;
  while (tests < k && sorted[tests] <= 0.01 / tests) tests++;
  let smallest = 1;
  for (let i = 0; i < k; i++) {
    if (least[i] > 0.01 / tests) continue;
    const a = reference[i], b = current[i];
    const own = fisherExact({reference: Float64Array.of(a, n - a), current: Float64Array.of(b, m - b), n, m}, {midP: true});
    if (own) smallest = Math.min(smallest, own.p);
  }
  return -Math.expm1(tests * Math.log1p(-smallest));
};

/** Of as many rows as tell as much: the chi-square of the table, and the largest of single categories by Sidak. */
const ofClusters = (rows: Contingency, design: number): CategoryChange => {
  const {table, joined} = pooled(fewerRows(rows, design));
  const df = table.reference.length - 1, statistic = df > 0 ? pearsonStatistic(table) : 0, {length} = table.reference;
  let largest = 0;
  for (let i = 0; i < length && df > 0; i++) {
    const a = table.reference[i], b = table.current[i], two = (part: number, all: number): Float64Array => Float64Array.of(part, all - part);
    largest = Math.max(largest, pearsonStatistic({reference: two(a, table.n), current: two(b, table.m), n: table.n, m: table.m}));
  }
  const parts = {...(df > 0 && {whole: chiSquareSf(statistic, df)}), ...(df > 1 && {single: -Math.expm1(length * Math.log1p(-chiSquareSf(largest, 1)))})};
  return {p: df > 0 ? cappedCauchy(Object.values(parts)) : 1, statistic, df, method: "clusters", pooled: joined, parts};
};

/**
 * Tests whether two samples fall into categories alike, given the counts of each category in both together; undefined when
 * a side is empty. Where rows come in clusters, `design` of them tell as much as one, and no law given the margins holds.
 */
export const categoryChange = (table: Contingency, design = 1): CategoryChange | undefined => {
  const {reference, current, n, m} = table, k = reference.length;
  if (!(n > 0 && m > 0)) return undefined;
  if (k < 2) return {p: 1, statistic: 0, df: 0, method: "exact", pooled: 0, parts: {}};
  if (design > 1) return ofClusters(table, design);
  if (k === 2) {
    const p = fisherExact(table, {midP: true})?.p ?? 1;
    return {p, statistic: pearsonStatistic(table), df: 1, method: "exact", pooled: 0, parts: {single: p}};
  }
  const whole = wholeTable(table), single = singleCategory({reference, current, n, m});
  const {p, statistic, df, joined, exact} = whole, parts = {...(df > 0 && {whole: p}), single};
  return {p: cappedCauchy(Object.values(parts)), statistic, df, method: exact ? "exact" : "moments", pooled: joined, parts};
};
