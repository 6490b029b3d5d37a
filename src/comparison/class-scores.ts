import {confidenceEdges} from "../profile/outcome/classification-builder.ts";
import type {ClassificationOutcome} from "../profile/outcome/outcome.ts";
import type {Probabilities} from "../sketch/state.ts";
import type {TableComparison} from "./comparison.ts";
import {scorePairAt, type ScoredSide, type ScorePair, sideOf} from "./score-pair.ts";
import {classificationSides} from "./task-sides.ts";
import {unknown} from "./unknown.ts";

/** All that scores say of all classes together in one table; null unless every class has a score. */
export interface JointScores {
  readonly probabilities: Probabilities;
  /** The largest score of each row: positives are rows whose predicted class was right. */
  readonly confidence: ScoredSide;
}

/** The scores of every class in both tables. */
export interface ClassScores {
  readonly classes: readonly string[];
  readonly positive: string | null;
  /** Of two classes that of the positive one alone; else one for each class that has a score. */
  readonly pairs: readonly ScorePair[];
  readonly reference: JointScores | null;
  readonly current: JointScores | null;
}

/** The scores of every class, for questions about all of them. */
export const classScores: TableComparison<ClassScores, unknown> = {
  id: "class-scores", subject: "table",
  about: "the scores of all classes in both tables, by what the rows were and what was predicted",
  of(compared) {
    const sides = classificationSides(compared);
    if ("unknown" in sides) return sides;
    const {task, reference, current} = sides, {classes, positive, scores} = task;
    if (scores.length === 0) return unknown("no-scores", "no column holds scores");
    const wanted = scores.filter((score) => positive === null || score.class === positive);
    const pairs: ScorePair[] = [];
    for (const score of wanted.length === 0 ? scores : wanted) {
      const pair = scorePairAt(task, {reference, current}, scores.indexOf(score));
      if ("unknown" in pair) return pair;
      pairs.push(pair);
    }
    return {classes, positive, pairs, reference: joint(reference), current: joint(current)};
  },
};

const joint = ({probabilities, confidence}: ClassificationOutcome): JointScores | null =>
  probabilities && confidence && {probabilities, confidence: sideOf(confidence, confidenceEdges, null)};
