import {coarseCells} from "../profile/outcome/coarse.ts";
import {type ClassificationOutcome, fates, type ScoreFates} from "../profile/outcome/outcome.ts";
import {cells, type CellsSpec} from "../sketch/cells.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import type {Cells} from "../sketch/state.ts";
import {drawnCells, rankDesign} from "../stats/cluster-design.ts";
import type {Clustered} from "./clustered.ts";
import type {TableComparison} from "./comparison.ts";
import {type OrderedPair, pooled} from "./ordered-pair.ts";
import {classificationSides} from "./task-sides.ts";
import {unknown} from "./unknown.ts";

/** The scores of rows that are of the class, or are not, in both tables. */
export interface ScoresOfKind extends Omit<OrderedPair, "plan"> {
  readonly of: boolean;
}

/** The scores of one class by what rows were or were said to be. */
export interface ScoreByClass {
  readonly class: string;
  readonly by: "actual" | "predicted";
  /** Kinds that both tables hold. */
  readonly kinds: readonly ScoresOfKind[];
}

export interface ScoreByClassOptions {
  readonly class: string;
  readonly by: "actual" | "predicted";
}

/** Scores parted by what rows were, or by what they were said to be. */
export const scoreByClass: TableComparison<ScoreByClass, ScoreByClassOptions> = {
  id: "score-by-class", subject: "table",
  about: "the scores of one class in both tables, apart for rows that are of the class and rows that are not",
  of(compared, {class: wanted, by}) {
    const sides = classificationSides(compared);
    if ("unknown" in sides) return sides;
    const {task: {classes, positive, scores}, reference, current} = sides, of = wanted === "" ? positive : wanted;
    const at = scores.findIndex((score) => score.class === of);
    if (of === null || !classes.includes(of)) return unknown("wrong-kind", `name one of the classes: ${classes.join(", ")}`);
    if (at < 0) return unknown("no-scores", `no column holds the score of ${JSON.stringify(of)}`);
    const spec = {edges: scores[at].edges, exact: compared.plan.sizes.exact, centre: 0, scale: 1};
    const kinds = [false, true].flatMap((is): ScoresOfKind[] => {
      const [before, now] = [reference, current].map((outcome) => partOf(outcome.scores[at], {by, is}, spec));
      return isEmpty(before) || isEmpty(now) ? [] : [{of: is, ...pooled(before, now, spec), ...designOf([reference, current], {at, by, is})}];
    });
    if (kinds.length > 0) return {class: of, by, kinds};
    return unknown("no-labels", by === "actual" ? "not both tables hold labelled rows with a score" : "not both tables hold predicted rows with a score");
  },
};

/** Which rows are meant. */
interface Kind {
  readonly by: ScoreByClassOptions["by"];
  readonly is: boolean;
}

const isOfKind = (fate: number, {by, is}: Kind): boolean => (by === "actual" ? Math.floor(fate / 3) : fate % 3) === Number(is);

function designOf([reference, current]: readonly ClassificationOutcome[], {at, ...kind}: Kind & {readonly at: number}): Clustered {
  if (!reference.resampled || !current.resampled) return {};
  const drawn = ({scores}: {readonly scores: readonly Float64Array[]}) => drawnCells(Array.from({length: replicates}, (_, r) =>
    Float64Array.from({length: coarseCells}, (__, cell) => {
      let count = 0;
      for (let fate = 0; fate < fates; fate++) if (isOfKind(fate, kind)) count += scores[at][(r * coarseCells + cell) * fates + fate];
      return count;
    })));
  return {design: rankDesign(drawn(reference.resampled), drawn(current.resampled)) ?? Infinity};
}

/** The fates of rows of one kind, put together. */
function partOf(all: ScoreFates, kind: Kind, spec: CellsSpec): Cells {
  return all.filter((_, fate) => isOfKind(fate, kind)).reduce((sum, one) => cells.merge(sum, one.cells, spec), cells.empty(spec));
}

const isEmpty = ({counts}: Cells): boolean => counts.every((count) => count === 0);
