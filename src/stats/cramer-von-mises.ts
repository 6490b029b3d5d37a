// The two-sample Cramer-von Mises test on distribution functions, right under ties.
import {bridgeQuadraticSf, coarsened, exactBridgeQuadraticSf, isTiny} from "./bridge-quadratic.ts";
import type {BridgeQuadratic} from "./bridge-quadratic.ts";
import {cramerVonMisesSf} from "./cramer-von-mises-law.ts";
import {largestTie} from "./ordered.ts";
import type {Ordered} from "./ordered.ts";

/**
 * How the p-value is found. law: the limiting law at Anderson's (1962) mean and variance, for data without ties, as SciPy's
 * asymptotic. conditional: the law given the ties (see bridge-quadratic.ts). exact: all ways to place the values.
 */
export type CramerVonMisesMethod = "law" | "conditional" | "exact";

/** How unlike two samples are by the Cramer-von Mises statistic. */
export interface CramerVonMises {
  /** T = n m / N^2 times the sum over all values of (F - G)^2. */
  readonly statistic: number;
  readonly p: number;
  readonly method: CramerVonMisesMethod;
}

const statisticOf = ({reference, current, n, m}: Ordered): number => {
  const total = n + m;
  let pooled = 0, count = 0, sum = 0;
  for (let j = 0; j < reference.length; j++) {
    pooled += reference[j] + current[j];
    count += reference[j];
    const difference = total * count - pooled * n;
    sum += (reference[j] + current[j]) * difference * difference;
  }
  return sum / (n * m * total * total);
};

/** T as a quadratic form in the block ends. */
const form = (n: number, m: number, ties: Float64Array): BridgeQuadratic => {
  const ranks = new Float64Array(ties.length);
  let pooled = 0;
  for (let j = 0; j < ties.length; j++) ranks[j] = pooled += ties[j];
  return {n, m, ties, weights: ties.map((tie) => tie / (n * m)), ranks, midrank: false};
};

/** T brought to the mean 1/6 and the variance 1/45 of the limiting law (Anderson 1962, equations 3 and 14). */
const standardised = (statistic: number, n: number, m: number): number => {
  const total = n + m, mean = (1 + 1 / total) / 6;
  const variance = (total + 1) * (4 * n * m * total - 3 * (n * n + m * m) - 2 * n * m) / (45 * total * total * 4 * n * m);
  return 1 / 6 + (statistic - mean) / Math.sqrt(45 * variance);
};

/** Tables up to which the null law is found by going through them all. */
const fewTables = 50_000;

/**
 * Compares two samples by the integrated squared distance of their distribution functions; undefined when a side is empty
 * or an exact p was asked for and is out of reach. auto: exact for tiny samples, else conditional with ties and law without.
 */
export const cramerVonMises = (pair: Ordered, method: "auto" | CramerVonMisesMethod = "auto"): CramerVonMises | undefined => {
  const {n, m} = pair;
  if (!(n > 0 && m > 0)) return undefined;
  const statistic = statisticOf(pair), ties = pair.reference.map((count, j) => count + pair.current[j]);
  if (method === "exact" || (method === "auto" && isTiny({n, m, ties}))) {
    const p = exactBridgeQuadraticSf(statistic, form(n, m, ties), fewTables);
    if (p !== undefined) return {statistic, p, method: "exact"};
    if (method === "exact") return undefined;
  }
  if (method === "conditional" || (method === "auto" && largestTie(pair) > 1))
    return {statistic, p: bridgeQuadraticSf(statistic, form(n, m, coarsened(ties, 1024))), method: "conditional"};
  return {statistic, p: cramerVonMisesSf(standardised(statistic, n, m)), method: "law"};
};
