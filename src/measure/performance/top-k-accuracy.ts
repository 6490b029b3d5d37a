import {classScores} from "../../comparison/class-scores.ts";
import {unknown} from "../../comparison/unknown.ts";
import {neededPositives} from "../../stats/needed-positives.ts";
import {manyClasses, twoClasses} from "../example-classes.ts";
import {jointScore, jointSurety} from "../joint-estimate.ts";
import {defineMeasure} from "../measure.ts";

export const topKAccuracy = defineMeasure({
  id: "top-k-accuracy", family: "performance",
  title: "Top-k accuracy",
  about: "The share of labelled rows whose class is among the k that were scored highest: what is found by whoever looks at the first k answers.",
  source: "sklearn.metrics.top_k_accuracy_score; interval by Wilson 1927",
  over: classScores,
  options: {k: {default: 2 as number, about: "How many of the classes scored highest are looked at."}},
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "one of two is among the first two of three", given: manyClasses([{of: 0, scores: [0.3, 0.5, 0.2]}, {of: 2, scores: [0.5, 0.4, 0.1]}]), gives: {value: 0.5}},
    {why: "the first alone", given: manyClasses([{of: 0, scores: [0.3, 0.5, 0.2]}, {of: 2, scores: [0.1, 0.1, 0.8]}]), options: {k: 1}, gives: {value: 0.5}},
    {why: "two classes, of which two are all", given: twoClasses(null, {no: [0.2], yes: [0.7]}), gives: {unknown: "wrong-kind"}},
  ],
  score(shape, {k}) {
    const {classes} = shape;
    if (!Number.isInteger(k) || k < 1 || k >= classes.length) return unknown("wrong-kind", `k is ${k}; of ${classes.length} classes it must be 1 to ${classes.length - 1}`);
    return jointScore(shape, (side) => {
      const {n, ranks} = side.joint.probabilities;
      if (n === 0) return unknown("no-labels", "no row has a label and a score for every class");
      const part = ranks.slice(0, k).reduce((sum, count) => sum + count, 0);
      return {value: part / n, n, ...jointSurety(side, {part, whole: n})};
    });
  },
  needed: (from, to) => neededPositives(from, to),
});
