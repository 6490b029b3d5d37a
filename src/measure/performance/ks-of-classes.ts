import {type ScorePair, scorePair} from "../../comparison/score-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {holding} from "../../stats/confusion-interval.ts";
import {classSeparation, separationExcess, separationOf, withoutExcess} from "../../stats/class-separation.ts";
import {changeOf} from "../change.ts";
import {classOption} from "../class-options.ts";
import {scorePairs} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {meanTable, missingRows, suretyOf, tableOf} from "../scored-estimate.ts";

export const ksOfClasses = defineMeasure({
  id: "ks-of-classes", family: "performance",
  title: "Separation of the classes (KS)",
  about: "The largest distance between the shares of both classes that are scored at or above a threshold: how well the best single " +
    "threshold tells them apart, 0 being not at all.",
  source: "Kolmogorov and Smirnov's distance, as in credit scoring; interval as of a difference of two shares at that threshold, less what choosing it adds by tables drawn again",
  over: scorePair,
  options: classOption,
  // Twice those of the ROC AUC, for it runs from 0 where that runs from one half.
  unit: "", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.04, fail: -0.1},
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "The bound is the largest share of a class that one cell holds.",
  examples: [
    {why: "hardly apart", given: scorePairs(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: 0.16666666666666666}},
    {why: "wholly apart, in the wrong order", given: scorePairs(null, {no: [0.9, 0.8], yes: [0.2, 0.1]}), gives: {value: 1}},
    {why: "all rows are of one class", given: scorePairs(null, {no: [], yes: [0.4, 0.9]}), gives: {unknown: "one-class"}},
  ],
  score: (pair: ScorePair) => changeOf(pair, (side) => {
    const table = tableOf(side), found = classSeparation(table);
    if (!found) return missingRows(table, "both") ?? unknown("one-class");
    const {distance: value, threshold, interval, bound} = found, {resampled} = side;
    // Clusters are drawn in coarse cells, whose own distance owes less to the choice of a threshold.
    const about = resampled ? separationOf(meanTable(resampled)) ?? value : value;
    const surety = suretyOf(side, {value: about, of: separationOf, scale: "logit", telling: "rarer", own: () => interval, fewest: 20});
    const moved = resampled && surety.interval
      ? {interval: holding(withoutExcess(surety.interval, separationExcess(about, resampled)), value)} : {};
    return {value, n: side.sums.positives.n + side.sums.negatives.n, ...surety, ...moved, also: {threshold}, ...(!side.exact && {bound})};
  }),
});
