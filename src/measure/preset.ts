import type {Role} from "../data/column.ts";
import type {ColumnPlan} from "../profile/column-plan.ts";
import type {Task} from "../profile/outcome/task.ts";
import type {Option} from "./measure.ts";

/** One question asked of a column or table: which measure gives the evidence, which the effect, which are shown beside them. */
export interface Check {
  /** The measure whose p-value is the evidence; the same as `effect` when that one brings its own. */
  readonly evidence: string;
  /** The measure whose score is held against the limits. */
  readonly effect: string;
  /** Measures shown beside the judged one. */
  readonly shown: readonly string[];
  /** Options of these measures, by name, where they are not the default ones. */
  readonly options?: Readonly<Record<string, Option>>;
}

/** A measure that brings its own evidence. */
export const own = (measure: string): Check => ({evidence: measure, effect: measure, shown: []});

/** Has the distribution moved? */
export const driftChecks: Readonly<Record<ColumnPlan["type"], readonly Check[]>> = {
  numeric: [
    {evidence: "distribution-change", effect: "wasserstein-robust",
      shown: ["kolmogorov-smirnov", "anderson-darling", "psi", "jensen-shannon", "mann-whitney", "out-of-range-share"]},
    own("missing-shift"),
  ],
  categorical: [
    {evidence: "category-change", effect: "jensen-shannon", shown: ["total-variation", "psi", "chi-square", "cramers-v"]},
    own("new-categories"),
    own("missing-shift"),
  ],
  text: [own("missing-shift")],
};

const inAnyColumn = ["missing-column", "empty-column", "missing-required", "type-mismatches", "duplicate-ids"].map(own);
const missing: Check = {...own("missing-share"), shown: ["uniqueness", "most-common-share", "entropy"]};

/** Are the cells what they should be? Questions that the schema does not raise (no range, no target) leave no result. */
export const qualityChecks: Readonly<Record<ColumnPlan["type"], readonly Check[]>> = {
  numeric: [...inAnyColumn, missing, ...["constant-column", "infinite-values", "out-of-range", "placeholder-value"].map(own),
    {...own("mean-in-sigmas"), shown: ["quantile-shift"]}],
  categorical: [...inAnyColumn, missing, ...["constant-column", "out-of-set", "pattern-mismatches", "class-balance"].map(own)],
  text: [...inAnyColumn, {...own("missing-share"), shown: ["uniqueness"]}, ...["out-of-set", "pattern-mismatches"].map(own)],
};

export const tableChecks: readonly Check[] = [
  ...["row-count", "duplicate-rows", "added-columns", "freshness", "volume"].map(own),
  ...["correlation-change", "near-duplicate-columns"].map(own),
  {...own("correlation-spearman"), shown: ["correlation-pearson", "correlation-kendall"]}, own("correlation-cramers-v"),
];

/** Is the model still as good as it was? */
export const performanceChecks: Readonly<Record<Task["type"], readonly Check[]>> = {
  classification: [
    {...own("accuracy"), shown: ["balanced-accuracy", "mcc", "cohen-kappa", "top-k-accuracy"]},
    {...own("f1"), shown: ["precision", "recall", "specificity", "negative-predictive-value"]},
    {...own("roc-auc"), shown: ["average-precision", "ks-of-classes", "lift"]},
    {...own("log-loss"), shown: ["brier"]},
    {...own("calibration-in-the-large"), shown: ["expected-calibration-error", "calibration-slope", "calibration-intercept", "spiegelhalter-z"]},
  ],
  regression: [
    {...own("mean-absolute-error"), shown: ["median-absolute-error", "mean-absolute-percentage-error", "symmetric-mape", "max-error"]},
    own("root-mean-squared-error"), {...own("r-squared"), shown: ["explained-variance"]}, own("mean-error"),
    {...own("expected-mae"), shown: ["expected-rmse"]},
  ],
};

/** How good is the model likely to be? Asked where labels have not come for all rows. */
export const unlabelledChecks: readonly Check[] = [
  {...own("expected-accuracy"), shown: ["prevalence-estimate", "label-coverage"]},
  {...own("expected-f1"), shown: ["expected-precision", "expected-recall", "expected-specificity"]},
  {...own("expected-roc-auc"), shown: ["expected-average-precision"]},
];

/** Has what a classifier says changed, and how it scores the rows of each class? */
export const predictionChecks: readonly Check[] = [own("decision-rate"), own("score-by-class-change")];

/** Has the margin of a classifier or the error of a regression moved? */
export const derivedChecks: readonly Check[] = [
  {evidence: "distribution-change", effect: "wasserstein-robust", shown: ["kolmogorov-smirnov", "psi"]},
];

/** Is the model as good as it was for every group? Asked where rows are parted by a segment column. */
export const segmentChecks: readonly Check[] = [{...own("worst-segment-change"), shown: ["worst-segment"]}];

/** What do the decisions cost and bring? */
export const businessChecks: Readonly<Record<ColumnPlan["type"], readonly Check[]>> = {
  numeric: [{...own("business-mean"), shown: ["business-sum", "business-quantile"]}], categorical: [own("business-rate")], text: [],
};

/** Roles whose distribution is watched, and under which topic. */
export const topicOfRole: Readonly<Record<Role, "drift" | "target" | "prediction" | null>> = {
  feature: "drift", segment: "drift", business: "drift", target: "target", prediction: "prediction", score: "prediction",
  id: null, timestamp: null,
};

/** A target that is missing is a label that has not come: a matter of coverage, not of drift. */
export const isOfCoverage = (measure: string, role: string): boolean => role === "target" && measure === "missing-shift";
