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

/** Better than a model that has learnt nothing. */
const better = (name: string, measure: string, min: number): SuiteCheck => ({name, measure, condition: {of: "score", min}, optional: true});

/** A label that the reference never had is one that no model learnt: often a slip in the writing, and always wrong. */
const knownLabels: SuiteCheck = {name: "no labels but known ones", measure: "new-categories", columns: {role: "target", kind: "categorical"}, optional: true};

const unlabelled: readonly SuiteCheck[] = [
  rowsAtAll, ...usual("expected-accuracy", "expected-f1", "expected-roc-auc"),
  ...ofColumns({role: "prediction", kind: "categorical"}, "jensen-shannon", "new-categories"),
  ...ofColumns({role: "prediction", kind: "numeric"}, "wasserstein-robust"), ...ofColumns({role: "score"}, "wasserstein-robust"),
  ...ofColumns("derived", "wasserstein-robust"), ...ofColumns({role: "feature"}, "missing-column", "missing-shift", "out-of-range-share", "new-categories"),
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
  {name: "no-target-performance", about: "Before labels come: is the model likely to be as good, and does it say what it used to say?", ofModel: "any", checks: unlabelled},
  {name: "binary", about: "Is a model of two classes as good as it was, and better than chance?", ofModel: "classification", checks: [
    rowsAtAll, ...usual("accuracy", "precision", "recall", "specificity", "f1", "roc-auc", "average-precision", "log-loss", "calibration-in-the-large"),
    better("better than chance", "mcc", 0), knownLabels,
  ]},
  {name: "multi-class", about: "Is a model of several classes as good as it was, and better than chance?", ofModel: "classification", checks: [
    rowsAtAll, ...usual("accuracy", "balanced-accuracy", "f1", "roc-auc", "log-loss"), better("better than chance", "cohen-kappa", 0), knownLabels,
  ]},
  {name: "regression", about: "Is a model of a number as good as it was, and better than always saying the mean?", ofModel: "regression", checks: [
    rowsAtAll, ...usual("mean-absolute-error", "root-mean-squared-error", "r-squared", "mean-error"),
    better("better than the mean", "r-squared", 0),
  ]},
];
