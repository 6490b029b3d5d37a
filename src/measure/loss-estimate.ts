import type {ClassScores, JointScores} from "../comparison/class-scores.ts";
import type {ScoredSide} from "../comparison/score-pair.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {meanLoss, type RowMean} from "../stats/brier.ts";
import {scaledInterval} from "../stats/scaled-interval.ts";
import {totalsOf} from "../stats/score-table.ts";
import type {Estimate} from "./change.ts";
import {independentRows, jointMethod, jointScore, type JointSide, noneProbable} from "./joint-estimate.ts";
import type {Score} from "./measure.ts";
import {notWhole, probabilityScore} from "./probability-score.ts";
import {suretyOf, tableOf} from "./scored-estimate.ts";

/** A loss of single rows: of one class's probability, and summed over all classes. */
export interface Loss {
  readonly of: (p: number, positive: boolean) => number;
  /** The exact mean over labelled rows, from sums that do not depend on cells. */
  readonly exact: (side: ScoredSide, n: number) => number;
  readonly joint: (joint: JointScores) => RowMean | undefined;
}

/** The interval of a positive mean on the logarithmic scale. */
const meanInterval = ({n, mean, variance = 0}: RowMean) => scaledInterval(mean, Math.sqrt(variance / n), {scale: "log", df: n - 1});

const classEstimate = (side: ScoredSide, {of, exact}: Loss): Estimate => {
  const table = tableOf(side), {negatives, positives} = totalsOf(table), n = negatives + positives, value = Math.max(0, exact(side, n));
  const own = () => { const found = meanLoss(table, of); return found && meanInterval({...found, mean: value}); };
  return {value, n, ...suretyOf(side, {value, of: (drawn) => meanLoss(drawn, of)?.mean, scale: "log", telling: "all", own})};
};

const jointEstimate = (side: JointSide, loss: Loss): Estimate | Unknown => {
  const found = loss.joint(side.joint), rows = independentRows(side), wrong = notWhole(side.joint);
  if (wrong) return wrong;
  if (!found) return unknown("no-labels", "no row has a label and a score for every class");
  const interval = rows === undefined ? undefined : meanInterval({...found, n: rows});
  return {value: found.mean, n: found.n, ...(interval ? {interval, ...jointMethod(side)} : {unsure: "too-few-rows"})};
};

/** The score of a loss: of the positive class's probability or of the class named, else of all classes together. */
export function lossScore(shape: ClassScores, named: string, loss: Loss): Score | Unknown {
  const ofOne = named !== "" || shape.positive !== null;
  const score = ofOne ? probabilityScore(shape, {class: named}, (side) => classEstimate(side, loss))
    : noneProbable(shape) ?? jointScore(shape, (side) => jointEstimate(side, loss));
  const unnormalised = shape.current?.probabilities.unnormalised ?? 0;
  return isUnknown(score) || unnormalised === 0 ? score : {...score, detail: `the probabilities of ${unnormalised} rows do not sum to 1`};
}
