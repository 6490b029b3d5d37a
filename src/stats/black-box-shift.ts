// Prevalences when only they have moved, from predictions alone.
import {solve} from "./solve.ts";

/**
 * The share of each class now, from how the reference's classes were predicted (counts, predicted * classes + actual) and how rows are
 * predicted now: C w = mu (Lipton, Wang and Smola 2018). May lie outside [0, 1] when that is not what has happened; undefined where
 * the predictions cannot tell the classes apart.
 */
export const blackBoxShares = (reference: Float64Array, predicted: Float64Array): Float64Array | undefined => {
  const classes = predicted.length, all = reference.reduce((sum, count) => sum + count, 0);
  const now = predicted.reduce((sum, count) => sum + count, 0);
  if (!(all > 0 && now > 0)) return undefined;
  const weights = solve(reference.map((count) => count / all), predicted.map((count) => count / now));
  return weights?.map((weight, k) => {
    let share = 0;
    for (let i = 0; i < classes; i++) share += reference[i * classes + k] / all;
    return weight * share;
  });
};
