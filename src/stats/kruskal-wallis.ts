// The Kruskal-Wallis test of two samples: Mann-Whitney's without continuity correction, in its chi-square form.
import {chiSquareSf} from "./chi-square.ts";
import type {Ordered} from "./ordered.ts";

/** Whether two samples differ in mean rank. */
export interface KruskalWallis {
  /** H, corrected for ties. */
  readonly statistic: number;
  readonly p: number;
}

/** Tests whether two samples differ in mean rank; undefined when a side is empty or all values are equal. */
export const kruskalWallis = ({reference, current, n, m}: Ordered): KruskalWallis | undefined => {
  if (!(n > 0 && m > 0)) return undefined;
  const total = n + m;
  let before = 0, away = 0, ties = 0;
  for (let j = 0; j < reference.length; j++) {
    const t = reference[j] + current[j];
    away += reference[j] * (before + (t + 1) / 2 - (total + 1) / 2);
    ties += t * t * t - t;
    before += t;
  }
  const spread = 1 - ties / (total * total * total - total);
  if (!(spread > 0)) return undefined;
  // The two rank sums are away from their means by the same amount.
  const statistic = 12 / (total * (total + 1)) * away * away * (1 / n + 1 / m) / spread;
  return {statistic, p: chiSquareSf(statistic, 1)};
};
