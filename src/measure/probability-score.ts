import type {ClassScores, JointScores} from "../comparison/class-scores.ts";
import type {ScoredSide} from "../comparison/score-pair.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {changeOf, type Estimate} from "./change.ts";
import type {Score} from "./measure.ts";
import {missingRows, tableOf} from "./scored-estimate.ts";

/** Why scores are no probabilities, where they are not. */
export function noProbabilities({sums}: ScoredSide): Unknown | undefined {
  const all = [sums.positives, sums.negatives];
  const outside = all.some(({n, min, max}) => n > 0 && (min < 0 || max > 1));
  return outside ? unknown("not-computable", "scores lie outside [0, 1], so they are no probabilities") : undefined;
}

/** Why the scores of all classes together are no probabilities, where a row's do not sum to 1: what they would be is not guessed. */
export const notWhole = ({probabilities: {unnormalised: rows}}: JointScores): Unknown | undefined => rows === 0 ? undefined
  : unknown("not-computable", `the scores of ${rows} ${rows === 1 ? "row does" : "rows do"} not sum to 1, so together they are no probabilities`);

/** Both tables' probabilities of what is looked at. */
export interface ProbabilitySides {
  readonly reference: ScoredSide | null;
  readonly current: ScoredSide;
}

/**
 * The probabilities of the class named, or of the positive one; of more than two classes, where none is named, the largest one of
 * each row against whether the class predicted was right.
 */
export function probabilitySides({pairs, classes, positive, reference, current}: ClassScores, named: string): ProbabilitySides | Unknown {
  const wanted = named === "" ? positive : named;
  if (wanted !== null) {
    const pair = pairs.find((one) => one.class === wanted);
    return pair ?? unknown("wrong-kind", `no scores of ${JSON.stringify(wanted)}; one of: ${pairs.map((one) => one.class).join(", ")}`);
  }
  if (current === null) return unknown("no-scores", `every one of ${classes.length} classes needs a score, or one must be named`);
  const isUsable = reference !== null && !notWhole(reference) && !missingRows(tableOf(reference.confidence), "any");
  return notWhole(current) ?? {reference: isUsable ? reference.confidence : null, current: current.confidence};
}

/** Whose probabilities are meant, and what the number ought to be, where there is such a value. */
interface Asked {
  readonly class: string;
  readonly ideal?: number;
}

/** The score of a measure of probabilities; unknown where they are none, or where no row is labelled. */
export function probabilityScore(
  shape: ClassScores, {class: named, ...ideal}: Asked, estimate: (side: ScoredSide) => Estimate | Unknown,
): Score | Unknown {
  const sides = probabilitySides(shape, named);
  if (isUnknown(sides)) return sides;
  return changeOf(sides, (side: ScoredSide) => missingRows(tableOf(side), "any") ?? noProbabilities(side) ?? estimate(side), ideal);
}
