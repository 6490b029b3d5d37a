import {smallestProbability} from "./scores.ts";
import type {Sketch} from "./sketch.ts";
import type {Probabilities} from "./state.ts";

/** How many classes there are. */
export interface ProbabilitiesSpec {
  readonly classes: number;
}

/** Rows chosen of a table: the index of the class each was (any other number: not known), and a score for each class, NaN where missing. */
export interface ScoredRows {
  readonly actual: Uint8Array;
  readonly scores: readonly Float64Array[];
  readonly rows: Int32Array;
  readonly n: number;
}

// Sums of probabilities written with few digits may be this far from 1.
const slack = 0.01;

const isShare = (p: number): boolean => p >= 0 && p <= 1;

/** Adds one labelled row; its scores are clipped and made to sum to 1 first, as scikit-learn's log loss does. */
const addRow = (state: Probabilities, {actual, scores}: ScoredRows, row: number): void => {
  const own = scores[actual[row]][row], classes = scores.length;
  let total = 0, above = 0, brier = 0;
  for (let k = 0; k < classes; k++) {
    const p = scores[k][row], happened = k === actual[row] ? 1 : 0;
    total += Math.min(1 - smallestProbability, Math.max(smallestProbability, p));
    brier += (p - happened) ** 2;
    // Of classes with one score the later one counts as scored above, as scikit-learn's top-k accuracy does.
    if (p > own || (p === own && k > actual[row])) above++;
  }
  const loss = -Math.log(Math.min(1 - smallestProbability, Math.max(smallestProbability, own)) / total);
  state.n++;
  state.log += loss;
  state.logSquared += loss * loss;
  state.brier += brier;
  state.brierSquared += brier * brier;
  state.ranks[above]++;
};

/** How the probabilities of all classes did together. */
export const probabilities: Sketch<ProbabilitiesSpec, ScoredRows, Probabilities> = {
  id: "probabilities",
  empty: ({classes}) => ({n: 0, log: 0, logSquared: 0, brier: 0, brierSquared: 0, ranks: new Float64Array(classes), unnormalised: 0}),
  add(state, input, {classes}) {
    const {actual, scores, rows, n} = input;
    for (let i = 0; i < n; i++) {
      const row = rows[i];
      let sum = 0, within = true;
      for (let k = 0; k < classes; k++) {
        sum += scores[k][row];
        within &&= isShare(scores[k][row]);
      }
      if (sum !== sum) continue;
      if (within && Math.abs(sum - 1) > slack) state.unnormalised++;
      if (actual[row] < classes) addRow(state, input, row);
    }
    return state;
  },
  merge: (a, b) => ({
    n: a.n + b.n, log: a.log + b.log, logSquared: a.logSquared + b.logSquared,
    brier: a.brier + b.brier, brierSquared: a.brierSquared + b.brierSquared,
    ranks: a.ranks.map((count, rank) => count + b.ranks[rank]), unnormalised: a.unnormalised + b.unnormalised,
  }),
};
