// Tables of truths and predictions whose errors follow a known law, and what every measure of them truly is.
import type {ErrorPair, ErrorSide} from "../../src/comparison/error-pair.ts";
import type {RegressionTask} from "../../src/profile/outcome/task.ts";
import {namedSums} from "../../src/comparison/error-sums.ts";
import {errors} from "../../src/sketch/errors.ts";
import {counted} from "../../src/stats/ordered.ts";
import type {Random} from "../../src/stats/random.ts";
import {presenceOf} from "../../src/measure/example-sides.ts";

/** A law of errors of mean 0 and variance 1. */
export interface Law {
  readonly name: string;
  draw(random: Random): number;
}

const student5 = (random: Random): number => {
  let squares = 0;
  for (let i = 0; i < 5; i++) squares += random.normal() ** 2;
  return random.normal() / Math.sqrt(squares / 5) / Math.sqrt(5 / 3);
};

export const laws: readonly Law[] = [
  {name: "normal", draw: (random) => random.normal()},
  {name: "Laplace", draw: (random) => (random.next() < 0.5 ? -1 : 1) * -Math.log(1 - random.next()) * Math.SQRT1_2},
  {name: "Student, 5 df", draw: student5},
];

/** Truths are lognormal about 50; errors are added to them with a bias, or (for logarithmic errors) multiply. */
export const middle = 50, spread = 0.4, size = 4, bias = 2, factor = 0.1;

const plan = {type: "numeric", schema: {name: "(error)", kind: "numeric", role: "prediction"}, centre: 0, scale: size,
  quantiles: new Float64Array(0), edges: new Float64Array(0), min: -Infinity, max: Infinity} as const;

const task: RegressionTask = {type: "regression", target: "y", prediction: "p", centre: middle, scale: middle * spread, error: plan,
  edges: new Float64Array(0)};

/** How errors enter a prediction. */
export type Manner = "added" | "multiplied";

const tableOf = (random: Random, law: Law, {n, manner}: {readonly n: number; readonly manner: Manner}): ErrorSide => {
  const actual = new Float64Array(n), predicted = new Float64Array(n), differences = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    actual[i] = middle * Math.exp(spread * random.normal());
    const error = law.draw(random);
    predicted[i] = manner === "added" ? actual[i] + bias + size * error : Math.expm1(Math.log1p(actual[i]) + factor * error);
    differences[i] = predicted[i] - actual[i];
  }
  const state = errors.add(errors.empty(task), {actual, predicted, rows: Int32Array.from(actual, (_, i) => i), n}, task);
  const error = {
    type: "numeric", name: "(error)", presence: presenceOf(n), rules: {belowRange: 0, aboveRange: 0, outOfSet: 0, notMatching: 0},
    moments: {n, s1: 0, s2: 0, s3: 0, s4: 0, min: 0, max: 0}, cells: {exact: true, ...counted(differences)},
  } as const;
  return {
    n, sums: state.sums, max: state.max, resampled: null,
    outcome: {
      type: "regression", errors: state, error, byPrediction: new Float64Array(4), predicted: new Float64Array(1),
      unlabelled: 0, unpredicted: 0, resampled: null,
    },
  };
};

/** Two tables of one world, set side by side. */
export const pairOf = (random: Random, law: Law, made: {readonly n: number; readonly manner: Manner}): ErrorPair =>
  ({task, reference: tableOf(random, law, made), current: tableOf(random, law, made)});

/** What the measures truly are: in closed form where there is one, else from three million rows. */
export const truthsOf = (random: Random, law: Law): Readonly<Record<string, number>> => {
  const {sums, outcome: {error: {cells}}} = tableOf(random, law, {n: 3_000_000, manner: "added"});
  const {n, absolute, over, percentage, symmetric} = namedSums(sums), unit = task.scale / n;
  const variance = middle ** 2 * Math.exp(spread ** 2) * Math.expm1(spread ** 2);
  const sizes = cells.exact ? cells.values.map(Math.abs).sort() : new Float64Array(0);
  return {
    "mean-error": bias, "mean-absolute-error": absolute * unit, "root-mean-squared-error": Math.hypot(size, bias),
    "mean-absolute-percentage-error": percentage / n, "symmetric-mape": symmetric / n, "mean-squared-logarithmic-error": factor ** 2,
    "quantile-error": (0.9 * (absolute - over) + 0.1 * over) * unit, "r-squared": 1 - (size ** 2 + bias ** 2) / variance,
    "explained-variance": 1 - size ** 2 / variance, "median-absolute-error": sizes[sizes.length / 2],
  };
};
