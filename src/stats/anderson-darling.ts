// The two-sample Anderson-Darling test in the midrank form of Scholz and Stephens (JASA 82, 1987), which knows ties.
import {andersonDarlingSf} from "./anderson-darling-law.ts";
import {bridgeQuadraticSf, coarsened, exactBridgeQuadraticSf, isTiny} from "./bridge-quadratic.ts";
import type {BridgeQuadratic} from "./bridge-quadratic.ts";
import {largestTie} from "./ordered.ts";
import type {Ordered} from "./ordered.ts";

/**
 * How the p-value is found. law: the limiting law of A^2, spread to the exact variance; for data without ties.
 * conditional: the law given the ties (see bridge-quadratic.ts), exact in mean and variance. exact: all ways to place the values.
 * scholz-stephens-interpolation: SciPy's quadratic through seven tabled points, which holds from 0.25 to 0.001; outside it is
 * extrapolated and marked.
 */
export type AndersonDarlingMethod = "law" | "conditional" | "exact" | "scholz-stephens-interpolation";

/** What may be asked of the test. */
export interface AndersonDarlingOptions {
  readonly method?: "auto" | AndersonDarlingMethod;
  /**
   * midrank (default): the average of the distribution function's two limits at a value; right: its right limit (SciPy's
   * midrank=False).
   */
  readonly ranks?: "midrank" | "right";
  /** How many rows tell as much as one, where they come in clusters; above 1 the law is the limit of A^2 over it. */
  readonly design?: number | undefined;
}

/** How unlike two samples are by the Anderson-Darling statistic. */
export interface AndersonDarling {
  /** The standardised statistic (A^2 - 1) / sigma, as SciPy's. */
  readonly statistic: number;
  /** A^2 itself; its mean is 1 without drift. */
  readonly squared: number;
  readonly p: number;
  readonly method: AndersonDarlingMethod;
  /** For the interpolation: whether p lies outside the tabled 0.001 to 0.25. */
  readonly extrapolated?: boolean;
}

const eulerGamma = 0.57721566490153286061;

/** 1 + 1/2 + ... + 1/n and 1 + 1/4 + ... + 1/n^2, by Euler and Maclaurin's series from 1000 up. */
const harmonic = (n: number): readonly [number, number] => {
  if (n >= 1000) {
    const r = 1 / n, r2 = r * r;
    return [
      Math.log(n) + eulerGamma + r / 2 - r2 / 12 + r2 * r2 / 120,
      Math.PI * Math.PI / 6 - r + r2 / 2 - r * r2 / 6 + r * r2 * r2 / 30,
    ];
  }
  let first = 0, second = 0;
  for (let i = n; i > 0; i--) { first += 1 / i; second += 1 / (i * i); }
  return [first, second];
};

/** The variance of A^2 without ties (Scholz and Stephens 1987, equation 4, for two samples). */
const variance = (n: number, m: number): number => {
  const total = n + m, [h, squares] = harmonic(total - 1), inverse = 1 / n + 1 / m;
  // Their double sum g has the closed form H2(N - 1) - 2 H(N - 1) / N.
  const g = squares - 2 * h / total;
  const a = 4 * g - 6 + (10 - 6 * g) * inverse;
  const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
  const d = 4 * (2 * h + 6) - 8 * h;
  return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
};

/** A^2 by midranks. */
const midrankSquared = ({reference, current, n, m}: Ordered): number => {
  const total = n + m;
  let pooled = 0, count = 0, sum = 0;
  for (let j = 0; j < reference.length; j++) {
    const tie = reference[j] + current[j], rank = pooled + tie / 2, own = count + reference[j] / 2;
    const difference = total * own - rank * n;
    sum += tie * difference * difference / (rank * (total - rank) - total * tie / 4);
    pooled += tie;
    count += reference[j];
  }
  return (total - 1) / total * sum / (n * m);
};

/** A^2 by the right limits of the distribution functions. */
const rightSquared = ({reference, current, n, m}: Ordered): number => {
  const total = n + m;
  let pooled = 0, count = 0, sum = 0;
  for (let j = 0; j < reference.length - 1; j++) {
    const tie = reference[j] + current[j];
    pooled += tie;
    count += reference[j];
    const difference = total * count - pooled * n;
    sum += tie * difference * difference / (pooled * (total - pooled));
  }
  return sum / (n * m);
};

