import type {Errors, Probabilities, Scores} from "../../sketch/state.ts";
import type {NumericProfile} from "../column-profile.ts";

/** The scores of one class by what became of their rows: place `actual * 3 + predicted`, each 0 no, 1 yes, 2 not known. */
export type ScoreFates = readonly Scores[];

export const fates = 9;

/** The place of a fate. */
export const fateOf = (actual: boolean | null, predicted: boolean | null): number =>
  (actual === null ? 2 : Number(actual)) * 3 + (predicted === null ? 2 : Number(predicted));

/** What became of the rows of a classifier. */
export interface ClassificationOutcome {
  readonly type: "classification";
  /** Rows by actual, then predicted class: the classes of the task, others, and none; (classes + 2)² counts. */
  readonly confusion: Float64Array;
  /** One for each score of the task. */
  readonly scores: readonly ScoreFates[];
  /** The largest score by whether the predicted class was right; null unless every class has a score. */
  readonly confidence: ScoreFates | null;
  readonly probabilities: Probabilities | null;
  readonly margin: NumericProfile | null;
  /** The same counts with clusters resampled; null where no cluster is declared. */
  readonly resampled: ResampledClasses | null;
}

/** Counts with clusters drawn anew, `replicates` times over, one after another. */
export interface ResampledClasses {
  readonly confusion: Float64Array;
  /** For each score: rows by coarse cell and fate. */
  readonly scores: readonly Float64Array[];
}

/** What became of the rows of a regression. */
export interface RegressionOutcome {
  readonly type: "regression";
  readonly errors: Errors;
  readonly error: NumericProfile;
  /** By cell of the prediction: rows, and sums of |e|, e² and e⁴ in the task's scale. */
  readonly byPrediction: Float64Array;
  /** Rows by cell of the prediction, labelled or not. */
  readonly predicted: Float64Array;
  /** Rows without a usable label, and without a usable prediction. */
  readonly unlabelled: number;
  readonly unpredicted: number;
  /** `errors.sums` with clusters drawn anew, `replicates` times over. */
  readonly resampled: Float64Array | null;
}

export type Outcome = ClassificationOutcome | RegressionOutcome;

/** The margin of a classifier or the error of a regression; null where there is none. */
export const derivedOf = (outcome: Outcome | null): NumericProfile | null => outcome?.type === "regression" ? outcome.error : outcome?.margin ?? null;

/** The rows of one segment: the labels of its group's columns, in the group's order. */
export interface SegmentKey {
  readonly group: readonly string[];
  readonly labels: readonly string[];
}
