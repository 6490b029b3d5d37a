import type {Sketch} from "./sketch.ts";
import type {Errors} from "./state.ts";

/** What values and errors are measured about and in: v = (actual - centre) / scale, e = (predicted - actual) / scale. */
export interface ErrorsSpec {
  readonly centre: number;
  readonly scale: number;
}

/** Rows chosen of a table; NaN where a value is missing. */
export interface PredictedRows {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly rows: Int32Array;
  readonly n: number;
}

/** What is summed, by place: powers of v and e up to the fourth together, then what is named. */
export const errorSums = [
  "n", "e", "ee", "eee", "eeee", "v", "ve", "vee", "veee", "vv", "vve", "vvee", "vvv", "vvve", "vvvv",
  // |e|; e where above 0, and its square; |e| / |v| in raw units where actual is not 0, its square; rows where it is 0 and |e| there
  "absolute", "over", "overSquared", "percentage", "percentageSquared", "zeros", "absoluteAtZero",
  // 2 |e| / (|actual| + |predicted|), its square; (ln(1 + predicted) - ln(1 + actual))², its square, and the rows that have one
  "symmetric", "symmetricSquared", "logarithmic", "logarithmicSquared", "logarithmicRows",
] as const;

export type ErrorSum = typeof errorSums[number];

/** The place of each sum. */
export const placeOfSum = Object.fromEntries(errorSums.map((name, place) => [name, place])) as Readonly<Record<ErrorSum, number>>;

const firstNamed = placeOfSum.absolute;

/** Writes what one row adds to each sum into `terms`. */
export const errorTerms = (actual: number, predicted: number, {spec: {centre, scale}, terms}: {
  readonly spec: ErrorsSpec; readonly terms: Float64Array;
}): void => {
  const v = (actual - centre) / scale, error = predicted - actual, e = error / scale, size = Math.abs(error);
  let place = 0;
  for (let i = 0, power = 1; i <= 4; i++, power *= v) {
    for (let j = 0, term = power; i + j <= 4; j++, term *= e) terms[place++] = term;
  }
  const percentage = actual === 0 ? 0 : size / Math.abs(actual), both = Math.abs(actual) + Math.abs(predicted);
  const symmetric = both === 0 ? 0 : 2 * size / both, hasLog = actual > -1 && predicted > -1;
  const logarithmic = hasLog ? (Math.log1p(predicted) - Math.log1p(actual)) ** 2 : 0;
  terms[firstNamed] = Math.abs(e);
  terms[firstNamed + 1] = e > 0 ? e : 0;
  terms[firstNamed + 2] = e > 0 ? e * e : 0;
  terms[firstNamed + 3] = percentage;
  terms[firstNamed + 4] = percentage * percentage;
  terms[firstNamed + 5] = actual === 0 ? 1 : 0;
  terms[firstNamed + 6] = actual === 0 ? Math.abs(e) : 0;
  terms[firstNamed + 7] = symmetric;
  terms[firstNamed + 8] = symmetric * symmetric;
  terms[firstNamed + 9] = logarithmic;
  terms[firstNamed + 10] = logarithmic * logarithmic;
  terms[firstNamed + 11] = hasLog ? 1 : 0;
};

// Sums are taken block by block, so that rounding grows with the block and the number of blocks, not with the rows.
const block = 1024;
const terms = new Float64Array(errorSums.length), partial = new Float64Array(errorSums.length);

/** Sums of errors and of what goes with them, over the rows where both values are there and finite. */
export const errors: Sketch<ErrorsSpec, PredictedRows, Errors> = {
  id: "errors",
  empty: () => ({sums: new Float64Array(errorSums.length), max: 0}),
  add(state, {actual, predicted, rows, n}, spec) {
    for (let from = 0; from < n; from += block) {
      partial.fill(0);
      for (let i = from; i < Math.min(n, from + block); i++) {
        const y = actual[rows[i]], guess = predicted[rows[i]];
        if (guess - y !== guess - y) continue;
        errorTerms(y, guess, {spec, terms});
        for (let k = 0; k < terms.length; k++) partial[k] += terms[k];
        if (Math.abs(guess - y) > state.max) state.max = Math.abs(guess - y);
      }
      for (let k = 0; k < partial.length; k++) state.sums[k] += partial[k];
    }
    return state;
  },
  merge: (a, b) => ({sums: a.sums.map((sum, k) => sum + b.sums[k]), max: Math.max(a.max, b.max)}),
};
