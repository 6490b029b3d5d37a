/** Why there is no answer; a closed list, so that every outlet can say each in words. */
export const reasons = {
  "no-reference": "there is no reference to compare with",
  "missing-column": "the column is missing from the table",
  "no-values": "there are no values",
  "no-labels": "no row has both a label and a prediction",
  "no-scores": "no column holds the scores that this needs",
  "one-class": "all labelled rows are of one class",
  "too-few-positives": "there are too few rows of the class to say how sure the number is",
  "constant": "all values are the same",
  "too-few-rows": "there are too few rows to tell",
  "near-limit": "the change may or may not exceed the limit; more rows would tell",
  "needs-exact": "the exact values were summarised in cells; give the tables instead of profiles, or raise the plan's exact size",
  "needs-rows": "this needs the rows; a profile does not hold them",
  "wrong-kind": "the measure does not apply to a column of this kind",
  "not-declared": "the schema declares nothing to hold the values against",
  "too-many-categories": "the categories beyond the cap were summarised by hash",
  "not-computable": "the formula has no value on these data",
  "assumption-failed": "what the estimate takes for granted does not hold on these data",
  "labels-immature": "labels have not come for enough rows alike",
  "unresolvable-level": "the resampling test cannot resolve a level this small",
} as const;

export type Reason = keyof typeof reasons;

/** No answer, and why: a value that travels with the result, never an exception. */
export interface Unknown {
  readonly unknown: Reason;
  /** What a person should know beyond the reason, in words. */
  readonly detail?: string;
}

/** Says that there is no answer. */
export const unknown = (reason: Reason, detail?: string): Unknown =>
  detail === undefined ? {unknown: reason} : {unknown: reason, detail};

/** Tells "no answer" from an answer. */
export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === "object" && value !== null && "unknown" in value;
