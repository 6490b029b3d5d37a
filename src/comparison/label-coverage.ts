import type {Outcome} from "../profile/outcome/outcome.ts";
import type {Plan} from "../profile/plan.ts";
import type {Profile} from "../profile/profile.ts";
import {placeOfSum} from "../sketch/errors.ts";
import type {TableComparison} from "./comparison.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** Rows that were predicted alike, and how many of them have their label. */
export interface CoveredPart {
  readonly predicted: string;
  readonly rows: number;
  readonly labelled: number;
}

/** For how many of one table's predicted rows the label has come. */
export interface Coverage {
  readonly rows: number;
  readonly labelled: number;
  /** By predicted class, those that were predicted at all; none for a regression. */
  readonly parts: readonly CoveredPart[];
}

/** Label coverage of both tables; the reference's is null where it holds no prediction. */
export interface CoveragePair {
  readonly reference: Coverage | null;
  readonly current: Coverage;
}

/** For how many rows labels have come. */
export const coveragePair: TableComparison<CoveragePair, unknown> = {
  id: "label-coverage", subject: "table",
  about: "rows of both tables that hold a prediction, and those of them that hold a label",
  of({plan, reference, current}): CoveragePair | Unknown {
    const [before, now] = [reference, current].map(({outcome}: Profile) => labelCoverage(plan, outcome));
    if (now === null) return unknown("not-declared", "the schema describes no model");
    if (now.rows === 0) return unknown("no-values", "no row holds a prediction");
    return {reference: before === null || before.rows === 0 ? null : before, current: now};
  },
};

/** The label coverage of one table; null where there is no model. */
export function labelCoverage({task}: Plan, outcome: Outcome | null): Coverage | null {
  if (task === null || outcome === null) return null;
  if (outcome.type === "regression") {
    const rows = outcome.predicted.reduce((sum, count) => sum + count, 0);
    return {rows, labelled: Math.min(rows, outcome.errors.sums[placeOfSum.n]), parts: []};
  }
  const {confusion} = outcome, width = Math.sqrt(confusion.length), none = width - 1;
  const names = task.type === "classification" ? task.classes : [];
  const parts = Array.from({length: none}, (_, said): CoveredPart => {
    let rows = 0;
    for (let actual = 0; actual < width; actual++) rows += confusion[actual * width + said];
    return {predicted: names[said] ?? "(other labels)", rows, labelled: rows - confusion[none * width + said]};
  }).filter(({rows}) => rows > 0);
  const sum = (of: (part: CoveredPart) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return {rows: sum(({rows}) => rows), labelled: sum(({labelled}) => labelled), parts};
}
