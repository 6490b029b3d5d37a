import {classScores} from "../../comparison/class-scores.ts";
import {unknown} from "../../comparison/unknown.ts";
import {type Binning, calibrationError, reliabilityBins} from "../../stats/reliability.ts";
import {type ScoreTable, totalsOf} from "../../stats/score-table.ts";
import {classOption} from "../class-options.ts";
import {fewest} from "../confusion-estimate.ts";
import {twoClasses} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {probabilityScore} from "../probability-score.ts";
import {hasEnoughClusters, tableOf} from "../scored-estimate.ts";

export const expectedCalibrationError = defineMeasure({
  id: "expected-calibration-error", family: "performance",
  title: "Expected calibration error",
  about: "How far probabilities are from the share that then happens, over bins of probability and weighted by their rows. Chance alone opens " +
    "gaps, so what it adds is taken off; `also.plain` is the error with it, as other tools give it. Of more than two classes, the largest " +
    "probability of each row is held against whether the class predicted was right; unknown where a row's scores do not sum to 1 (within .01).",
  source: "Naeini and others 2015; debiased, and its interval, by the law of folded normal gaps",
  over: classScores,
  options: {
    ...classOption, bins: {default: 10 as number, about: "Into how many bins probabilities are put."},
    binning: {default: "equal-width" as Binning, choices: ["equal-width", "equal-mass"] as const, about: "Even steps of probability, or as many rows in every bin."},
  },
  unit: "share", range: [0, 1], worse: "higher", judges: "change", limits: {warn: 0.02, fail: 0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  beside: {plain: {label: "With what chance adds"}, maximum: {label: "Largest gap of a bin"}},
  inCells: "Equal for even steps that are multiples of .005; else cells that a border crosses count by their mean.",
  examples: [
    {why: "with ties", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {also: {plain: 0.2833333333333333}}},
    {why: "the wrong way round", given: twoClasses(null, {no: [0.9, 0.8], yes: [0.2, 0.1]}), gives: {also: {plain: 0.85, maximum: 0.9}}},
    {why: "sure and right", given: twoClasses(null, {no: [0, 0], yes: [1, 1]}), gives: {value: 0, also: {plain: 0}}},
    {why: "no labelled row", given: twoClasses(null, {no: [], yes: []}), gives: {unknown: "no-labels"}},
    {why: "scores that are no probabilities", given: twoClasses(null, {no: [-2, 0.5], yes: [3]}), gives: {unknown: "not-computable"}},
  ],
  score(shape, {class: named, bins, binning}) {
    if (!Number.isInteger(bins) || bins < 1 || bins > 1000) return unknown("not-computable", `there are ${bins} bins; there must be 1 to 1000`);
    const binsOf = (table: ScoreTable) => reliabilityBins(table, {bins, binning});
    return probabilityScore(shape, {class: named}, (side) => {
      const table = tableOf(side), found = calibrationError(binsOf(table), side.resampled ? {drawn: side.resampled.map(binsOf)} : {});
      if (!found) return unknown("no-labels");
      const {expected, maximum, debiased: value, interval} = found, {negatives, positives} = totalsOf(table);
      const unsure = Math.min(negatives, positives) < fewest ? "too-few-positives" : hasEnoughClusters(side) ? undefined : "too-few-rows";
      return {
        value, n: negatives + positives, also: {plain: expected, maximum},
        ...(unsure ? {unsure} : {interval, ...(side.resampled && {method: "clusters resampled"})}),
      };
    });
  },
});
