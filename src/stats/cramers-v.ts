// Cramer's V: how strongly the rows and columns of a table of counts go together.
import {chiSquareSf} from "./chi-square.ts";

/** The association in a table of r rows and c columns, empty rows and columns left out. */
export interface Association {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  /** Cramer's V, 0 to 1; undefined when fewer than two rows or two columns hold anything. */
  readonly v: number | undefined;
  /** V less what chance alone gives (Bergsma 2013). */
  readonly corrected: number | undefined;
  /** Tschuprow's T, 0 to 1. */
  readonly tschuprow: number | undefined;
  /** Pearson's contingency coefficient, 0 to below 1. */
  readonly contingency: number;
}

const marginals = (rows: readonly ArrayLike<number>[]) => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0), columns = new Float64Array(width);
  const sums = Float64Array.from(rows, (row) => {
    let sum = 0;
    for (let j = 0; j < row.length; j++) { sum += row[j]; columns[j] += row[j]; }
    return sum;
  });
  const filled = (totals: Float64Array): number => totals.reduce((count, total) => count + (total > 0 ? 1 : 0), 0);
  return {sums, columns, total: sums.reduce((a, b) => a + b, 0), r: filled(sums), c: filled(columns)};
};

/** Cramer's V and its relatives for a table of counts given as rows of equal length; undefined when the table is empty. */
export const cramersV = (rows: readonly ArrayLike<number>[]): Association | undefined => {
  const {sums, columns, total, r, c} = marginals(rows);
  if (!(total > 0)) return undefined;
  let chiSquare = 0;
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows[i].length; j++) {
      const expected = sums[i] * columns[j] / total;
      if (expected > 0) chiSquare += (rows[i][j] - expected) ** 2 / expected;
    }
  const phi = chiSquare / total, df = (r - 1) * (c - 1);
  const contingency = Math.sqrt(phi / (1 + phi)), common = {chiSquare, df, contingency};
  if (df === 0) return {...common, p: 1, v: undefined, corrected: undefined, tschuprow: undefined};
  const p = chiSquareSf(chiSquare, df), v = Math.sqrt(phi / (Math.min(r, c) - 1)), tschuprow = Math.sqrt(phi / Math.sqrt(df));
  if (total < 2) return {...common, p, v, corrected: undefined, tschuprow};
  const lessR = r - (r - 1) ** 2 / (total - 1), lessC = c - (c - 1) ** 2 / (total - 1), least = Math.min(lessR, lessC) - 1;
  const corrected = least > 0 ? Math.min(1, Math.sqrt(Math.max(0, phi - df / (total - 1)) / least)) : undefined;
  return {...common, p, v, corrected, tschuprow};
};
