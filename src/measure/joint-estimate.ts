import type {ClassScores, JointScores} from "../comparison/class-scores.ts";
import type {ScoredSide} from "../comparison/score-pair.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {shareInterval} from "../stats/confusion-interval.ts";
import {clustersIn} from "../stats/clusters.ts";
import {type ScoreTable, totalsOf} from "../stats/score-table.ts";
import {changeOf, type Estimate} from "./change.ts";
import {fewest} from "./confusion-estimate.ts";
import type {Score} from "./measure.ts";
import {noProbabilities} from "./probability-score.ts";
import {tableOf} from "./scored-estimate.ts";

/** One table's scores of all classes together, and those of one class, which tell in how many clusters the rows come. */
export interface JointSide {
  readonly joint: JointScores;
  readonly scored: ScoredSide;
}

const rowsIn = (table: ScoreTable): number => {
  const {negatives, positives} = totalsOf(table);
  return negatives + positives;
};

/**
 * How many independent rows there are at least: all, or where rows come in clusters as many as there are of these, since what is
 * known of all classes together is kept by rows only. Undefined when too few.
 */
export function independentRows({joint: {probabilities: {n}}, scored}: JointSide): number | undefined {
  const drawn = scored.resampled?.map(rowsIn), rows = drawn ? Math.min(n, clustersIn(drawn, rowsIn(tableOf(scored))) ?? 0) : n;
  return rows >= fewest ? rows : undefined;
}

/** How an interval came about where rows come in clusters. */
export const jointMethod = ({scored}: JointSide): Pick<Estimate, "method"> => scored.resampled ? {method: "clusters taken as single rows"} : {};

/** Wilson's interval of a share of the rows, or that there are too few. */
export function jointSurety(side: JointSide, {part, whole}: {readonly part: number; readonly whole: number}): Pick<Estimate, "interval" | "unsure" | "method"> {
  const rows = independentRows(side);
  return rows === undefined ? {unsure: "too-few-rows"} : {interval: shareInterval({part: part / whole * rows, whole: rows}), ...jointMethod(side)};
}

/** The score of a number that all classes' scores give together; unknown where a class has none. */
export function jointScore(
  {pairs, classes, reference, current}: ClassScores, estimate: (side: JointSide) => Estimate | Unknown,
): Score | Unknown {
  if (current === null) return unknown("no-scores", `every one of ${classes.length} classes needs a score`);
  const before = pairs[0].reference;
  return changeOf({reference: reference && before && {joint: reference, scored: before}, current: {joint: current, scored: pairs[0].current}}, estimate);
}

/** Why some class's scores are no probabilities, where they are not. */
export const noneProbable = ({pairs}: ClassScores): Unknown | undefined =>
  pairs.map(({current}) => noProbabilities(current)).find((wrong) => wrong !== undefined);
