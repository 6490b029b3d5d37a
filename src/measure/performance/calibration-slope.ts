import {classScores} from "../../comparison/class-scores.ts";
import {unknown} from "../../comparison/unknown.ts";
import {logisticCalibration} from "../../stats/logistic-calibration.ts";
import {scaledInterval} from "../../stats/scaled-interval.ts";
import {classOption} from "../class-options.ts";
import {twoClasses} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {probabilityScore} from "../probability-score.ts";
import {missingRows, suretyOf, tableOf} from "../scored-estimate.ts";

const share = (p: number, of: number, hits: number) => ({no: new Array<number>(of - hits).fill(p), yes: new Array<number>(hits).fill(p)});
const both = (a: ReturnType<typeof share>, b: ReturnType<typeof share>) => twoClasses(null, {no: [...a.no, ...b.no], yes: [...a.yes, ...b.yes]});

export const calibrationSlope = defineMeasure({
  id: "calibration-slope", family: "performance",
  title: "Calibration slope",
  about: "Whether the model is too sure of itself: 1 is right, below 1 its probabilities lie too near to 0 and 1, above 1 too near to the middle. " +
    "The limits are held against how much farther from 1 it lies than in the reference.",
  source: "Cox 1958: logit(chance) = intercept + slope · logit(p), by Newton's method; interval from the information at the maximum",
  over: classScores,
  options: classOption,
  unit: "", range: [-Infinity, Infinity], worse: "higher", judges: "change", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "Rows of one cell count as if they had its mean.",
  examples: [
    {why: "of what was given .2 and .8, 1 and 9 of 10 happened: ln 9 / ln 4", given: both(share(0.2, 10, 1), share(0.8, 10, 9)), gives: {value: 1.5849625007211563}},
    {why: "as many as was said", given: both(share(0.2, 10, 2), share(0.8, 10, 8)), gives: {value: 1}},
    {why: "a score parts the classes completely", given: twoClasses(null, {no: [0.1, 0.2, 0.3, 0.4], yes: [0.9, 0.8, 0.7, 0.6]}), gives: {unknown: "not-computable"}},
    {why: "all rows are of one class", given: twoClasses(null, {no: [0.1, 0.2], yes: []}), gives: {unknown: "one-class"}},
  ],
  score: (shape, {class: named}) => probabilityScore(shape, {class: named, ideal: 1}, (side) => {
    const table = tableOf(side), found = logisticCalibration(table);
    if (!found) return missingRows(table, "both") ?? unknown("not-computable", "all scores are the same, or one parts the classes completely");
    const {slope: value, slopeError: error} = found, of = (drawn: typeof table) => logisticCalibration(drawn)?.slope;
    const surety = suretyOf(side, {value, of, scale: "plain", telling: "rarer", own: () => scaledInterval(value, error)});
    return {value, n: side.sums.positives.n + side.sums.negatives.n, ...surety};
  }),
});
