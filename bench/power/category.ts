// The power of tests for categories, and for missing cells.
import {cappedCauchy} from "../../src/stats/capped-cauchy.ts";
import {categoryChange} from "../../src/stats/category-change.ts";
import {chiSquareHomogeneity, pearsonStatistic} from "../../src/stats/chi-square-homogeneity.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {psi} from "../../src/stats/divergence.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {gStatistic, gTest} from "../../src/stats/g-test.ts";
import {newCategories} from "../../src/stats/new-category.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {shareChange} from "../../src/stats/share-change.ts";
import {type Proportion, twoProportions} from "../../src/stats/two-proportions.ts";
import {categoricalLaws, countsOf} from "../law.ts";
import type {Power} from "./numeric.ts";

/** Two sizes of categorical samples, or of columns with missing cells. */
export interface CategoryJob {
  readonly kind: "categorical" | "missing";
  /** A law of categories; of missing cells, their share in the reference. */
  readonly law: string;
  readonly n: number;
  readonly m: number;
  readonly seed: number;
  readonly nulls: number;
  readonly runs: number;
}

type Shares = readonly number[];

const scaled = (weights: Shares): Shares => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

const moved = (share: number) => (shares: Shares): Shares =>
  shares.map((one, i) => one * (1 - share) + (i === shares.length - 1 ? share : 0));

/** Two categories trade their shares; where all are alike, the second gets half of the first's. */
const swapped = (shares: Shares): Shares => {
  const other = Math.floor(shares.length / 2), part = shares[0] > shares[other] ? shares[0] - shares[other] : shares[0] / 2;
  return shares.map((one, i) => one + (i === other ? part : i === 0 ? -part : 0));
};

const categoryShifts: Readonly<Record<string, (shares: Shares) => Shares>> = {
  "two categories swapped": swapped, "10 % move into the rarest": moved(0.1), "5 % move into the rarest": moved(0.05),
  "a quarter of the commonest is lost": (shares) => scaled(shares.map((one, i) => i === 0 ? 0.75 * one : one)),
  "every other × 1.25, the rest × 0.8": (shares) => scaled(shares.map((one, i) => one * (i % 2 === 1 ? 1.25 : 0.8))),
  "a trend of ± 20 % over the ranks": (shares) =>
    scaled(shares.map((one, i) => one * Math.exp(0.4 * (i / (shares.length - 1) - 0.5)))),
  "5 % in a new category": (shares) => [...shares.map((one) => 0.95 * one), 0.05],
};

const log = (p: number | undefined): number => -Math.log(p ?? 1);

/** -ln p, or another number that is larger when the samples are less alike. */
const ofCategories = (reference: readonly number[], current: readonly number[]): Record<string, number> => {
  const width = Math.max(reference.length, current.length);
  const filled = (counts: readonly number[]): number[] => Array.from({length: width}, (_, i) => counts[i] ?? 0);
  const table = contingency(filled(reference), filled(current)), change = categoryChange(table);
  const fresh = newCategories(table)?.p ?? 1;
  return {
    "category change": log(change?.p), "whole table": log(change?.parts["whole"] ?? change?.p),
    "most changed category": log(change?.parts["single"]),
    "χ², rare pooled": log(chiSquareHomogeneity(table, {pooling: "sparse"})?.p),
    "G, rare pooled": log(gTest(table, {pooling: "sparse"})?.p),
    "χ²": pearsonStatistic(table), "G": gStatistic(table), "PSI": psi(table) ?? 0,
    "new categories": log(fresh),
    "**default: category change or new categories, adjusted for two**": log(Math.min(fresh, change?.p ?? 1)),
    "Cauchy: whole + most changed + new": log(cappedCauchy([...Object.values(change?.parts ?? {}), fresh])),
  };
};

const missingShifts: Readonly<Record<string, number>> =
  {"2 % more missing": 0.02, "5 % more missing": 0.05, "10 % more missing": 0.1};

/** Log p by rule. The values themselves do not change, so the p of their distribution test, `other`, is drawn evenly from 0 to 1. */
const ofMissing = (reference: Proportion, current: Proportion, other: number): Record<string, number> => {
  const {count: a, n} = reference, {count: b, n: m} = current;
  const share = shareChange(reference, current)?.p ?? 1;
  return {
    "**default: missing share (Fisher, mid-p)**": log(share),
    "distribution change or missing share, adjusted for two": log(Math.min(share, other)),
    "Fisher": log(fisherExact({reference: Float64Array.of(a, n - a), current: Float64Array.of(b, m - b), n, m})?.p),
    "z": log(twoProportions(reference, current)?.p),
  };
};

/** One run's statistics, with or without a shift. */
const once = ({kind, law, n, m}: CategoryJob, random: Random, shift: string | undefined): Record<string, number> => {
  if (kind === "missing") {
    const before = Number(law), now = before + (shift === undefined ? 0 : missingShifts[shift]);
    return ofMissing({count: random.binomial(n, before), n}, {count: random.binomial(m, now), n: m}, random.next());
  }
  const shares = categoricalLaws[law];
  const now = shift === undefined ? shares : categoryShifts[shift](shares);
  return ofCategories(countsOf(random, shares, n), countsOf(random, now, m));
};

/** Measures one law and two sizes. */
export const categoryPower = (job: CategoryJob): Power[] => {
  const {kind, law, n, m, seed, nulls, runs} = job, random = generator(seed);
  const none = Array.from({length: nulls}, () => once(job, random, undefined)), names = Object.keys(none[0]);
  const critical = Object.fromEntries(names.map((name) =>
    [name, Float64Array.from(none, (one) => one[name]).sort()[Math.ceil(0.95 * nulls) - 1]]));
  return Object.keys(kind === "missing" ? missingShifts : categoryShifts).map((shift) => {
    const hits: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
    for (let run = 0; run < runs; run++) {
      const found = once(job, random, shift);
      for (const name of names) if (found[name] > critical[name] * (1 + 1e-12)) hits[name] += 1 / runs;
    }
    return {shift, law: kind === "missing" ? `${Number(law) * 100} % missing` : law, n, m, power: hits};
  });
};
