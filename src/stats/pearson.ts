// Pearson's correlation from sums, so that it merges.
import {normalQuantile} from "./normal.ts";
import {studentTTwoSided} from "./student-t.ts";

/** Sums of u, v, their squares and their product over n rows; about any centre near the middle, or digits are lost. */
export interface CoMoments {
  readonly n: number;
  readonly su: number;
  readonly sv: number;
  readonly suu: number;
  readonly svv: number;
  readonly suv: number;
}

/** Pearson's correlation, -1 to 1; undefined below two rows, where a side is constant to 12 digits, or past all numbers. */
export const pearson = ({n, su, sv, suu, svv, suv}: CoMoments): number | undefined => {
  if (!(n > 1)) return undefined;
  const uu = suu - su * (su / n), vv = svv - sv * (sv / n), uv = suv - su * (sv / n);
  if (!(uu > 1e-12 * suu && vv > 1e-12 * svv)) return undefined;
  const r = uv / (Math.sqrt(uu) * Math.sqrt(vv));
  return Number.isNaN(r) ? undefined : Math.max(-1, Math.min(1, r));
};

/** The two-sided p of a correlation r of n rows of a normal law (Student's t, n - 2 degrees of freedom); undefined for n < 3. */
export const pearsonP = (r: number, n: number): number | undefined =>
  n < 3 ? undefined : studentTTwoSided(r * Math.sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2);

/** Fisher's interval for the correlation of a normal law, by artanh r with variance 1 / (n - 3). */
export const pearsonInterval = (r: number, n: number, level = 0.95): readonly [number, number] => {
  if (n <= 3) return [-1, 1];
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3), z = Math.atanh(r);
  return [Math.tanh(z - half), Math.tanh(z + half)];
};
