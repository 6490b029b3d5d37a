import {type CellsSpec, cells} from "./cells.ts";
import type {FiniteValues} from "./finite-values.ts";
import {moments} from "./moments.ts";
import type {Sketch} from "./sketch.ts";
import type {Scores} from "./state.ts";

/** Where the cells of a score lie, and whether what the score is the probability of happened. */
export interface ScoresSpec extends Pick<CellsSpec, "edges" | "exact"> {
  readonly happened: boolean | null;
}

/** Probabilities are held away from 0 and 1 by this much before their logarithm is taken, as scikit-learn does. */
export const smallestProbability = 2 ** -52;

const asCells = ({edges, exact}: ScoresSpec): CellsSpec => ({edges, exact, centre: 0, scale: 1});
const plain = {centre: 0, scale: 1};

/** Sum of ln p (or of ln(1 - p)) by the logarithm of products: 16 factors of at least 2^-52 do not underflow. */
const logarithms = ({values, n}: FiniteValues, happened: boolean): number => {
  const least = smallestProbability, most = 1 - least;
  let sum = 0;
  for (let from = 0; from < n; from += 16) {
    const to = Math.min(n, from + 16);
    let product = 1;
    for (let i = from; i < to; i++) {
      const p = values[i] < least ? least : values[i] > most ? most : values[i];
      product *= happened ? p : 1 - p;
    }
    sum += Math.log(product);
  }
  return sum;
};

/** Distribution, power sums and logarithms of scores. */
export const scores: Sketch<ScoresSpec, FiniteValues, Scores> = {
  id: "scores",
  empty: (spec) => ({moments: moments.empty(plain), cells: cells.empty(asCells(spec)), log: 0}),
  add(state, input, spec) {
    moments.add(state.moments, input, plain);
    state.cells = cells.add(state.cells, input, asCells(spec));
    if (spec.happened !== null) state.log += logarithms(input, spec.happened);
    return state;
  },
  merge: (a, b, spec) => ({
    moments: moments.merge(a.moments, b.moments, plain), cells: cells.merge(a.cells, b.cells, asCells(spec)), log: a.log + b.log,
  }),
};
