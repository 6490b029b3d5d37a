// Pearson's chi-square test that two samples fall into categories alike.
import {chiSquareSf} from "./chi-square.ts";
import {denseEnough, poolSparse, wholeRows} from "./contingency.ts";
import type {Contingency} from "./contingency.ts";
import {fisherExact} from "./fisher-exact.ts";

/** What may be asked of a test of homogeneity. */
export interface HomogeneityOptions {
  /** Yates' continuity correction, which applies to a 2 x 2 table only. */
  readonly yates?: boolean;
  /** sparse: rare categories are put together until Cochran's rule holds, and a 2 x 2 table that breaks it is tested exactly. */
  readonly pooling?: "none" | "sparse";
  /** For `pooling`: the share of expected counts that may be below 5; Cochran's fifth unless told. */
  readonly sparse?: number;
}

/** How far two samples are from falling into categories alike. */
export interface Homogeneity {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** How many categories were put together with others. */
  readonly pooled: number;
  /** exact: p is Fisher's; the statistic is still the chi-square. */
  readonly law: "chi-square" | "exact";
}

/** How far each count of the reference lies above its expectation, drawn towards 0 by at most a half for Yates. */
export const excess = (table: Contingency, yates: boolean): Float64Array => {
  const {reference, current, n, m} = table, total = n + m;
  return reference.map((count, i) => {
    const away = (count * m - current[i] * n) / total;
    return yates ? away - Math.sign(away) * Math.min(0.5, Math.abs(away)) : away;
  });
};

/** The number of columns that hold anything, less one. */
export const freedom = ({reference, current}: Contingency): number => {
  let columns = 0;
  for (let i = 0; i < reference.length; i++) if (reference[i] + current[i] > 0) columns++;
  return columns - 1;
};

/** Pearson's statistic: the sum of (O - E)^2 / E over both rows. */
export const pearsonStatistic = (table: Contingency, yates = false): number => {
  const {reference, current, n, m} = table, away = excess(table, yates && freedom(table) === 1);
  let sum = 0;
  for (let i = 0; i < reference.length; i++) {
    const column = reference[i] + current[i];
    if (column > 0) sum += away[i] * away[i] / column;
  }
  const total = n + m;
  return sum * total * total / (n * m);
};

/** The test itself around any statistic with a chi-square limit. */
export const homogeneityTest = (
  table: Contingency, statistic: (table: Contingency) => number, {pooling = "none", sparse}: HomogeneityOptions,
): Homogeneity | undefined => {
  if (!(table.n > 0 && table.m > 0)) return undefined;
  const {table: used, pooled} = pooling === "sparse" && freedom(table) > 1 ? poolSparse(table, sparse) : {table, pooled: 0};
  const df = freedom(used), value = statistic(used);
  // Categories there were, but too few of each to leave two cells: no answer from this test.
  if (df === 0) return pooled > 0 ? undefined : {statistic: value, df, p: 1, pooled, law: "chi-square"};
  if (pooling === "sparse" && df === 1 && !denseEnough(used)) {
    // Rows that come in clusters may be parts of rows.
    const exact = fisherExact(wholeRows(used));
    return exact && {statistic: value, df, p: exact.p, pooled, law: "exact"};
  }
  return {statistic: value, df, p: chiSquareSf(value, df), pooled, law: "chi-square"};
};

/**
 * Tests by Pearson's chi-square whether two samples fall into categories alike; cells empty in both are left out.
 * Undefined when a side is empty, or when pooling leaves a single cell (then resample: see conditional-p.ts).
 */
export const chiSquareHomogeneity = (table: Contingency, options: HomogeneityOptions = {}): Homogeneity | undefined =>
  homogeneityTest(table, (used) => pearsonStatistic(used, options.yates), options);
