// A classifier's outcomes without labels: chances from a labelled reference, moved to the prevalence of now, and drawn many times over.
import {distinctValues, placesAmong} from "./distinct-values.ts";
import {type CalibrationMap, calibrationMap, type ScoreGroup} from "./calibration-map.ts";
import type {Hits} from "./confusion.ts";
import {type ChancedScores, expectedConfusion, type OutcomeSum, outcomeSum} from "./expected-performance.ts";
import {multinomialDraw} from "./multinomial-draw.ts";
import {shiftedPrevalence} from "./prevalence-shift.ts";
import {generator, type Random} from "./random.ts";

/** By how much rows of the class, and rows that are not of it (by group), have become more frequent since the reference. */
export interface ClassWeights {
  readonly yes: number;
  readonly no: readonly number[];
}

/** One draw: chances by block, weights, and the rows of the reference by block. */
export interface Draw {
  readonly chances: Float64Array;
  readonly weights: ClassWeights;
  readonly rows: Float64Array;
  /** Prevalence by the scores of now, and in the reference. */
  readonly prevalence: number;
  readonly prior: number;
  /** Rows of now by block. */
  readonly counts: Float64Array;
}

/** How chances are moved: not at all, by the prevalence that the scores speak for, or by weights drawn elsewhere. */
export type Correction = "none" | "prevalence" | {readonly point: ClassWeights; readonly drawn: (r: number) => ClassWeights};

/** What is known without labels: group 0 was not predicted to be of the class, group 1 was. */
export interface UnlabelledModel {
  readonly groups: readonly ScoreGroup[];
  readonly map: CalibrationMap;
  readonly point: Draw;
  readonly draws: readonly Draw[];
  /** For the noise of outcomes; each caller takes a stream of its own. */
  readonly seed: number;
}

/** How often the labels of the reference and the scores of now are drawn anew. */
export const unlabelledDraws = 400;

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Rows by block of the map. */
const byBlock = (map: CalibrationMap, counts: readonly Float64Array[]): Float64Array => {
  const rows = new Float64Array(map.chances.length);
  counts.forEach((part, g) => { part.forEach((count, i) => { rows[map.current[g][i]] += count; }); });
  return rows;
};

/** Learns chances from the reference and draws them anew; every group must hold labelled rows of the reference. */
export const unlabelledModel = (groups: readonly ScoreGroup[], {correct, draws = unlabelledDraws}: {
  readonly correct: Correction; readonly draws?: number;
}): UnlabelledModel => {
  const map = calibrationMap(groups), counts = byBlock(map, groups.map(({current}) => current.counts));
  const seed = seedOf(map.rows, counts), random = generator(seed);
  const drawOf = ({chances, rows, counts: now}: Pick<Draw, "chances" | "rows" | "counts">, r: number | null): Draw => {
    let positives = 0;
    for (let b = 0; b < rows.length; b++) positives += rows[b] * chances[b];
    const prior = positives / total(rows), prevalence = shiftedPrevalence({chances, counts: now, prior});
    return {chances, rows, prior, prevalence, counts: now, weights: weightsOf(correct, {prior, prevalence, groups: groups.length}, r)};
  };
  return {
    groups, map, seed, point: drawOf({chances: map.chances, rows: map.rows, counts}, null),
    draws: Array.from({length: draws}, (_, r) => drawOf({
      chances: map.drawn(random), rows: multinomialDraw(random, map.rows), counts: multinomialDraw(random, counts),
    }, r)),
  };
};

const weightsOf = (correct: Correction, {prior, prevalence, groups}: {
  readonly prior: number; readonly prevalence: number; readonly groups: number;
}, r: number | null): ClassWeights => {
  if (typeof correct === "object") return r === null ? correct.point : correct.drawn(r);
  const moved = correct === "prevalence" && prior > 0 && prior < 1;
  const no = moved ? (1 - prevalence) / (1 - prior) : 1;
  return {yes: moved ? prevalence / prior : 1, no: Array.from({length: groups}, () => no)};
};

const seedOf = (...counts: readonly Float64Array[]): number =>
  counts.reduce((hash, part) => part.reduce((mixed, count) => Math.imul(mixed ^ Math.round(count), 16777619), hash), 2166136261 | 0) >>> 0;

/** The chance of each block now. */
export const chancesNow = ({groups}: CalibrationMap, {chances, weights}: Draw): Float64Array => chances.map((p, b) => {
  const yes = p * weights.yes, no = (1 - p) * weights.no[groups[b]];
  return yes + no > 0 ? yes / (yes + no) : p;
});

/** What a group of rows holds of the class, to expect. */
const sumsOf = ({groups, map, point}: UnlabelledModel, draw: Draw): OutcomeSum[] => {
  const chances = chancesNow(map, draw);
  return groups.map((_, g) => outcomeSum({
    counts: point.counts.map((count, b) => map.groups[b] === g ? count : 0), chances,
  }));
};

/** The counts that labels would give on average. */
export const confusionNow = (model: UnlabelledModel): Hits => {
  const [negatives, positives] = sumsOf(model, model.point);
  return expectedConfusion(negatives, positives);
};

/** The reference's own counts. */
export const confusionThen = ({map}: UnlabelledModel, {chances, rows}: Draw): Hits => {
  const of = (g: number): OutcomeSum => outcomeSum({counts: rows.map((count, b) => map.groups[b] === g ? count : 0), chances});
  return expectedConfusion(of(0), of(1));
};

/** Counts as labels may turn out, once for each draw. */
export const drawnConfusions = (model: UnlabelledModel): Hits[] => {
  const random = generator(model.seed + 1);
  return model.draws.map((draw) => {
    const [negatives, positives] = sumsOf(model, draw).map((sum): OutcomeSum => ({...sum, mean: drawnSum(random, sum)}));
    return expectedConfusion(negatives, positives);
  });
};

/** A draw of a sum of outcomes, by the binomial law of its mean and variance. */
const drawnSum = (random: Random, {mean, variance, n}: OutcomeSum): number => {
  if (!(mean > 0 && variance > 0)) return mean;
  const trials = Math.max(Math.ceil(mean), Math.min(n, Math.round(mean * mean / (mean - variance))));
  return Number.isFinite(trials) ? random.binomial(trials, mean / trials) : random.binomial(Math.round(n), mean / n);
};

/** Rows of both groups together at ascending scores, with the chances of a draw: of now, or of the reference. */
export const ranked = (model: UnlabelledModel, side: "reference" | "current"): ((draw: Draw) => ChancedScores) => {
  const {groups, map} = model;
  const parts = groups.map(({reference, current}) => side === "current" ? current
    : {scores: reference.scores, counts: reference.negatives.map((count, i) => count + reference.positives[i])});
  const scores = distinctValues(parts.map((part) => part.scores)), counts = new Float64Array(scores.length);
  const places = parts.map((part) => placesAmong(part.scores, scores));
  parts.forEach((part, g) => { part.counts.forEach((count, i) => { counts[places[g][i]] += count; }); });
  return (draw) => {
    const chances = side === "current" ? chancesNow(map, draw) : draw.chances, sums = new Float64Array(scores.length);
    parts.forEach((part, g) => {
      const place = places[g], block = map[side][g];
      for (let i = 0; i < block.length; i++) sums[place[i]] += part.counts[i] * chances[block[i]];
    });
    return {counts, chances: sums.map((sum, i) => counts[i] > 0 ? sum / counts[i] : 0)};
  };
};
