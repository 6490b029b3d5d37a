// A reference with labels and predictions without: errors grow with what is predicted, and more is predicted now.
import type {ErrorsByPrediction} from "../../src/comparison/errors-by-prediction.ts";
import {predictionsNow, type Predicted} from "../../src/measure/example-errors.ts";
import type {Random} from "../../src/stats/random.ts";
import type {Law} from "./regression-world.ts";

/** How fast errors grow: their spread is exp(growth × prediction), predictions being normal with spread 1. */
const growth = 0.3;

/** Predictions lie `shift` higher now; nothing else has changed. */
export const unlabelledPair = (random: Random, law: Law, {n, m, shift}: {
  readonly n: number; readonly m: number; readonly shift: number;
}): ErrorsByPrediction => {
  const rows: Predicted = Array.from({length: n}, () => {
    const prediction = random.normal();
    return [prediction - Math.exp(growth * prediction) * law.draw(random), prediction];
  });
  return predictionsNow(rows, Array.from({length: m}, () => [shift + random.normal(), 1]));
};

/** The mean error and the root mean square that labels would show now, of errors of this mean size; and what they were. */
export const expectedTruths = (size: number, shift: number) => {
  const mean = size * Math.exp(growth * shift + growth ** 2 / 2), root = Math.exp(growth * shift + growth ** 2);
  return {"expected-mae": {value: mean, change: Math.exp(growth * shift) - 1}, "expected-rmse": {value: root, change: Math.exp(growth * shift) - 1}};
};
