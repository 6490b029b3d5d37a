import type {Outcome} from "../profile/outcome/outcome.ts";
import type {Task} from "../profile/outcome/task.ts";
import type {Profile} from "../profile/profile.ts";
import {errorSums, placeOfSum} from "../sketch/errors.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import {forFew} from "../stats/cluster-design.ts";
import {clustersIn, clusterSpread} from "../stats/clusters.ts";
import type {TableComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** How wrong a model was on some rows: 1 for each wrong class, or the absolute error in the unit of the target. */
export interface Losses {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  /** How many rows tell as much as one of how wrong the model is, where they come in clusters; infinite where these are too few. */
  readonly design?: number;
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
    const whole = withClusters(current.outcome, task);
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
  const losses = outcome && withClusters(outcome, task);
  return losses && losses.n > 0 ? losses : null;
}

const unitOf = ({columns}: Profile["plan"], task: Task): string =>
  task.type === "classification" ? "share" : columns.find(({schema}) => schema.name === task.target)?.schema.unit ?? "";

/** The losses, and by how much clusters drawn anew make their mean vary more than single rows do. */
function withClusters(outcome: Outcome, task: Task): Losses {
  const all = lossesOf(outcome, task), {n, sum, squares} = all, drawn = drawnLosses(outcome, task);
  if (n === 0 || drawn === null) return all;
  const rows = drawn.map((one) => one.n), spread = clusterSpread(drawn.map((one) => one.sum / one.n), rows, n);
  if (!spread) return {...all, design: Infinity};
  const single = (squares / n - (sum / n) ** 2) / n;
  // A model that errs in no row, or in all, errs alike in all of a cluster.
  const design = single > 0 ? spread.variance / single : n / (clustersIn(rows, n) ?? 0);
  return {...all, design: forFew({design, df: spread.df})};
}

function drawnLosses(outcome: Outcome, task: Task): Losses[] | null {
  const parts = (counts: Float64Array, size: number): Float64Array[] => Array.from({length: replicates}, (_, r) => counts.subarray(r * size, (r + 1) * size));
  if (outcome.type === "regression") return outcome.resampled && parts(outcome.resampled, errorSums.length).map((sums) => ofErrors(sums, task));
  return outcome.resampled && parts(outcome.resampled.confusion, outcome.confusion.length).map(ofClasses);
}

const lossesOf = (outcome: Outcome, task: Task): Losses => outcome.type === "regression" ? ofErrors(outcome.errors.sums, task) : ofClasses(outcome.confusion);

function ofErrors(sums: Float64Array, task: Task): Losses {
  const scale = task.type === "regression" ? task.scale : 1;
  return {n: sums[placeOfSum.n], sum: sums[placeOfSum.absolute] * scale, squares: sums[placeOfSum.ee] * scale ** 2};
}

function ofClasses(confusion: Float64Array): Losses {
  const width = Math.sqrt(confusion.length);
  let n = 0, right = 0;
  for (let actual = 0; actual < width - 1; actual++) for (let predicted = 0; predicted < width - 1; predicted++) {
    n += confusion[actual * width + predicted];
    // Labels beyond the plan's classes are one by one not known to be right.
    if (actual === predicted && actual < width - 2) right += confusion[actual * width + predicted];
  }
  return {n, sum: n - right, squares: n - right};
}
