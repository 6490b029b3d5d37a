// One p-value out of several tests of the same null hypothesis.
import {chiSquareSf} from "./chi-square.ts";

/** tan((1/2 - p) pi), precise at both ends. */
const cauchyScore = (p: number): number => p <= 0.5 ? 1 / Math.tan(Math.PI * p) : -1 / Math.tan(Math.PI * (1 - p));

/** The p-value of a standard Cauchy score, precise however large it is. */
const cauchySf = (t: number): number => t > 1 ? Math.atan(1 / t) / Math.PI : 0.5 - Math.atan(t) / Math.PI;

/**
 * The Cauchy combination (Liu and Xie 2020), valid for small p under any dependence; weights are equal unless given. A p of
 * exactly 1, the answer of tests on few rows, counts as 1 - 1/(20 + n): as it stands it would outweigh the evidence of all the
 * others.
 */
export const cauchyCombination = (ps: ArrayLike<number>, weights?: ArrayLike<number>): number => {
  const n = ps.length;
  if (n === 1) return ps[0];
  let score = 0, total = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight > 0) score += weight * cauchyScore(ps[i] === 1 ? 1 - 1 / (20 + n) : ps[i]);
    total += weight;
  }
  return cauchySf(score / total);
};

/** Fisher's combination of independent p-values: -2 sum ln p against chi-square with 2n degrees of freedom. */
export const fisherCombination = (ps: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < ps.length; i++) sum -= 2 * Math.log(ps[i]);
  return chiSquareSf(sum, 2 * ps.length);
};
