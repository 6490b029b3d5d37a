import {classScores} from "../../comparison/class-scores.ts";
import {unknown} from "../../comparison/unknown.ts";
import {averagePrecision as precisionOf, averagePrecisionInterval} from "../../stats/average-precision.ts";
import {classOption} from "../class-options.ts";
import {classesScore} from "../classes-score.ts";
import {twoClasses} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {missingRows, suretyOf, tableOf} from "../scored-estimate.ts";

export const averagePrecision = defineMeasure({
  id: "average-precision", family: "performance",
  title: "Average precision",
  about: "The precision at each row of the class when rows are taken from the highest score down, on average: the area under the " +
    "precision-recall curve. A score without use gives the share of the class, so it falls when the class becomes rarer.",
  source: "sklearn.metrics.average_precision_score (step sum); interval on the logit scale from the influence of single rows",
  over: classScores,
  options: classOption,
  unit: "", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05}, counts: "positives",
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "Rows of one cell are tied; the bound is what their best and worst order would give.",
  examples: [
    {why: "with ties", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: 0.5407407407407407}},
    {why: "all in the wrong order", given: twoClasses(null, {no: [0.9, 0.8], yes: [0.2, 0.1]}), gives: {value: 0.41666666666666663}},
    {why: "no row of the class", given: twoClasses(null, {no: [0.1, 0.6, 0.2], yes: []}), gives: {unknown: "one-class"}},
  ],
  score: (shape, {class: named}) => classesScore(shape, named, {
    of: (table) => precisionOf(table)?.value, parts: (table) => precisionOf(table)?.parts,
    estimate(side) {
      const table = tableOf(side), found = precisionOf(table);
      if (!found) return missingRows(table, "positives") ?? unknown("one-class");
      const {value, bound, positives: n} = found, of = (drawn: typeof table) => precisionOf(drawn)?.value;
      const surety = suretyOf(side, {value, of, scale: "logit", telling: "positives", own: () => averagePrecisionInterval(found)});
      return {value, n, ...surety, ...(!side.exact && {bound})};
    },
  }),
});
