import type {Reason} from "../../comparison/unknown.ts";
import type {Period} from "../../profile/outcome/task.ts";
import type {Distribution} from "../distribution.ts";

/** The same thing of both tables; null where a table has none. */
export interface Sides<Side> {
  readonly reference: Side | null;
  readonly current: Side | null;
}

/** A number with its interval; three digits, for people. */
export interface Figure {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** Rows of a table, and those that hold both a label and a prediction. */
export interface Coverage {
  readonly rows: number;
  readonly labelled: number;
}

/** Labelled rows by actual class (outer) and predicted class (inner). */
export interface ConfusionSide {
  /** Null where fewer than minCell rows, but some, stand behind it. */
  readonly counts: readonly (readonly (number | null)[])[];
  /** The part of the row's cases; two digits. */
  readonly shares: readonly (readonly (number | null)[])[];
  /** Cases of each class; null where a hidden count could be had from it. */
  readonly totals: readonly (number | null)[];
}

/** Confusion matrices over the same classes, the most frequent ones first gathered where there are many. */
export interface ConfusionView extends Sides<ConfusionSide> {
  readonly classes: readonly string[];
}

/** One class in one table: how many cases, which part the model found, and which part of what it called so was so. */
export interface ClassRates {
  /** Null where fewer than minCell of them, but some, were otherwise than said. */
  readonly cases: number | null;
  readonly called: number | null;
  readonly found: Figure | null;
  readonly right: Figure | null;
}

export interface ClassRow extends Sides<ClassRates> {
  readonly class: string;
}

/** A line through points (x, y), ascending in x. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Scores from one to the next, with how often the class came. */
export interface ReliabilityBin extends Figure {
  /** Mean score. */
  readonly score: number;
  readonly n: number;
}

/** How scores of one class did in one table. */
export interface ScoreSide {
  readonly positives: number;
  readonly negatives: number;
  /** False against true positive rate, recall against precision; null without rows of both kinds. */
  readonly roc: Curve | null;
  readonly precisionRecall: Curve | null;
  readonly area: number | null;
  readonly averagePrecision: number | null;
  /** Null where scores are no probabilities. */
  readonly reliability: readonly ReliabilityBin[] | null;
}

/** What deciding at each threshold gives; null where fewer than minCell rows would tell. */
export interface ThresholdSide {
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
  /** The part of all rows, labelled or not, that would be called positive. */
  readonly decided: readonly (number | null)[];
}

export interface ThresholdView extends Sides<ThresholdSide> {
  readonly at: readonly number[];
}

/** The scores of one class. */
export interface ScoreView extends Sides<ScoreSide> {
  readonly class: string;
  readonly column: string;
  readonly thresholds: ThresholdView;
  /** How the score lies among rows that were of the class, and among those that were not. */
  readonly ofClass: Distribution | null;
  readonly ofOthers: Distribution | null;
}

/** Predictions from one value (null: the smallest) to the next (null: the largest), with the mean absolute error of both tables. */
export interface ErrorBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly reference: (Figure & {readonly n: number}) | null;
  readonly current: (Figure & {readonly n: number}) | null;
}

export interface ErrorView {
  readonly unit: string | null;
  readonly byPrediction: readonly ErrorBin[];
}

/** A measure shown by segment and period. */
export interface MeasureHead {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly worse: "higher" | "lower" | "either";
  readonly estimated: boolean;
}

/** What one of the heads' measures says of some rows; the place in the list is the head's. Segments have no estimates, which come last. */
export interface ScoreCell {
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly reference: number | null;
  readonly reason: Reason | null;
}

/** Rows that share the labels of a segment. */
export interface SegmentRow {
  /** Columns and labels, side by side. */
  readonly columns: readonly string[];
  readonly labels: readonly string[];
  readonly rows: number;
  readonly labelled: number;
  /** Too few labelled rows to say much: marked, never alarmed. */
  readonly few: boolean;
  readonly scores: readonly ScoreCell[];
}

/** Rows of one stretch of time of one table; null where fewer than minCell. */
export interface PeriodRow {
  readonly side: "reference" | "current";
  /** ISO instant in UTC. */
  readonly start: string;
  readonly rows: number | null;
  readonly labelled: number | null;
  readonly scores: readonly ScoreCell[];
}

export interface PeriodView {
  readonly length: Period;
  readonly rows: readonly PeriodRow[];
  /** Earlier periods that are not listed. */
  readonly leftOut: number;
}

/** A part of something, and where it lies. */
export interface Part {
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** The change of a measure in parts that add up to it. */
export interface ExplainedChange {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly change: Part;
  /** The class has become more or less frequent; scores lie elsewhere; rows of one score are of the class more or less often. */
  readonly prevalence: Part;
  readonly scores: Part;
  readonly rest: Part;
}

/** What is likely to become of rows without labels, in shares of all of them: an estimate. */
export interface ExpectedConfusion {
  readonly class: string;
  readonly rows: number;
  readonly truePositives: Part;
  readonly falsePositives: Part;
  readonly falseNegatives: Part;
  readonly trueNegatives: Part;
}

/** What is drawn of how good a model is: plain JSON, rounded, nothing that fewer than minCell rows stand behind. */
export interface PerformanceView {
  readonly task: "classification" | "regression";
  readonly target: string | null;
  readonly prediction: string | null;
  /** Of two classes the one that is looked for. */
  readonly positive: string | null;
  readonly coverage: {readonly reference: Coverage; readonly current: Coverage};
  readonly confusion: ConfusionView | null;
  readonly classes: readonly ClassRow[];
  readonly scores: readonly ScoreView[];
  readonly errors: ErrorView | null;
  readonly measures: readonly MeasureHead[];
  readonly segments: readonly SegmentRow[];
  /** Segments that are not listed, being smaller than minCell or too many. */
  readonly segmentsLeftOut: number;
  readonly periods: PeriodView | null;
  /** Of a classifier of two classes with labels in both tables; none otherwise. */
  readonly explained: readonly ExplainedChange[];
  /** Of a classifier of two classes whose labels are still to come; null otherwise, and where it cannot be told. */
  readonly expected: ExpectedConfusion | null;
}
