// Logistic regression on a table of a few numbers: Platt's (1999) way from a score to a chance.
import type {Random} from "./random.ts";
import {solve} from "./solve.ts";

/** Rows by place: the numbers that stand for the place (a 1 among them), and how many rows were and were not of the class. */
export interface LogisticTable {
  readonly features: readonly Float64Array[];
  readonly negatives: Float64Array;
  readonly positives: Float64Array;
}

/** Coefficients with the square root of their covariance: row-major, lower triangle. */
export interface LogisticFit {
  readonly coefficients: Float64Array;
  readonly root: Float64Array;
}

// Holds the coefficients finite where a number tells the classes apart entirely; for any other table it moves no digit shown.
const ridge = 1e-3;

export const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x));

/** The sum of features times coefficients at one place. */
export const linearAt = (features: readonly Float64Array[], coefficients: Float64Array, place: number): number => {
  let sum = 0;
  for (let j = 0; j < features.length; j++) sum += features[j][place] * coefficients[j];
  return sum;
};

/** Gradient and information of the log likelihood, less the ridge. */
const derivatives = ({features, negatives, positives}: LogisticTable, coefficients: Float64Array) => {
  const size = features.length, gradient = coefficients.map((c) => -ridge * c), information = new Float64Array(size * size);
  for (let j = 0; j < size; j++) information[j * size + j] = ridge;
  for (let i = 0; i < positives.length; i++) {
    const n = negatives[i] + positives[i];
    if (n === 0) continue;
    const p = inverseLogit(linearAt(features, coefficients, i)), weight = n * p * (1 - p), rest = positives[i] - n * p;
    for (let j = 0; j < size; j++) {
      gradient[j] += features[j][i] * rest;
      for (let k = 0; k <= j; k++) information[j * size + k] += features[j][i] * features[k][i] * weight;
    }
  }
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) information[k * size + j] = information[j * size + k];
  return {gradient, information};
};

const deviance = (table: LogisticTable, coefficients: Float64Array): number => {
  const {features, negatives, positives} = table;
  let sum = coefficients.reduce((total, c) => total + ridge * c * c / 2, 0);
  for (let i = 0; i < positives.length; i++) {
    const x = linearAt(features, coefficients, i);
    // ln(1 + e^x) without overflow.
    sum += (negatives[i] + positives[i]) * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))) - positives[i] * x;
  }
  return sum;
};

/** Fits by Newton's method, halving steps that make it worse; undefined when the numbers depend on each other. */
export const logisticFit = (table: LogisticTable): LogisticFit | undefined => {
  let coefficients = new Float64Array(table.features.length), worst = deviance(table, coefficients);
  for (let i = 0; i < 50; i++) {
    const {gradient, information} = derivatives(table, coefficients), step = solve(information, gradient);
    if (!step) return undefined;
    let size = 1, next = coefficients, found = worst;
    do {
      next = coefficients.map((c, j) => c + size * step[j]);
      found = deviance(table, next);
      size /= 2;
    } while (found > worst && size > 1e-6);
    const gain = worst - found;
    [coefficients, worst] = [next, found];
    if (Math.abs(gain) <= 1e-12 * (1 + worst)) break;
  }
  const root = covarianceRoot(derivatives(table, coefficients).information);
  return root && {coefficients, root};
};

/** A matrix whose product with its transpose is the inverse of the information. */
const covarianceRoot = (information: Float64Array): Float64Array | undefined => {
  const size = Math.sqrt(information.length), inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const column = solve(information, Float64Array.from({length: size}, (_, i) => i === k ? 1 : 0));
    if (!column) return undefined;
    for (let i = 0; i < size; i++) inverse[i * size + k] = column[i];
  }
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) {
    let rest = inverse[i * size + j];
    for (let k = 0; k < j; k++) rest -= root[i * size + k] * root[j * size + k];
    root[i * size + j] = i === j ? Math.sqrt(Math.max(0, rest)) : root[j * size + j] > 0 ? rest / root[j * size + j] : 0;
  }
  return root;
};

/** Coefficients as likely as the fitted ones, given how few rows they come from. */
export const drawnCoefficients = ({coefficients, root}: LogisticFit, random: Random): Float64Array => {
  const size = coefficients.length, z = coefficients.map(() => random.normal());
  return coefficients.map((c, j) => {
    let sum = c;
    for (let k = 0; k <= j; k++) sum += root[j * size + k] * z[k];
    return sum;
  });
};
