import type {Suite, SuiteCheck} from "./suite.ts";

/** Measures under their own limits, where they apply. */
const usual = (...measures: readonly string[]): SuiteCheck[] => measures.map((measure) => ({measure, optional: true}));

const ofColumns = (columns: NonNullable<SuiteCheck["columns"]>, ...measures: readonly string[]): SuiteCheck[] =>
  measures.map((measure) => ({measure, columns, optional: true}));

const rowsAtAll: SuiteCheck = {name: "there are rows", measure: "row-count", condition: {of: "score", min: 1}, required: true};

const stability: readonly SuiteCheck[] = [
  rowsAtAll, ...usual("added-columns"),
  ...ofColumns("all", "missing-column", "type-mismatches", "missing-shift", "out-of-range-share", "new-categories", "mean-in-sigmas"),
];

/** Suites that need no configuration, named after what they are asked of. */
export const suites: readonly Suite[] = [
  {name: "data-stability", about: "Is the table built as the reference is, and are its values of the same kind and size?", checks: stability},
  {name: "data-quality", about: "Are the cells what they should be?", checks: [
    rowsAtAll, ...usual("duplicate-rows", "added-columns", "freshness", "volume", "correlation-change", "near-duplicate-columns"),
    ...ofColumns("all", "missing-column", "empty-column", "missing-required", "type-mismatches", "duplicate-ids", "constant-column",
      "infinite-values", "placeholder-value", "out-of-range", "out-of-set", "pattern-mismatches"),
  ]},
  {name: "data-drift", about: "Has the distribution of any column changed?", checks: [
    rowsAtAll, ...ofColumns({kind: "numeric"}, "wasserstein-robust"),
    ...ofColumns({kind: "categorical"}, "jensen-shannon", "new-categories"), ...ofColumns({kind: "boolean"}, "jensen-shannon"),
    ...ofColumns({kind: "datetime"}, "wasserstein-robust"), ...ofColumns("all", "missing-shift"),
  ]},
];
