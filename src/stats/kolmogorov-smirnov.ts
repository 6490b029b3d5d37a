// The two-sample Kolmogorov-Smirnov test.
import {bridgeCrossing} from "./bridge-crossing.ts";
import {kolmogorovOneSampleSf, kolmogorovSf} from "./kolmogorov.ts";
import {blockEnds, latticeCrossing, latticeWork} from "./lattice-path.ts";
import type {Walk} from "./lattice-path.ts";
import {largestTie} from "./ordered.ts";
import type {Ordered} from "./ordered.ts";

/**
 * How the p-value is found. exact: all lattice paths, as if there were no ties (conservative when there are).
 * conditional: all lattice paths given the ties there are, neither conservative nor liberal (Schroeer and Trenkler 1995).
 * bridge: the limit of conditional, for samples too large for it. limit: Kolmogorov's law. asymptotic: SciPy's, which is the
 * one-sample law at n m / (n + m) rounded half to even, and the only one for a one-sided alternative.
 */
export type KolmogorovSmirnovMethod = "exact" | "conditional" | "bridge" | "asymptotic" | "limit";

/** What may be asked of the test. */
export interface KolmogorovSmirnovOptions {
  /** How many rows tell as much as one, where they come in clusters; above 1 the law is the limit of so many fewer rows. */
  readonly design?: number | undefined;
  readonly method?: "auto" | KolmogorovSmirnovMethod;
  /** greater: the reference's distribution function lies above, that is, its values are smaller. */
  readonly alternative?: "two-sided" | "less" | "greater";
}

/** The largest distance between two empirical distribution functions and what it is evidence of. */
export interface KolmogorovSmirnov {
  /** max |F - G|, 0 to 1. */
  readonly statistic: number;
  /** The value at which it is reached. */
  readonly location: number;
  /** 1 when the reference's distribution function is the higher one there. */
  readonly sign: 1 | -1;
  readonly p: number;
  readonly method: KolmogorovSmirnovMethod;
}

/** Lattice points up to which auto counts paths: about 20 ms. */
const affordable = 5e6;

interface Extreme { readonly gap: number; readonly at: number }

/** The largest of sign (i m - j n) over the values, and the first value at which it is reached. */
const extreme = ({reference, current, n, m}: Ordered, sign: 1 | -1): Extreme => {
  let i = 0, j = 0, gap = -Infinity, at = 0;
  for (let k = 0; k < reference.length; k++) {
    i += reference[k];
    j += current[k];
    const difference = sign * (i * m - j * n);
    if (difference > gap) { gap = difference; at = k; }
  }
  return {gap, at};
};

/** The nearest whole number, halves to the even one, as Python and NumPy round. */
const roundHalfEven = (x: number): number => {
  const floor = Math.floor(x), rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
};

/** Hodges' one-sided approximation (1957, equation 5.3), which SciPy uses. */
const oneSidedP = ({n, m}: Ordered, d: number): number => {
  const large = Math.max(n, m), small = Math.min(n, m), z = Math.sqrt(large * small / (large + small)) * d;
  return Math.min(1, Math.exp(-2 * z * z - 2 * z * (large + 2 * small) / Math.sqrt(large * small * (large + small)) / 3));
};

/** The step of the lattice that i m - j n lies on: half of it corrects a continuous law for it. */
const commonDivisor = (n: number, m: number): number => {
  let a = n, b = m;
  while (b >= 1) [a, b] = [b, a % b];
  return a;
};

const twoSidedP = (pair: Ordered, gap: number, method: KolmogorovSmirnovMethod): number => {
  const {n, m} = pair, effective = n * m / (n + m), d = gap / (n * m);
  if (gap === 0) return 1;
  if (method === "exact") return latticeCrossing({n, m, gap});
  if (method === "conditional") return latticeCrossing({n, m, gap, ends: blockEnds(pair)});
  if (method === "bridge")
    return bridgeCrossing(blockEnds(pair), n + m, (gap - commonDivisor(n, m) / 2) / Math.sqrt(n * m * (n + m)));
  // The one-sample law gives p = 0 at D = 1 however few the values are; the limit does not.
  return method === "limit" || d === 1 ? kolmogorovSf(Math.sqrt(effective) * d)
    : kolmogorovOneSampleSf(d, roundHalfEven(effective));
};

const choose = (pair: Ordered, gap: number): KolmogorovSmirnovMethod => {
  const ties = largestTie(pair) > 1, walk: Walk = {n: pair.n, m: pair.m, gap};
  if (ties) return latticeWork({...walk, ends: blockEnds(pair)}) <= affordable ? "conditional" : "bridge";
  return latticeWork(walk) <= affordable ? "exact" : "asymptotic";
};

/**
 * Compares two samples by the largest distance between their distribution functions; undefined when a side is empty.
 * auto: exact without ties, conditional with them, their large-sample forms past 5 million lattice points.
 */
export const kolmogorovSmirnov = (
  pair: Ordered, {method = "auto", alternative = "two-sided", design = 1}: KolmogorovSmirnovOptions = {},
): KolmogorovSmirnov | undefined => {
  const {n, m, values} = pair;
  if (!(n > 0 && m > 0)) return undefined;
  const above = extreme(pair, 1), below = extreme(pair, -1);
  const positive = alternative === "greater" || (alternative === "two-sided" && above.gap >= below.gap);
  const {gap, at} = positive ? above : below;
  const found = {statistic: gap / (n * m), location: values[at], sign: positive ? 1 : -1} as const;
  if (alternative !== "two-sided") return {...found, p: oneSidedP(pair, found.statistic), method: "asymptotic"};
  if (design > 1) return {...found, p: kolmogorovSf(Math.sqrt(n * m / (n + m) / design) * found.statistic), method: "limit"};
  const used = method === "auto" ? choose(pair, gap) : method;
  return {...found, p: twoSidedP(pair, gap, used), method: used};
};
