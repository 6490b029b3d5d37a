// Every statistic that was tried for the numeric evidence, larger when the samples are less alike.
import {cappedCauchy} from "../../src/stats/capped-cauchy.ts";
import {pearsonStatistic} from "../../src/stats/chi-square-homogeneity.ts";
import {distributionChange} from "../../src/stats/distribution-change.ts";
import {energyDistance} from "../../src/stats/energy-distance.ts";
import {eppsSingleton} from "../../src/stats/epps-singleton.ts";
import {normalQuantile} from "../../src/stats/normal.ts";
import type {Ordered} from "../../src/stats/ordered.ts";
import {rankComponents} from "../../src/stats/rank-components.ts";

/** Statistics by name; those that end in "p" are -ln p of a law of their own. */
export type Statistics = Record<string, number>;

const minusLog = (p: number | undefined): number => p === undefined ? 0 : -Math.log(Math.max(p, 1e-300));

/** x ln(x / y), 0 at 0. */
const entropy = (x: number, y: number): number => x > 0 ? x * Math.log(x / y) : 0;

/** Distances between the two distribution functions, and Zhang's (2006) likelihood-ratio forms of them. */
const ofDistributionFunctions = ({reference, current, n, m}: Ordered): Statistics => {
  const total = n + m;
  let squares = 0, weighted = 0, above = 0, below = 0, f = 0, g = 0, rank = 0, zk = 0, za = 0;
  for (let j = 0; j < reference.length; j++) {
    const a = reference[j], b = current[j], tie = a + b, middle = rank + tie / 2;
    const own = (f + a / 2) / n, other = (g + b / 2) / m, both = middle / total;
    weighted += tie * (own - other) ** 2 / (both * (1 - both) - tie / (4 * total));
    const ratio = n * (entropy(own, both) + entropy(1 - own, 1 - both))
      + m * (entropy(other, both) + entropy(1 - other, 1 - both));
    zk = Math.max(zk, ratio);
    za += tie * ratio / (both * (1 - both));
    f += a;
    g += b;
    rank += tie;
    const gap = f / n - g / m;
    squares += tie * gap * gap;
    above = Math.max(above, gap);
    below = Math.max(below, -gap);
  }
  return {
    "Kolmogorov-Smirnov": Math.max(above, below), "Kuiper": above + below, "Cramér-von Mises": squares,
    "Anderson-Darling": weighted,
    "Zhang ZA": za, "Zhang ZK": zk,
  };
};

/** Scores of the ranks 1 ... N: normal quantiles and their squares. */
const scores = new Map<number, readonly Float64Array[]>();

const scoresOf = (total: number): readonly Float64Array[] => {
  const known = scores.get(total);
  if (known) return known;
  const normal = Float64Array.from({length: total}, (_, i) => normalQuantile((i + 0.5) / total));
  const made = [normal, normal.map((x) => x * x), normal.map((_, i) => Math.abs(i + 0.5 - total / 2))];
  scores.set(total, made);
  return made;
};

/** A linear rank statistic, standardised by its moments given the ties. */
const linear = ({reference, current, n, m}: Ordered, score: Float64Array): number => {
  const total = n + m;
  let at = 0, sum = 0, mean = 0, square = 0;
  for (let j = 0; j < reference.length; j++) {
    const tie = reference[j] + current[j];
    let value = 0;
    for (let i = 0; i < tie; i++) value += score[at++];
    value /= tie;
    mean += tie * value / total;
    square += tie * value * value / total;
    sum += current[j] * value;
  }
  return (sum - m * mean) / Math.sqrt((square - mean * mean) * n * m / (total - 1));
};

const ofScores = (pair: Ordered): Statistics => {
  const [normal, klotz, ansari] = scoresOf(pair.n + pair.m).map((score) => linear(pair, score));
  const {z} = rankComponents(pair, 6);
  const sum = (count: number): number => z.slice(0, count).reduce((total, one) => total + one * one, 0);
  return {
    "Mann-Whitney": Math.abs(z[0]), "normal scores": Math.abs(normal), "Mood": Math.abs(z[1]), "Klotz": Math.abs(klotz),
    "Lepage": z[0] ** 2 + ansari ** 2,
    "2 rank components": sum(2), "3 rank components": sum(3), "4 rank components": sum(4), "6 rank components": sum(6),
  };
};

/** Pearson's chi-square on so many cells of equal share of both samples together. */
const inCells = ({reference, current, n, m}: Ordered, cells: number): number => {
  const left = new Float64Array(cells), right = new Float64Array(cells);
  let rank = 0;
  for (let j = 0; j < reference.length; j++) {
    const tie = reference[j] + current[j], cell = Math.min(cells - 1, Math.floor((rank + tie / 2) / (n + m) * cells));
    left[cell] += reference[j];
    right[cell] += current[j];
    rank += tie;
  }
  return pearsonStatistic({reference: left, current: right, n, m});
};

const welch = ({values, reference, current, n, m}: Ordered): number => {
  const moments = (counts: Float64Array, size: number): readonly [number, number] => {
    const mean = values.reduce((sum, x, j) => sum + x * counts[j], 0) / size;
    return [mean, values.reduce((sum, x, j) => sum + (x - mean) ** 2 * counts[j], 0) / (size - 1) / size];
  };
  const [a, v] = moments(reference, n), [b, w] = moments(current, m);
  return Math.abs(a - b) / Math.sqrt(v + w);
};

/** All statistics of a pair of samples. */
export const statisticsOf = (pair: Ordered): Statistics => {
  const change = distributionChange(pair), parts = change?.parts ?? {};
  const twoOf = (a: number | undefined, b: number | undefined): number => minusLog(cappedCauchy([a ?? 1, b ?? 1]));
  return {
    ...ofDistributionFunctions(pair), ...ofScores(pair),
    "Welch t": welch(pair), "Epps-Singleton": eppsSingleton(pair)?.statistic ?? 0,
    "energy": energyDistance(pair) ?? 0, "χ², 8 cells": inCells(pair, 8), "χ², 20 cells": inCells(pair, 20),
    "place p": minusLog(parts["place"]), "shape p": minusLog(parts["shape"]), "tails p": minusLog(parts["tails"]),
    "place and tails": twoOf(parts["place"], parts["tails"]), "shape and tails": twoOf(parts["shape"], parts["tails"]),
    "place and shape": twoOf(parts["place"], parts["shape"]), "**default: place, shape and tails**": minusLog(change?.p),
  };
};
