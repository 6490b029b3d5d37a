import {classScores} from "../../comparison/class-scores.ts";
import {logarithmicLoss, rowMean} from "../../stats/brier.ts";
import {classOption} from "../class-options.ts";
import {manyClasses, twoClasses} from "../example-classes.ts";
import {lossScore} from "../loss-estimate.ts";
import {defineMeasure} from "../measure.ts";

export const logLoss = defineMeasure({
  id: "log-loss", family: "performance",
  title: "Log loss",
  about: "How surprising what happened was to the model: the mean of -ln of the probability that it gave to it. Being sure and wrong costs " +
    "most. Of more than two classes there is no answer where a row's scores do not sum to 1 (within .01). The limits are held against its " +
    "change: .1 means a tenth more than in the reference.",
  source: "sklearn.metrics.log_loss (held away from 0 and 1 by 2⁻⁵²); interval of the mean on the logarithmic scale",
  over: classScores,
  options: classOption,
  unit: "nats", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "Equal: the sum of logarithms is kept. Its spread comes from the cells.",
  examples: [
    {why: "with ties", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: 0.8419095481027515}},
    {why: "sure and right", given: twoClasses(null, {no: [0, 0], yes: [1, 1]}), gives: {value: 2.2204460492503136e-16}},
    {why: "three classes, -(ln .5 + ln .8) / 2", given: manyClasses([{of: 0, scores: [0.5, 0.3, 0.2]}, {of: 2, scores: [0.1, 0.1, 0.8]}]),
      gives: {value: 0.4581453659370776}},
    {why: "three classes whose scores sum to one half", given: manyClasses([{of: 0, scores: [0.25, 0.15, 0.1]}, {of: 2, scores: [0.05, 0.05, 0.4]}]),
      gives: {unknown: "not-computable"}},
    {why: "scores that are no probabilities", given: twoClasses(null, {no: [-2, 0.5], yes: [3]}), gives: {unknown: "not-computable"}},
  ],
  score: (shape, {class: named}) => lossScore(shape, named, {
    of: logarithmicLoss, exact: ({log}, n) => -log / n, joint: ({probabilities: {n, log, logSquared}}) => rowMean(n, log, logSquared),
  }),
});
