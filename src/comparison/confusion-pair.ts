import {coarseCells, coarseOf} from "../profile/outcome/coarse.ts";
import {type ClassificationOutcome, fates} from "../profile/outcome/outcome.ts";
import type {ClassificationTask} from "../profile/outcome/task.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import type {TableComparison} from "./comparison.ts";
import {classificationSides} from "./task-sides.ts";
import {fateCounts} from "./score-pair.ts";
import {givenConfusion, lacksSomeLabels} from "./given-confusion.ts";
import {isUnknown, type Unknown, unknown} from "./unknown.ts";
import {verifiedConfusion} from "./verified-confusion.ts";

/** Rows of one table by what they were and what was predicted. */
export interface Confusion {
  /** Rows with label and prediction: actual * classes + predicted. */
  readonly counts: Float64Array;
  readonly n: number;
  /** The same with clusters (patients) drawn anew; null where no cluster is declared and rows stand for themselves. */
  readonly resampled: readonly Float64Array[] | null;
  /** How `resampled` came about, where that is not by clusters. */
  readonly drawnBy?: string;
}

/** Confusion matrices of both tables over the same classes. */
export interface ConfusionPair {
  /** By code point; "(other labels)" stands last where either table has labels that the reference's plan does not list. */
  readonly classes: readonly string[];
  /** Index of the class that is looked for; null when there are more than two. */
  readonly positive: number | null;
  /** Null where the reference has no labelled row. */
  readonly reference: Confusion | null;
  readonly current: Confusion;
}

export const verifications = ["none", "by-prediction", "given"] as const;
export type Verification = typeof verifications[number];

/** Where the decision is made. */
export interface ThresholdOptions {
  /** The score from which the positive class is said; null: what the model itself said. */
  readonly threshold: number | null;
  /** For whom labelled rows stand whose label has not come: for none, for those predicted alike, or by the chances that the schema gives. */
  readonly verification?: Verification;
}

/** Stands for labels that are no class of the plan. */
export const otherLabels = "(other labels)";

/** Confusion matrices as the model predicted, or as a threshold on its scores would have. */
export const confusionPair: TableComparison<ConfusionPair, ThresholdOptions> = {
  id: "confusion", subject: "table",
  about: "labelled rows of both tables by actual and predicted class",
  of(compared, {threshold, verification = "none"}) {
    const sides = classificationSides(compared);
    if ("unknown" in sides) return sides;
    const {task, reference, current} = sides;
    if (task.classes.length < 2) return unknown("constant", "there are fewer than two classes");
    if (threshold !== null && verification !== "none") return unknown("not-computable", "labels are weighted by what the model said, not by a threshold");
    if (threshold !== null) return atThreshold(task, {reference, current}, threshold);
    const withOthers = [reference, current].some((outcome) => othersIn(outcome, task.classes.length));
    const classes = withOthers ? [...task.classes, otherLabels] : task.classes;
    const side = (outcome: ClassificationOutcome): Confusion => confusionOf(outcome, task.classes.length + 2, classes.length);
    if (verification === "by-prediction") return verifiedPair(classes, task, {reference, current});
    if (verification === "given") {
      const [then, now] = (["reference", "current"] as const).map((name) => name === "reference" && !lacksSomeLabels(reference)
        ? side(reference) : givenConfusion(compared, {task, side: name, size: classes.length}));
      return isUnknown(now) ? now : isUnknown(then) ? then : pairOf(classes, task, {reference: then, current: now});
    }
    return pairOf(classes, task, {reference: side(reference), current: side(current)});
  },
};

function pairOf(classes: readonly string[], {positive}: ClassificationTask, {reference, current}: {
  readonly reference: Confusion; readonly current: Confusion;
}): ConfusionPair | Unknown {
  if (current.n === 0) return unknown("no-labels");
  const at = positive === null ? -1 : classes.indexOf(positive);
  return {classes, positive: at < 0 ? null : at, reference: reference.n === 0 ? null : reference, current};
}

