import {classScores} from "../../comparison/class-scores.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {brierParts, rowMean, squaredDistance} from "../../stats/brier.ts";
import {reliabilityBins} from "../../stats/reliability.ts";
import {classOption} from "../class-options.ts";
import {manyClasses, twoClasses} from "../example-classes.ts";
import {lossScore} from "../loss-estimate.ts";
import {defineMeasure} from "../measure.ts";
import {probabilitySides} from "../probability-score.ts";
import {tableOf} from "../scored-estimate.ts";

export const brier = defineMeasure({
  id: "brier", family: "performance",
  title: "Brier score",
  about: "The mean squared distance of probabilities to what happened; of more than two classes, summed over them, and unknown where a row's " +
    "scores do not sum to 1 (within .01). Beside it, for one class, what it is made of: brier = reliability − resolution + uncertainty + " +
    "within bins. The limits are held against its change: .1 means a tenth more than in the reference.",
  source: "Brier 1950; parts by Murphy 1973 with the terms within bins of Stephenson and others 2008; interval of the mean on the logarithmic scale",
  over: classScores,
  options: {...classOption, bins: {default: 10 as number, about: "Into how many even steps of probability the parts are counted."}},
  unit: "", range: [0, 2], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  beside: {
    reliability: {label: "Reliability (0 is best)"}, resolution: {label: "Resolution (more is better)"}, uncertainty: {label: "Uncertainty"},
    within: {label: "Within bins"},
  },
  inCells: "Equal: power sums are kept. Its spread comes from the cells.",
  examples: [
    {why: "with ties", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: 0.31000000000000005}},
    {why: "the wrong way round", given: twoClasses(null, {no: [0.9, 0.8], yes: [0.2, 0.1]}), gives: {value: 0.7250000000000001}},
    {why: "three classes, (.25 + .09 + .04 + .01 + .01 + .04) / 2", given: manyClasses([{of: 0, scores: [0.5, 0.3, 0.2]}, {of: 2, scores: [0.1, 0.1, 0.8]}]),
      gives: {value: 0.22}},
    {why: "three classes whose scores sum to one half", given: manyClasses([{of: 0, scores: [0.25, 0.15, 0.1]}, {of: 2, scores: [0.05, 0.05, 0.4]}]),
      gives: {unknown: "not-computable"}},
    {why: "scores that are no probabilities", given: twoClasses(null, {no: [-2, 0.5], yes: [3]}), gives: {unknown: "not-computable"}},
  ],
  score(shape, {class: named, bins}) {
    const score = lossScore(shape, named, {
      of: squaredDistance, joint: ({probabilities: {n, brier: sum, brierSquared}}) => rowMean(n, sum, brierSquared),
      exact({sums: {positives: {n: p, powers: [s1, s2]}, negatives: {powers: [, squares]}}}, n) { return (p - 2 * s1 + s2 + squares) / n; },
    });
    const sides = named === "" && shape.positive === null ? undefined : probabilitySides(shape, named);
    if (isUnknown(score) || sides === undefined || isUnknown(sides)) return score;
    const parts = brierParts(score.value, reliabilityBins(tableOf(sides.current), {bins}));
    return {...score, ...(parts && {also: {...parts}})};
  },
});
