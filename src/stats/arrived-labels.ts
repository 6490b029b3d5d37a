// Whether labels that have arrived so far contradict what was expected of their rows.
import type {LabelledScores} from "./calibration-map.ts";
import {chiSquareSf} from "./chi-square.ts";
import {chancesNow, type UnlabelledModel} from "./unlabelled-model.ts";

/** Positives to expect among rows of one group, and how far chance lets them stray. */
const expectedIn = (model: UnlabelledModel, arrived: LabelledScores, g: number) => {
  const places = model.map.current[g], sum = (chances: Float64Array): number =>
    places.reduce((all, block, i) => all + (arrived.negatives[i] + arrived.positives[i]) * chances[block], 0);
  const chances = chancesNow(model.map, model.point), mean = sum(chances);
  const own = places.reduce((all, block, i) => all + (arrived.negatives[i] + arrived.positives[i]) * chances[block] * (1 - chances[block]), 0);
  const learnt = model.draws.reduce((all, draw) => all + (sum(chancesNow(model.map, draw)) - mean) ** 2, 0) / Math.max(1, model.draws.length);
  return {mean, variance: own + learnt};
};

/**
 * p of as many positives among the labelled rows of now, by group and over the same scores as the model's current ones, if chances
 * are what the reference taught; the labelled rows need not be like the others, for each is held against its own chance. 1 without.
 */
export const arrivedFit = (model: UnlabelledModel, arrived: readonly LabelledScores[]): number => {
  let [statistic, degrees] = [0, 0];
  arrived.forEach((labelled, g) => {
    const {mean, variance} = expectedIn(model, labelled, g), actual = labelled.positives.reduce((sum, count) => sum + count, 0);
    if (!(variance > 1)) return;
    statistic += (actual - mean) ** 2 / variance;
    degrees++;
  });
  return degrees > 0 ? chiSquareSf(statistic, degrees) : 1;
};
