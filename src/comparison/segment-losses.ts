import type {Outcome} from "../profile/outcome/outcome.ts";
import type {Task} from "../profile/outcome/task.ts";
import type {Profile} from "../profile/profile.ts";
import {placeOfSum} from "../sketch/errors.ts";
import type {TableComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** How wrong a model was on some rows: 1 for each wrong class, or the absolute error in the unit of the target. */
export interface Losses {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export interface SegmentLosses extends Losses {
  /** What the rows share: column names and labels, in one order. */
  readonly group: readonly string[];
  readonly labels: readonly string[];
  /** The same segment of the reference; null where it has no labelled row. */
  readonly before: Losses | null;
}

/** How wrong the model was, as a whole and by segment. */
export interface SegmentSearch {
  readonly task: Task["type"];
  readonly unit: string;
  readonly whole: Losses;
  /** The whole of the reference; null where it has no labelled row. */
  readonly before: Losses | null;
  /** Every segment with a labelled row, those of the decision and of the label itself left out. */
  readonly segments: readonly SegmentLosses[];
}

/** Losses by segment. */
export const segmentSearch: TableComparison<SegmentSearch, unknown> = {
  id: "segment-losses", subject: "table",
  about: "how wrong the model was in both tables, as a whole and in each segment",
  of({plan, reference, current}) {
    const {task} = plan;
    if (task === null || current.outcome === null) return unknown("not-declared", "the schema describes no model");
    const own = new Set([task.target, task.prediction]);
    const parts = current.segments.filter(({key}) => !key.group.some((name) => own.has(name)));
    if (parts.length === 0) return unknown("not-declared", "no column has role segment");
    const whole = lossesOf(current.outcome, task);
    if (whole.n === 0) return unknown("no-labels");
    const known = new Map(reference.segments.map(({key, profile}) => [JSON.stringify(key), some(profile, task)]));
    return {
      task: task.type, unit: unitOf(plan, task), whole, before: some(reference, task),
      segments: parts.flatMap(({key, profile}) => {
        const losses = some(profile, task);
        return losses ? [{...key, ...losses, before: known.get(JSON.stringify(key)) ?? null}] : [];
      }),
    };
  },
};

/** The losses of a table, or null where it has no labelled row. */
function some({outcome}: Profile, task: Task): Losses | null {
  const losses = outcome && lossesOf(outcome, task);
  return losses && losses.n > 0 ? losses : null;
}

const unitOf = ({columns}: Profile["plan"], task: Task): string =>
  task.type === "classification" ? "share" : columns.find(({schema}) => schema.name === task.target)?.schema.unit ?? "";

function lossesOf(outcome: Outcome, task: Task): Losses {
  if (outcome.type === "regression") {
    const {sums} = outcome.errors, scale = task.type === "regression" ? task.scale : 1;
    return {n: sums[placeOfSum.n], sum: sums[placeOfSum.absolute] * scale, squares: sums[placeOfSum.ee] * scale ** 2};
  }
  const width = Math.sqrt(outcome.confusion.length);
  let n = 0, right = 0;
  for (let actual = 0; actual < width - 1; actual++) for (let predicted = 0; predicted < width - 1; predicted++) {
    n += outcome.confusion[actual * width + predicted];
    // Labels beyond the plan's classes are one by one not known to be right.
    if (actual === predicted && actual < width - 2) right += outcome.confusion[actual * width + predicted];
  }
  return {n, sum: n - right, squares: n - right};
}
