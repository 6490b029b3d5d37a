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

export const calibrationIntercept = defineMeasure({
  id: "calibration-intercept", family: "performance",
  title: "Calibration intercept",
  about: "Whether probabilities are too low (above 0) or too high (below 0) at even odds, in units of log odds, given the slope that fits best. " +
    "The limits are held against how much farther from 0 it lies than in the reference.",
  source: "Cox 1958: logit(chance) = intercept + slope · logit(p), by Newton's method; interval from the information at the maximum",
  over: classScores,
  options: classOption,
  unit: "", range: [-Infinity, Infinity], worse: "higher", judges: "change", limits: {warn: 0.2, fail: 0.5},
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "Rows of one cell count as if they had its mean.",
  examples: [
    {why: "of what was given .2 and .8, 1 and 5 of 10 happened: -ln 9 / 2", given: both(share(0.2, 10, 1), share(0.8, 10, 5)), gives: {value: -1.0986122886681098}},
    {why: "as many as was said", given: both(share(0.2, 10, 2), share(0.8, 10, 8)), gives: {value: 0}},
    {why: "a score parts the classes completely", given: twoClasses(null, {no: [0.1, 0.2, 0.3, 0.4], yes: [0.9, 0.8, 0.7, 0.6]}), gives: {unknown: "not-computable"}},
    {why: "all rows are of one class", given: twoClasses(null, {no: [0.1, 0.2], yes: []}), gives: {unknown: "one-class"}},
  ],
  score: (shape, {class: named}) => probabilityScore(shape, {class: named, ideal: 0}, (side) => {
    const table = tableOf(side), found = logisticCalibration(table);
    if (!found) return missingRows(table, "both") ?? unknown("not-computable", "all scores are the same, or one parts the classes completely");
    const {intercept: value, interceptError: error} = found, of = (drawn: typeof table) => logisticCalibration(drawn)?.intercept;
    const surety = suretyOf(side, {value, of, scale: "plain", telling: "rarer", own: () => scaledInterval(value, error)});
    return {value, n: side.sums.positives.n + side.sums.negatives.n, ...surety};
  }),
});