/** A^2 by midranks as a quadratic form in the block ends. */
const midrankForm = (n: number, m: number, ties: Float64Array): BridgeQuadratic => {
  const total = n + m, ranks = new Float64Array(ties.length), weights = new Float64Array(ties.length);
  let pooled = 0;
  for (let j = 0; j < ties.length; j++) {
    ranks[j] = pooled + ties[j] / 2;
    weights[j] = (total - 1) * total * ties[j] / (n * m * (ranks[j] * (total - ranks[j]) - total * ties[j] / 4));
    pooled += ties[j];
  }
  return {n, m, ties, weights, ranks, midrank: true};
};

/** Tables up to which the null law is found by going through them all. */
const fewTables = 50_000;

/** p by the law given the ties; blocks past 1024 are put together with their neighbours, which moves it by less than 1 %. */
const conditionalP = (squared: number, n: number, ties: Float64Array): number => {
  const blocks = coarsened(ties, 1024);
  return bridgeQuadraticSf(squared, midrankForm(n, ties.reduce((sum, tie) => sum + tie, 0) - n, blocks));
};

/** Scholz and Stephens' table 2 for two samples: critical values of the standardised statistic at these levels. */
const levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const critical = [0.675 - 0.245 - 0.105, 1.281 + 0.25 - 0.305, 1.645 + 0.678 - 0.362, 1.96 + 1.149 - 0.391, 2.326 + 1.822 - 0.396,
  2.573 + 2.364 - 0.345, 3.085 + 3.615 - 0.154];

/** The coefficients of the least-squares quadratic ln level = c0 + c1 x + c2 x^2 through the table. */
const quadratic = (() => {
  const rows = critical.map((x, i) => [1, x, x * x, Math.log(levels[i])]);
  const system = [0, 1, 2].map((i) => [0, 1, 2, 3].map((j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)));
  for (let i = 0; i < 3; i++)
    for (let r = 0; r < 3; r++) {
      if (r === i) continue;
      const factor = system[r][i] / system[i][i];
      for (let j = i; j < 4; j++) system[r][j] -= factor * system[i][j];
    }
  return system.map((row, i) => row[3] / row[i]);
})();

/** The least of the extrapolated parabola, past which it would turn back up. */
const turn = -quadratic[1] / (2 * quadratic[2]);

const interpolated = (statistic: number) => {
  const x = quadratic[2] > 0 ? Math.min(statistic, turn) : statistic;
  const p = Math.exp(quadratic[0] + x * (quadratic[1] + x * quadratic[2]));
  return {p: Math.min(1, p), extrapolated: statistic < critical[0] || statistic > critical[6]};
};

/** The standard deviation of the limiting law of A^2, whose mean is 1. */
const limitDeviation = Math.sqrt(2 * Math.PI * Math.PI / 3 - 6);

const tail = (pair: Ordered, squared: number, {method = "auto", ranks = "midrank", design = 1}: AndersonDarlingOptions) => {
  const {n, m, reference, current} = pair, statistic = (squared - 1) / Math.sqrt(variance(n, m));
  if (design > 1) return {statistic, squared, p: andersonDarlingSf(squared / design), method: "law"} as const;
  if (method === "scholz-stephens-interpolation") return {statistic, squared, ...interpolated(statistic), method};
  const ties = reference.map((count, j) => count + current[j]);
  if (ranks === "midrank" && (method === "exact" || (method === "auto" && isTiny({n, m, ties})))) {
    const p = exactBridgeQuadraticSf(squared, midrankForm(n, m, ties), fewTables);
    if (p !== undefined) return {statistic, squared, p, method: "exact"} as const;
    if (method === "exact") return undefined;
  }
  if (ranks === "midrank" && (method === "conditional" || (method === "auto" && largestTie(pair) > 1)))
    return {statistic, squared, p: conditionalP(squared, n, ties), method: "conditional"} as const;
  return {statistic, squared, p: andersonDarlingSf(1 + limitDeviation * statistic), method: "law"} as const;
};

/**
 * Compares two samples by the Anderson-Darling statistic, which weighs the tails more than Kolmogorov-Smirnov does. Undefined
 * when a side is empty, all values are equal, there are fewer than four of them, or an exact p was asked for and is out of
 * reach. auto: exact for tiny samples, else conditional with ties and law without. Right ranks have no null law given ties:
 * theirs is `law`.
 */
export const andersonDarling = (pair: Ordered, options: AndersonDarlingOptions = {}): AndersonDarling | undefined => {
  const {n, m} = pair;
  if (!(n > 0 && m > 0) || n + m < 4 || pair.values.length < 2) return undefined;
  return tail(pair, options.ranks === "right" ? rightSquared(pair) : midrankSquared(pair), options);
};
