import type {Topic} from "../result/result.ts";

/** What to do about a finding; `{columns}` stands for the columns it was made in. */
export interface Advice {
  /** Smaller comes first among equally bad findings: broken data explain changes, so they come before them. */
  readonly rank: number;
  readonly what: string;
  readonly why: string;
}

const missing: Advice = {
  rank: 2, what: "Ask who feeds {columns} why cells are missing",
  why: "A form, a device or an interface may have changed; what is missing is rarely missing at random, so the rest may mislead.",
};

const newLabels: Advice = {
  rank: 5, what: "Decide what the new labels of {columns} are",
  why: "The model has never seen them. Map them to known ones if they are only spelled anew; otherwise treat what it says about "
    + "them with care.",
};

const repeats: Advice = {
  rank: 4, what: "Check the export for rows that occur twice in {columns}",
  why: "Repeated rows count double in every number of this report.",
};

const outside: Advice = {
  rank: 4, what: "Check the unit and the entry of {columns}",
  why: "Values outside the range that the reference held or the schema allows are often in another unit, or mistyped.",
};

const amount: Advice = {
  rank: 1, what: "Check that the delivery holds every row, and each once", why: "The number of rows is not what it usually is.",
};

/** Findings that explain every other one of the same column, strongest first: a column of zeros has changed its mean, of course. */
export const explaining: readonly string[] = ["missing-column", "empty-column", "placeholder-value", "constant-column"];

const changed: Advice = {
  rank: 7, what: "Find out what changed in {columns}",
  why: "The people measured, the instrument or a definition may have changed. If the change is real, check the model on recent "
    + "cases before relying on it.",
};

/** What each measure's finding asks for, by the measure's id; those that are not here ask what their topic asks. */
export const advice: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  ["missing-column", {
    rank: 0, what: "Bring back {columns}, or change the schema", why: "The model expects it and gets nothing.",
  }],
  ["empty-column", {rank: 0, what: "Find out why nothing arrives in {columns}", why: "Not a single cell holds a value."}],
  ["constant-column", {
    rank: 1, what: "Check the one value that fills {columns}",
    why: "The same value in every row is usually an unmarked missing value or a stuck device. If it stands for missing, say so "
      + "under “missing” in the schema.",
  }],
  ["placeholder-value", {
    rank: 1, what: "Find out whether the repeated value in {columns} stands for a missing one",
    why: "If it does, say so under “missing” in the schema; until then it enters every mean and every distribution like a "
      + "measured value.",
  }],
  ["missing-share", missing], ["missing-shift", missing], ["missing-required", missing],
  ["type-mismatches", {
    rank: 2, what: "Look at how the cells of {columns} are written",
    why: "Cells that do not fit the kind are often decimal commas, units inside the cell, or dates in another order.",
  }],
  ["infinite-values", {
    rank: 3, what: "Find the calculation that makes {columns} infinite", why: "It is usually a division by zero upstream.",
  }],
  ["mean-in-sigmas", changed], ["quantile-shift", changed],
  ["out-of-range", outside], ["out-of-range-share", outside],
  ["out-of-set", newLabels], ["new-categories", newLabels],
  ["vanished-categories", {
    rank: 6, what: "Ask why some labels of {columns} no longer come",
    why: "A source may have stopped delivering, or spell its labels anew.",
  }],
  ["pattern-mismatches", {
    rank: 3, what: "Look at how the cells of {columns} are written", why: "Values do not have the form that the schema demands.",
  }],
  ["duplicate-ids", repeats], ["duplicate-rows", {...repeats, what: "Check the export for rows that occur twice"}],
  ["row-count", amount], ["volume", amount],
  ["added-columns", {
    rank: 6, what: "Decide whether the new columns belong to the model", why: "They are in no schema and were not read.",
  }],
  ["near-duplicate-columns", {
    rank: 6, what: "Check whether two columns were filled from one source",
    why: "Columns that agree in nearly every row carry the same information.",
  }],
  ["correlation-change", {
    rank: 6, what: "Look at which columns no longer move together",
    why: "A broken relation between columns often shows a mix-up of units or of rows before either column itself looks wrong.",
  }],
  ["freshness", {rank: 1, what: "Ask why no newer rows have come", why: "The newest row is older than it should be."}],
]);

/** What an estimate made without labels asks for: to be found true or not. */
export const estimateAdvice: Advice = {
  rank: 1, what: "Get labels for some of the newest rows",
  why: "Without labels it is only estimated that the model answers worse than on the reference; a few hundred of them would show whether it does.",
};

/** What a changed distribution asks for, by topic. */
export const changeAdvice: Readonly<Record<Topic, Advice>> = {
  drift: changed,
  target: {
    rank: 6, what: "Check the recording of {columns}, then recalibrate the model",
    why: "A changed frequency of the outcome shifts every probability that the model gives.",
  },
  prediction: {
    rank: 6, what: "Review a sample of what the model now says in {columns}",
    why: "Its answers are distributed otherwise than before; if the outcome has not changed too, suspect the inputs.",
  },
  performance: {
    rank: 1, what: "Look at which rows the model now gets wrong",
    why: "The model answers worse than on the reference by more than chance explains; retrain it once the cause is known.",
  },
  segments: {
    rank: 2, what: "Look at the group for which the model now errs more",
    why: "The model has become worse for one group by more than chance explains, whatever it does on the whole.",
  },
  business: {
    rank: 4, what: "Ask what has changed in {columns}",
    why: "What the decisions cost or bring is not what it was on the reference.",
  },
  quality: {rank: 5, what: "Look into {columns}", why: "The values are not what the schema or the reference lets expect."},
};
