import {classScores} from "../../comparison/class-scores.ts";
import {isUnknown, unknown} from "../../comparison/unknown.ts";
import {spiegelhalter} from "../../stats/calibration-tests.ts";
import {classOption} from "../class-options.ts";
import {twoClasses} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {probabilityScore} from "../probability-score.ts";
import {tableOf} from "../scored-estimate.ts";

export const spiegelhalterZ = defineMeasure({
  id: "spiegelhalter-z", family: "performance",
  title: "Spiegelhalter's z",
  about: "Whether the Brier score is what right probabilities would have: beyond ±1.96 it is not, at the 5 % level. It grows with the number " +
    "of rows, so it is shown and not judged; rows are taken to be independent, clusters or not.",
  source: "Spiegelhalter 1986",
  over: classScores,
  options: classOption,
  unit: "", range: [-Infinity, Infinity], worse: "either", evidence: "none", needs: "profile", chart: "none",
  inCells: "Rows of one cell count as if they had its mean.",
  examples: [
    {why: "3 / √2", given: twoClasses(null, {no: [0.2, 0.5, 0.5, 0.5, 0.8, 0.8], yes: [0.2, 0.2, 0.5, 0.8, 0.8, 0.8]}),
      gives: {value: 2.1213203435596424}},
    {why: "all probabilities are one half, which no outcome could contradict", given: twoClasses(null, {no: [0.5], yes: [0.5]}), gives: {unknown: "not-computable"}},
    {why: "no labelled row", given: twoClasses(null, {no: [], yes: []}), gives: {unknown: "no-labels"}},
  ],
  score(shape, {class: named}) {
    const score = probabilityScore(shape, {class: named}, (side) => {
      const test = spiegelhalter(tableOf(side));
      if (!test) return unknown("not-computable", "all probabilities are 0, one half or 1");
      return {value: test.z, n: side.sums.positives.n + side.sums.negatives.n, also: {p: test.p}};
    });
    if (isUnknown(score)) return score;
    const {value, n, also = {}} = score;
    return {value, ...(n && {n}), p: also["p"]};
  },
});
