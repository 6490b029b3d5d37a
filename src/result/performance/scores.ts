import {classScores} from "../../comparison/class-scores.ts";
import type {Compared} from "../../comparison/comparison.ts";
import type {ScoredSide, ScorePair} from "../../comparison/score-pair.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import type {ClassificationOutcome, ScoreFates} from "../../profile/outcome/outcome.ts";
import type {ScorePlan} from "../../profile/outcome/task.ts";
import {scores} from "../../sketch/scores.ts";
import {type Distribution, numericDistribution} from "../distribution.ts";
import type {Care} from "./confusion.ts";
import {curvesOf} from "./curve.ts";
import {reliabilityOf} from "./reliability.ts";
import {thresholdsOf} from "./threshold.ts";
import type {ScoreSide, ScoreView} from "./view.ts";

/** Scores of more classes than this are not drawn. */
const mostScores = 6;

/** The scores of each class, the most frequent ones where there are many; none where the model gives none. */
export function scoreViews(compared: Compared, care: Care): ScoreView[] {
  const all = classScores.of(compared, undefined), {task} = compared.plan;
  if (isUnknown(all) || task?.type !== "classification") return [];
  const cases = ({current, reference}: ScorePair): number => current.sums.positives.n + (reference?.sums.positives.n ?? 0);
  const kept = [...all.pairs].sort((a, b) => cases(b) - cases(a)).slice(0, mostScores);
  return all.pairs.filter((pair) => kept.includes(pair)).map((pair): ScoreView => {
    const place = task.scores.findIndex((score) => score.class === pair.class), plan = task.scores[place];
    const among = (fates: readonly number[]): Distribution | null => distributionAmong(compared, {place, plan, fates}, care);
    return {
      class: pair.class, column: plan.column, reference: pair.reference && sideOf(pair.reference, care),
      current: sideOf(pair.current, care), thresholds: thresholdsOf(pair, care.minCell),
      ofClass: among([3, 4, 5]), ofOthers: among([0, 1, 2]),
    };
  });
}

function sideOf(side: ScoredSide, care: Care): ScoreSide | null {
  const {positives: {n: positives}, negatives: {n: negatives}} = side.sums;
  if (positives + negatives === 0) return null;
  return {positives, negatives, ...curvesOf(side, care.minCell), reliability: reliabilityOf(side, care)};
}

/** How the score of a class lies among the rows of some fates. */
function distributionAmong(compared: Compared, {place, plan, fates}: {
  readonly place: number; readonly plan: ScorePlan; readonly fates: readonly number[];
}, {minCell}: Care): Distribution | null {
  const spec = {edges: plan.edges, exact: compared.plan.sizes.exact, happened: null};
  const together = (all: ScoreFates) => fates.map((fate) => all[fate]).reduce((a, b) => scores.merge(a, b, spec));
  const of = (outcome: unknown): ScoreFates => (outcome as ClassificationOutcome).scores[place];
  const [reference, current] = [together(of(compared.reference.outcome)), together(of(compared.current.outcome))];
  if (reference.moments.n + current.moments.n === 0) return null;
  const schema = {name: plan.column, kind: "numeric", role: "score"} as const;
  return numericDistribution({edges: plan.edges, schema}, [reference, current], minCell);
}