function verifiedPair(classes: readonly string[], task: ClassificationTask, sides: {
  readonly reference: ClassificationOutcome; readonly current: ClassificationOutcome;
}): ConfusionPair | Unknown {
  const [reference, current] = [sides.reference, sides.current].map((outcome) => verifiedConfusion(outcome, classes.length));
  if (current === null) return unknown("no-labels", "of the rows predicted to be of one class none has a label, so that none can stand for them");
  return pairOf(classes, task, {reference: reference ?? {counts: new Float64Array(0), n: 0, resampled: null}, current});
}

/** Whether any labelled and predicted row has a label beyond the listed classes. */
function othersIn({confusion}: ClassificationOutcome, others: number): boolean {
  const width = others + 2;
  for (let k = 0; k <= others; k++) if (confusion[others * width + k] > 0 || confusion[k * width + others] > 0) return true;
  return false;
}

/** The leading part of square counts: what lies past it is unlabelled or not predicted. */
function corner(counts: Float64Array, width: number, size: number): Float64Array {
  const part = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let k = 0; k < size; k++) part[i * size + k] = counts[i * width + k];
  return part;
}

function confusionOf({confusion, resampled}: ClassificationOutcome, width: number, size: number): Confusion {
  const counts = corner(confusion, width, size), square = width * width;
  return {
    counts, n: sum(counts),
    resampled: resampled && Array.from({length: replicates}, (_, r) => corner(resampled.confusion.subarray(r * square, (r + 1) * square), width, size)),
  };
}

function atThreshold(task: ClassificationTask, sides: {readonly reference: ClassificationOutcome; readonly current: ClassificationOutcome}, threshold: number): ConfusionPair | Unknown {
  const at = task.scores.findIndex((score) => score.class === task.positive), {classes, positive} = task;
  if (positive === null) return unknown("wrong-kind", "a threshold decides between two classes only");
  if (at < 0) return unknown("no-scores", `no column holds the score of ${JSON.stringify(positive)}`);
  const {edges} = task.scores[at], yes = classes.indexOf(positive), sidesOfIt = new Set<boolean>();
  const side = (outcome: ClassificationOutcome): Confusion => {
    const {scores, counts} = fateCounts(outcome.scores[at], edges);
    const above = (k: number): boolean => scores[k] >= threshold;
    for (let k = 0; k < scores.length; k++) sidesOfIt.add(above(k));
    const table = tableOf(counts, scores.length, {above, yes});
    return {counts: table, n: sum(table), resampled: resampledAt(outcome, at, {edges, threshold, yes})};
  };
  const pair = {reference: side(sides.reference), current: side(sides.current)};
  // A threshold that is no probability and parts no scores is a slip: a recall of 0 or 1 would be its own and not the model's.
  const isSlip = sidesOfIt.size === 1 && !(threshold > 0 && threshold <= 1);
  return !isSlip ? pairOf(classes, task, pair) : unknown("not-computable", sidesOfIt.has(true)
    ? `every score of both tables reaches the threshold ${threshold}` : `no score of either table reaches the threshold ${threshold}`);
}

/** Actual by decided class, whatever was predicted. */
function tableOf(counts: readonly Float64Array[], length: number, {above, yes}: {
  readonly above: (place: number) => boolean; readonly yes: number;
}): Float64Array {
  const table = new Float64Array(4), no = 1 - yes;
  for (let k = 0; k < length; k++) for (let fate = 0; fate < 6; fate++) {
    const actual = fate < 3 ? no : yes, decided = above(k) ? yes : no;
    table[actual * 2 + decided] += counts[fate][k];
  }
  return table;
}

/** Coarse cells are decided whole, by their lower edge: near enough for how far counts scatter. */
function resampledAt({resampled}: ClassificationOutcome, at: number, {edges, threshold, yes}: {
  readonly edges: Float64Array; readonly threshold: number; readonly yes: number;
}): Float64Array[] | null {
  if (!resampled) return null;
  const from = coarseOf(edges)(threshold), size = coarseCells * fates, all = resampled.scores[at];
  return Array.from({length: replicates}, (_, r) => {
    const part = all.subarray(r * size, (r + 1) * size);
    const counts = Array.from({length: fates}, (__, fate) => Float64Array.from({length: coarseCells}, (___, cell) => part[cell * fates + fate]));
    return tableOf(counts, coarseCells, {above: (cell) => cell >= from, yes});
  });
}

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
