import type {UnlabelledClass} from "../comparison/unlabelled-scores.ts";
import {type HitMeasure, ratioOf} from "../stats/confusion.ts";
import type {ScoreTable} from "../stats/score-table.ts";

const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);

/** A measure of counts on the labels that have arrived; undefined where it has no value. */
export const arrivedRatio = (measure: HitMeasure) => ({arrived: [rest, so]}: UnlabelledClass): number | undefined =>
  ratioOf(measure({tp: sum(so.positives), fp: sum(so.negatives), fn: sum(rest.positives), tn: sum(rest.negatives)}));

/** Scores of the labels that have arrived, by what they say. */
export const arrivedTable = ({arrived}: UnlabelledClass): ScoreTable => {
  const rows = arrived.flatMap(({scores, negatives, positives}) => Array.from(scores, (score, i) => ({score, no: negatives[i], yes: positives[i]})));
  rows.sort((a, b) => a.score - b.score);
  const values: number[] = [], negatives: number[] = [], positives: number[] = [];
  for (const {score, no, yes} of rows) {
    if (values.at(-1) !== score) {
      values.push(score);
      negatives.push(0);
      positives.push(0);
    }
    negatives[values.length - 1] += no;
    positives[values.length - 1] += yes;
  }
  return {values, negatives, positives};
};
