// Wasserstein's distance between two samples of a number as a robust effect: in scales of the reference, with an interval.
import {andersonDarling} from "./anderson-darling.ts";
import {normalPdf, normalQuantile, normalSf} from "./normal.ts";
import type {Ordered} from "./ordered.ts";

/** How the robust effect measures: about this centre, over this scale, values further than `fence` scales from it counting as there. */
export interface RobustScale {
  readonly centre: number;
  readonly scale: number;
  /** In scales; 10 unless given: far outside any sane value, so that one wild value moves the effect by at most 10 / n. */
  readonly fence?: number;
  /** Coverage of the interval; .95 unless given. */
  readonly level?: number;
}

/** The distance in scales of the reference. */
export interface RobustWasserstein {
  /** As measured, noise and all. */
  readonly distance: number;
  /** With what sampling noise gives taken off. */
  readonly debiased: number;
  /** For the true distance. */
  readonly interval: readonly [low: number, high: number];
  /** Standard error of the debiased distance. */
  readonly error: number;
}

/** |d| less the bias E|N(|d|, s)| - |d| that noise of deviation s adds to it (bootstrap bias correction in closed form), at least 0. */
export const lessNoise = (gap: number, s: number): number => {
  if (s === 0 || gap > 6 * s) return gap;
  const t = gap / s;
  return Math.max(0, gap - 2 * s * (normalPdf(t) - t * normalSf(t)));
};

const meanOf = (counts: Float64Array, size: number, place: (k: number) => number): number => {
  let sum = 0;
  for (let k = 0; k < counts.length; k++) sum += counts[k] * place(k);
  return sum / size;
};

/**
 * Wasserstein's distance after clamping both samples to fences, over a robust scale of the reference. Noise is taken off where it
 * enters: d = F - G at x is known to within s(x)² = F (1 - F) / n + G (1 - G) / m, and |d| loses the bias of that noise. The error
 * is the delta method's: with h' = sign(d), ∫ |d| = E_G h - E_F h, whose variance is Var_F h / n + Var_G h / m; where noise hides the
 * sign it is taken to be that of the means' difference, or the signs of noise would make the error too small. The interval begins at 0
 * unless Anderson and Darling's test rejects equality at its level: at equality the distance has no normal law.
 */
export const wassersteinRobust = (pair: Ordered, {centre, scale, fence = 10, level = 0.95}: RobustScale): RobustWasserstein | undefined => {
  const {values, reference, current, n, m} = pair;
  if (!(n > 0 && m > 0)) return undefined;
  const place = (k: number): number => Math.max(-fence, Math.min(fence, (values[k] - centre) / scale));
  const drift = Math.sign(meanOf(current, m, place) - meanOf(reference, n, place));
  let i = 0, j = 0, distance = 0, debiased = 0, h = 0;
  let meanF = 0, squareF = 0, meanG = 0, squareG = 0;
  for (let k = 0; k < values.length; k++) {
    meanF += h * reference[k];
    squareF += h * h * reference[k];
    meanG += h * current[k];
    squareG += h * h * current[k];
    if (k + 1 === values.length) break;
    i += reference[k];
    j += current[k];
    const width = place(k + 1) - place(k), f = i / n, g = j / m, gap = f - g;
    const noise = Math.sqrt(f * (1 - f) / n + g * (1 - g) / m);
    distance += Math.abs(gap) * width;
    debiased += lessNoise(Math.abs(gap), noise) * width;
    h += (Math.abs(gap) > 2 * noise ? Math.sign(gap) : drift) * width;
  }
  const variance = (square: number, mean: number, size: number): number => Math.max(0, square / size - (mean / size) ** 2) / size;
  const error = Math.sqrt(variance(squareF, meanF, n) + variance(squareG, meanG, m)), reach = normalQuantile((1 + level) / 2) * error;
  const changed = (andersonDarling(pair)?.p ?? 1) <= 1 - level;
  return {distance, debiased, error, interval: [changed ? Math.max(0, debiased - reach) : 0, distance + reach]};
};
