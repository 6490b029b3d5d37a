import type {Role} from "../data/column.ts";
import type {ColumnPlan} from "../profile/plan.ts";

/** One question asked of a column or table: which measure gives the evidence, which the effect, which are shown beside them. */
export interface Check {
  /** The measure whose p-value is the evidence; the same as `effect` when that one brings its own. */
  readonly evidence: string;
  /** The measure whose score is held against the limits. */
  readonly effect: string;
  /** Measures shown beside the judged one. */
  readonly shown: readonly string[];
}

const own = (measure: string): Check => ({evidence: measure, effect: measure, shown: []});

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

/** Are the cells what they should be? */
export const qualityChecks: Readonly<Record<ColumnPlan["type"], readonly Check[]>> = {
  numeric: ["missing-column", "empty-column", "constant-column", "missing-share", "type-mismatches", "infinite-values", "out-of-range",
    "placeholder-value", "mean-in-sigmas"].map(own),
  categorical: ["missing-column", "empty-column", "constant-column", "missing-share", "type-mismatches", "out-of-set", "pattern-mismatches"].map(own),
  text: ["missing-column", "empty-column", "missing-share", "pattern-mismatches", "duplicate-ids"].map(own),
};

export const tableChecks: readonly Check[] =
  ["row-count", "duplicate-rows", "added-columns", "correlation-change", "near-duplicate-columns", "freshness", "volume"].map(own);

/** Roles whose distribution is watched, and under which topic. */
export const topicOfRole: Readonly<Record<Role, "drift" | "target" | "prediction" | null>> = {
  feature: "drift", segment: "drift", business: "drift", target: "target", prediction: "prediction", score: "prediction",
  id: null, timestamp: null,
};
