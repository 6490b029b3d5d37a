import type {NumberBatch, TextBatch} from "../data/column.ts";
import type {LabelCounts} from "./label-counts.ts";
import type {Sketch} from "./sketch.ts";
import type {Presence} from "./state.ts";

const addNumbers = (state: Presence, {values, valid, mismatched}: NumberBatch): void => {
  const n = values.length;
  let filled = n, finite = 0, nan = 0, positive = 0;
  if (valid) {
    filled = 0;
    for (let i = 0; i < n; i++) { filled += valid[i]; finite += values[i] - values[i] === 0 ? valid[i] : 0; }
  } else for (let i = 0; i < n; i++) finite += values[i] - values[i] === 0 ? 1 : 0;
  if (finite < filled) for (let i = 0; i < n; i++) {
    if (valid && valid[i] === 0) continue;
    if (values[i] !== values[i]) nan++;
    else if (values[i] === Infinity) positive++;
  }
  state.rows += n;
  state.missing += n - filled - mismatched;
  state.mismatched += mismatched;
  state.nan += nan;
  state.positiveInfinity += positive;
  state.negativeInfinity += filled - finite - nan - positive;
};

const addLabels = (state: Presence, {labels, counts, nulls, mismatched}: LabelCounts): void => {
  let filled = 0;
  for (let i = 0; i < labels.length; i++) filled += counts[i];
  const empty = labels.indexOf("");
  state.rows += filled + nulls;
  state.missing += nulls - mismatched;
  state.mismatched += mismatched;
  if (empty >= 0) state.empty += counts[empty];
};

const addTexts = (state: Presence, {values}: TextBatch): void => {
  let missing = 0, empty = 0;
  for (const text of values) {
    if (text === null) missing++;
    else if (text === "") empty++;
  }
  state.rows += values.length;
  state.missing += missing;
  state.empty += empty;
};

/** How many cells hold a value, and what the others hold instead. */
export const presence: Sketch<void, NumberBatch | LabelCounts | TextBatch, Presence> = {
  id: "presence",
  empty: () => ({rows: 0, missing: 0, empty: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, mismatched: 0}),
  add(state, input) {
    if (input.type === "numbers") addNumbers(state, input);
    else if (input.type === "counts") addLabels(state, input);
    else addTexts(state, input);
    return state;
  },
  merge: (a, b) => ({
    rows: a.rows + b.rows,
    missing: a.missing + b.missing,
    empty: a.empty + b.empty,
    nan: a.nan + b.nan,
    positiveInfinity: a.positiveInfinity + b.positiveInfinity,
    negativeInfinity: a.negativeInfinity + b.negativeInfinity,
    mismatched: a.mismatched + b.mismatched,
  }),
};
