import {confusionPair} from "../../comparison/confusion-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {kappa} from "../../stats/confusion.ts";
import {matrixOptions} from "../class-options.ts";
import {actualRows, matrixScore} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const cohenKappa = defineMeasure({
  id: "cohen-kappa", family: "performance",
  title: "Cohen's kappa",
  about: "How much of the agreement of actual and predicted classes that chance leaves to be had there is: 0 is chance, 1 is perfect.",
  source: "Cohen 1960; interval by the delta method on Fisher's scale, two rows added to the table",
  over: confusionPair,
  options: matrixOptions,
  // Twice those of accuracy, for its scale is twice as long.
  unit: "", range: [-1, 1], worse: "lower", judges: "change", limits: {warn: -0.04, fail: -0.1},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "slightly worse than chance", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: -0.16666666666666674}},
    {why: "three classes", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]), gives: {value: 0.5}},
    {why: "139 found, 70 false alarms, 11 missed", given: confusions(null, [[180, 70], [11, 139]]), gives: {value: 0.5995055624227441}},
    {why: "all rows are of one class and were said to be", given: confusions(null, [[4, 0], [0, 0]]), gives: {unknown: "one-class"}},
  ],
  score: (pair) => matrixScore(pair, kappa, {scale: "fisher", ...(pair.positive !== null && {classRows: actualRows}), none: unknown("one-class")}),
});
