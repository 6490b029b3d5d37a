import {type ScorePair, scorePair} from "../../comparison/score-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {topShare} from "../../stats/top-share.ts";
import {changeOf} from "../change.ts";
import {classOption} from "../class-options.ts";
import {scorePairs} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";
import {missingRows, suretyOf, tableOf} from "../scored-estimate.ts";

export const lift = defineMeasure({
  id: "lift", family: "performance",
  title: "Lift",
  about: "How many times as frequent the class is among the rows scored highest as among all: 1 is guessing. The gain beside it is the share " +
    "of the class that is among them. The limits are held against its change: -.1 means a lift lower by a tenth.",
  source: "lift and gain charts; interval from Wilson's of the shares above and below the cut (MOVER-R, Donner and Zou 2012)",
  over: scorePair,
  options: {...classOption, share: {default: 0.1 as number, about: "Which share of the rows, those scored highest, is looked at."}},
  unit: "", range: [0, Infinity], worse: "lower", judges: "change", changes: "ratio", limits: {warn: -0.1, fail: -0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  beside: {gain: {label: "Gain: share of the class among them", unit: "share"}},
  inCells: "The cell that the cut lies in counts in part; the bound is what its best and worst order would give.",
  examples: [
    {why: "the highest of eight is of the class, which half of them are", given: scorePairs(null, {no: [0.1, 0.2, 0.3, 0.4], yes: [0.9, 0.8, 0.7, 0.6]}),
      gives: {value: 2}},
    {why: "the highest is not of the class", given: scorePairs(null, {no: [0.9, 0.8], yes: [0.2, 0.1]}), gives: {value: 0}},
    {why: "no row of the class", given: scorePairs(null, {no: [0.1, 0.6, 0.2], yes: []}), gives: {unknown: "one-class"}},
    {why: "no share of the rows", given: scorePairs(null, {no: [0.1, 0.6, 0.2], yes: [0.3]}), options: {share: 0}, gives: {unknown: "not-computable"}},
  ],
  score(pair: ScorePair, {share}) {
    if (!(share > 0 && share <= 1)) return unknown("not-computable", `the share of rows is ${share}; it must lie between 0 and 1`);
    return changeOf(pair, (side) => {
      const table = tableOf(side), found = topShare(table, share);
      if (!found) return missingRows(table, "positives") ?? unknown("one-class");
      const {lift: value, gain, interval, bound, rows} = found, of = (drawn: typeof table) => topShare(drawn, share)?.lift;
      const surety = suretyOf(side, {value, of, scale: "log", telling: "positives", own: () => interval, fewest: 20});
      return {value, n: side.sums.positives.n + side.sums.negatives.n, ...surety, also: {gain, rows}, ...(!side.exact && {bound})};
    });
  },
});
