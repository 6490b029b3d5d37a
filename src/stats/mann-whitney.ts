// The Mann-Whitney U test (Wilcoxon's rank sum).
import {normalSf} from "./normal.ts";
import {largestTie} from "./ordered.ts";
import type {Ordered} from "./ordered.ts";

/**
 * How the p-value is found. normal: corrected for ties, with a continuity correction unless told. exact: all arrangements;
 * without ties only.
 */
export type MannWhitneyMethod = "normal" | "exact";

/** What may be asked of the test. */
export interface MannWhitneyOptions {
  readonly method?: "auto" | MannWhitneyMethod;
  readonly continuity?: boolean;
  /** How many rows tell as much as one, where they come in clusters; above 1 the law is normal. */
  readonly design?: number | undefined;
}

/** Whether one sample's values tend to be larger. */
export interface MannWhitney {
  /** U of the reference: pairs in which its value is the larger one, ties by half. */
  readonly statistic: number;
  /** The chance that a reference value exceeds a current one (ties by half): U / (n m), 1/2 without drift. */
  readonly superiority: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: MannWhitneyMethod;
}

/** Steps up to which the exact law is counted: about 20 ms. */
const affordable = 5e6;

/** P(U <= u) without ties: f(i, j, u) = i / (i + j) f(i - 1, j, u - j) + j / (i + j) f(i, j - 1, u), all terms positive. */
const exactLower = (n: number, m: number, u: number): number => {
  let rows: Float64Array[] = [];
  for (let j = 0; j <= m; j++) rows.push(Float64Array.from({length: u + 1}, (_, k) => k === 0 ? 1 : 0));
  for (let i = 1; i <= n; i++) {
    const next: Float64Array[] = [Float64Array.from({length: u + 1}, (_, k) => k === 0 ? 1 : 0)];
    for (let j = 1; j <= m; j++) {
      const mass = new Float64Array(u + 1), share = i / (i + j), above = rows[j], left = next[j - 1];
      for (let k = 0; k <= u; k++) mass[k] = (k >= j ? share * above[k - j] : 0) + (1 - share) * left[k];
      next.push(mass);
    }
    rows = next;
  }
  return rows[m].reduce((sum, mass) => sum + mass, 0);
};

const normalP = ({reference, current, n, m}: Ordered, u: number, {continuity = true, design = 1}: MannWhitneyOptions): number | undefined => {
  const total = n + m;
  let ties = 0;
  for (let j = 0; j < reference.length; j++) { const t = reference[j] + current[j]; ties += t * t * t - t; }
  const variance = design * n * m / 12 * (total + 1 - ties / (total * (total - 1)));
  const away = Math.abs(u - n * m / 2) - (continuity ? 0.5 : 0);
  if (!(variance > 0)) return continuity ? 1 : undefined;
  return Math.min(1, 2 * normalSf(away / Math.sqrt(variance)));
};

/**
 * Tests whether values of one sample tend to be larger. Undefined when a side is empty, when an exact p was asked for and there
 * are ties, or when all values are equal and there is no continuity correction. auto: exact without ties while that takes few
 * steps.
 */
export const mannWhitney = (
  pair: Ordered, options: MannWhitneyOptions = {},
): MannWhitney | undefined => {
  const {reference, current, n, m} = pair, {method = "auto", design = 1} = options;
  if (!(n > 0 && m > 0)) return undefined;
  let below = 0, u = 0;
  for (let j = 0; j < reference.length; j++) {
    u += reference[j] * (below + current[j] / 2);
    below += current[j];
  }
  const lower = Math.min(u, n * m - u), untied = largestTie(pair) === 1, found = {statistic: u, superiority: u / (n * m)};
  if (method === "exact" || (method === "auto" && design === 1 && untied && n * m * (lower + 1) <= affordable))
    return untied ? {...found, p: Math.min(1, 2 * exactLower(n, m, lower)), method: "exact"} : undefined;
  const p = normalP(pair, u, options);
  return p === undefined ? undefined : {...found, p, method: "normal"};
};
