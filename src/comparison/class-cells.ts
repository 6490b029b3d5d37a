import {coarseOf} from "../profile/outcome/coarse.ts";
import type {ClassCells} from "../stats/change-parts.ts";
import type {TableComparison} from "./comparison.ts";
import {rowsAlike} from "./rows-alike.ts";
import {type ClassOptions, scorePair, type ScoredSide} from "./score-pair.ts";
import {classificationSides} from "./task-sides.ts";
import {unknown} from "./unknown.ts";

/** Labelled rows of both tables in the same cells of score and prediction: those not said to be of the class, then those said to be. */
export interface ClassCellPair {
  readonly class: string;
  /** Cells of the score; there are twice as many cells in all. */
  readonly cells: number;
  readonly reference: ClassCells;
  readonly current: ClassCells;
  /** How many rows tell as much as one, where they come in clusters. */
  readonly alike?: {readonly reference: number; readonly current: number};
}

/** Labelled rows by coarse cell of the score, prediction and class. */
export const classCells: TableComparison<ClassCellPair, ClassOptions> = {
  id: "class-cells", subject: "table",
  about: "labelled rows of both tables by cell of the score (40 cells of about as many rows), by what was predicted and by what they were",
  of(compared, options) {
    const sides = classificationSides(compared), pair = scorePair.of(compared, options);
    if ("unknown" in sides) return sides;
    if ("unknown" in pair) return pair;
    const edges = sides.task.scores.find((score) => score.class === pair.class)?.edges ?? new Float64Array(0), cellOf = coarseOf(edges);
    if (pair.reference === null) return unknown("no-reference", "no row of the reference has a label and a score");
    const cells = 1 + cellOf(Infinity), [reference, current] = [pair.reference, pair.current].map((side) => cellsOf(side, cellOf, cells));
    return isEmpty(current) ? unknown("no-labels") : {class: pair.class, cells, reference, current, ...(compared.plan.cluster !== null && {alike: {reference: rowsAlike(compared.reference), current: rowsAlike(compared.current)}})};
  },
};

function cellsOf({scores, counts}: ScoredSide, cellOf: (score: number) => number, cells: number): ClassCells {
  const negatives = new Float64Array(2 * cells), positives = new Float64Array(2 * cells);
  scores.forEach((score, i) => {
    const cell = cellOf(score);
    // Fates: 0 and 1 were not of the class and not said, and said, to be; 3 and 4 were.
    [0, 1].forEach((said) => {
      negatives[said * cells + cell] += counts[said][i];
      positives[said * cells + cell] += counts[3 + said][i];
    });
  });
  return {negatives, positives};
}

const isEmpty = ({negatives, positives}: ClassCells): boolean => negatives.every((count) => count === 0) && positives.every((count) => count === 0);
