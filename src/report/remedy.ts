import type {Reason} from "../comparison/unknown.ts";

/** What would settle an unknown, by its reason; `{columns}` stands for the columns. */
export const remedies: Readonly<Record<Reason, string>> = {
  "no-reference": "Give a reference that holds {columns}",
  "missing-column": "Bring back {columns}, or change the schema",
  "no-values": "Find out why there are no values in {columns}",
  "no-labels": "Bring the labels to {columns} as soon as they are known",
  "no-scores": "Keep the model's scores beside its predictions for {columns}",
  "one-class": "Wait for labels of another class to judge {columns}",
  "too-few-positives": "Wait for more labelled rows of the class to judge {columns}",
  "constant": "Check whether {columns} can hold one value only",
  "too-few-rows": "Collect more rows to judge {columns}",
  "near-limit": "Collect more rows to judge {columns}",
  "needs-exact": "Compare the tables themselves for {columns}",
  "needs-rows": "Compare the tables themselves for {columns}",
  "wrong-kind": "Check the kind that the schema gives {columns}",
  "not-declared": "Declare in the schema what {columns} may hold",
  "too-many-categories": "Group the labels of {columns}, or raise the plan's cap",
  "not-computable": "Choose another measure for {columns}",
  "assumption-failed": "Label some rows of now, or learn anew from a labelled reference like them, for {columns}",
  "labels-immature": "Wait for the labels still to come, or correct for which rows are labelled, for {columns}",
  "unresolvable-level": "Allow more resamples, or a larger level, for {columns}",
};
