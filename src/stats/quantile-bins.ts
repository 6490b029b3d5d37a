// Pearson's chi-square over bins that quantiles of one sample have drawn.
import type {Counts} from "./divergence.ts";
import {gammaQ} from "./gamma.ts";

/**
 * The chance of a chi-square of at least x when the bins lie between quantiles of the reference. It then has nearly the same
 * count in each bin, and it is the current count that varies, as a negative binomial one: more than a count of its own accord
 * where the current sample is the larger one. A gamma law of the statistic's mean and variance to the first order in 1 / count,
 * per bin 1 + (2w - 1) / r and 2 + (21 w - 12 + (1 - w)^2 / w) / r with r the reference's count and w the current sample's share
 * of all values. Reference 100, current 5000 and ten bins: 5 % alarms, 8 % by the chi-square law.
 */
export const quantileBinsSf = (x: number, {reference, current}: Counts): number => {
  let n = 0, m = 0, inverse = 0;
  for (let i = 0; i < reference.length; i++) {
    n += reference[i];
    m += current[i];
    inverse += 1 / reference[i];
  }
  const df = reference.length - 1, w = m / (n + m), each = inverse / reference.length;
  const mean = df * (1 + (2 * w - 1) * each), variance = df * (2 + (21 * w - 12 + (1 - w) ** 2 / w) * each);
  return gammaQ(mean * mean / variance, x * mean / variance);
};
