import {classScores} from "../../comparison/class-scores.ts";
import {unknown} from "../../comparison/unknown.ts";
import {rocAuc as area, rocAucInterval} from "../../stats/roc-auc.ts";
import {neededForArea} from "../../stats/needed-positives.ts";
import {classOption} from "../class-options.ts";
import {classesScore} from "../classes-score.ts";
import {twoClasses} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {missingRows, suretyOf, tableOf} from "../scored-estimate.ts";

export const rocAuc = defineMeasure({
  id: "roc-auc", family: "performance",
  title: "ROC AUC",
  about: "The chance that a row of the class is scored above one that is not: .5 is guessing, 1 a perfect order. It does not depend on any " +
    "threshold, nor on how frequent the class is. Of more than two classes, the mean of each against the rest.",
  source: "DeLong, DeLong and Clarke-Pearson 1988, on the logit scale; Newcombe 2006 where all pairs are in order",
  over: classScores,
  options: classOption,
  unit: "", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05}, counts: "positives",
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "Pairs within one cell count one half; the bound is half their share.",
  examples: [
    {why: "ties count one half", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: 0.5138888888888888}},
    {why: "all in order", given: twoClasses(null, {no: [0.1, 0.2, 0.3, 0.4], yes: [0.9, 0.8, 0.7, 0.6]}), gives: {value: 1}},
    {why: "all rows are of one class", given: twoClasses(null, {no: [0.1, 0.6, 0.2], yes: []}), gives: {unknown: "one-class"}},
  ],
  score: (shape, {class: named}) => classesScore(shape, named, {
    of: (table) => area(table)?.auc, parts: (table) => area(table)?.parts,
    estimate(side) {
      const table = tableOf(side), found = area(table);
      if (!found) return missingRows(table, "both") ?? unknown("one-class");
      const {auc: value, bound, positives: n} = found, of = (drawn: typeof table) => area(drawn)?.auc;
      const surety = suretyOf(side, {value, of, scale: "logit", telling: "rarer", own: () => rocAucInterval(found)});
      return {value, n, ...surety, ...(!side.exact && {bound})};
    },
  }),
  needed: (from, to) => neededForArea(from, to),
});
