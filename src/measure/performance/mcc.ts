import {confusionPair} from "../../comparison/confusion-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {matthews} from "../../stats/confusion.ts";
import {matrixOptions} from "../class-options.ts";
import {actualRows, matrixScore} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const mcc = defineMeasure({
  id: "mcc", family: "performance",
  title: "Matthews correlation",
  about: "The correlation of actual and predicted classes: 1 when all are right, 0 when guessing would do as well, however rare a class is.",
  source: "Matthews 1975, Gorodkin 2004 (R_K); interval by the delta method on Fisher's scale, two rows added to the table",
  over: confusionPair,
  options: matrixOptions,
  // Twice those of accuracy, for its scale is twice as long.
  unit: "", range: [-1, 1], worse: "lower", judges: "change", limits: {warn: -0.04, fail: -0.1},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "slightly worse than guessing", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: -0.19245008972987526}},
    {why: "three classes", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]), gives: {value: 0.5773502691896257}},
    {why: "139 found, 70 false alarms, 11 missed", given: confusions(null, [[180, 70], [11, 139]]), gives: {value: 0.6267672310511725}},
    {why: "always the same class was predicted", given: confusions(null, [[0, 4], [0, 3]]), gives: {unknown: "constant"}},
  ],
  score: (pair) => matrixScore(pair, matthews, {
    scale: "fisher", ...(pair.positive !== null && {classRows: actualRows}), none: unknown("constant", "all rows are of one class, or were said to be"),
  }),
});
