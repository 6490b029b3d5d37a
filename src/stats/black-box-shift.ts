// Prevalences when only they have moved, from predictions alone.
import {multinomialDraw} from "./multinomial-draw.ts";
import type {Random} from "./random.ts";
import {solve} from "./solve.ts";

/** Rows of the reference by predicted, then actual class (predicted * classes + actual), and rows of now by predicted class. */
export interface Predictions {
  readonly reference: Float64Array;
  readonly predicted: Float64Array;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/**
 * By how much each class has become more frequent, from how the reference's classes were predicted and how rows are predicted now:
 * C w = mu (Lipton, Wang and Smola 2018). May be negative when that is not what has happened; undefined where predictions cannot tell
 * the classes apart.
 */
export const blackBoxWeights = ({reference, predicted}: Predictions): Float64Array | undefined => {
  const all = total(reference), now = total(predicted);
  return all > 0 && now > 0 ? solve(reference.map((count) => count / all), predicted.map((count) => count / now)) : undefined;
};

/** Share of each class in the reference. */
const priorsOf = ({reference, predicted: {length: classes}}: Predictions): Float64Array => {
  const priors = new Float64Array(classes), all = total(reference);
  reference.forEach((count, place) => { priors[place % classes] += count / all; });
  return priors;
};

/** The share of each class now; undefined where `blackBoxWeights` is, outside [0, 1] where a weight is negative. */
export const blackBoxShares = (predictions: Predictions): Float64Array | undefined => {
  const priors = priorsOf(predictions);
  return blackBoxWeights(predictions)?.map((weight, k) => weight * priors[k]);
};

/** Weights that can be used: none below 0, and shares that add up to 1; drawn anew where a generator is given. */
export const usableWeights = (predictions: Predictions, random?: Random): Float64Array | undefined => {
  const drawn = random ? {
    reference: multinomialDraw(random, predictions.reference), predicted: multinomialDraw(random, predictions.predicted),
  } : predictions;
  const weights = blackBoxWeights(drawn)?.map((weight) => Math.max(0, weight)), priors = priorsOf(drawn);
  const sum = weights?.reduce((all, weight, k) => all + weight * priors[k], 0) ?? 0;
  return sum > 0 ? weights?.map((weight) => weight / sum) : undefined;
};

/** How much more frequent rows of other classes than `of` have become: among rows predicted to be of it, and among the rest. */
export const otherWeights = ({reference, predicted: {length: classes}}: Predictions, weights: Float64Array, of: number): [rest: number, so: number] => {
  const rows = [0, 0], weighted = [0, 0];
  reference.forEach((count, place) => {
    const actual = place % classes, group = Math.floor(place / classes) === of ? 1 : 0;
    if (actual === of) return;
    rows[group] += count;
    weighted[group] += count * weights[actual];
  });
  return [rows[0] > 0 ? weighted[0] / rows[0] : 1, rows[1] > 0 ? weighted[1] / rows[1] : 1];
};
