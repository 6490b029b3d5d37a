import {classScores} from "../../comparison/class-scores.ts";
import {unknown} from "../../comparison/unknown.ts";
import {meanLoss} from "../../stats/brier.ts";
import {largeTest} from "../../stats/calibration-tests.ts";
import {scaledInterval} from "../../stats/scaled-interval.ts";
import {classOption} from "../class-options.ts";
import {twoClasses} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {probabilityScore} from "../probability-score.ts";
import {suretyOf, tableOf} from "../scored-estimate.ts";

export const calibrationInTheLarge = defineMeasure({
  id: "calibration-in-the-large", family: "performance",
  title: "Calibration in the large",
  about: "The share that was of the class less the mean probability given to it: above 0 the model says too little, below 0 too much. Of more " +
    "than two classes, how often the predicted class was right less how sure the model was; unknown where a row's scores do not " +
    "sum to 1 (within .01). The limits are held against how much farther from 0 it lies than in the reference.",
  source: "Spiegelhalter 1986; z = Σ(y − p) / √Σ p(1 − p); interval by Student's t on y − p",
  over: classScores,
  options: classOption,
  unit: "share", range: [-1, 1], worse: "higher", judges: "change", limits: {warn: 0.02, fail: 0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "Equal: sums of probabilities are kept. Its spread comes from the cells.",
  examples: [
    {why: "half were of the class, .55 was said", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: -0.05}},
    {why: "as many as was said", given: twoClasses(null, {no: [0.9, 0.8], yes: [0.2, 0.1]}), gives: {value: 0}},
    {why: "no labelled row", given: twoClasses(null, {no: [], yes: []}), gives: {unknown: "no-labels"}},
    {why: "scores that are no probabilities", given: twoClasses(null, {no: [-2, 0.5], yes: [3]}), gives: {unknown: "not-computable"}},
  ],
  score: (shape, {class: named}) => probabilityScore(shape, {class: named, ideal: 0}, (side) => {
    const table = tableOf(side), {positives, negatives} = side.sums, n = positives.n + negatives.n, excess = (p: number, yes: boolean) => Number(yes) - p;
    const value = (positives.n - positives.powers[0] - negatives.powers[0]) / n, spread = meanLoss(table, excess), test = largeTest(table);
    if (!spread) return unknown("no-labels");
    const own = () => scaledInterval(value, Math.sqrt((spread.variance ?? 0) / n), {df: n - 1});
    const surety = suretyOf(side, {value, of: (drawn) => meanLoss(drawn, excess)?.mean, scale: "plain", telling: "all", own});
    return {value, n, ...surety, ...(test && {also: {z: test.z, p: test.p}})};
  }),
});
