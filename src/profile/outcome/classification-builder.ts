import {replicates} from "../../sketch/poisson-weights.ts";
import {probabilities} from "../../sketch/probabilities.ts";
import {chosenGroups, derivedBuilder} from "./derived-builder.ts";
import type {PlanSizes} from "../plan.ts";
import type {NumericProfile} from "../column-profile.ts";
import {clusterWeights} from "../clusters.ts";
import {coarseCells, coarseOf} from "./coarse.ts";
import {fates, type ResampledClasses} from "./outcome.ts";
import type {Chosen, OutcomeBuilder} from "./outcome-builder.ts";
import {fatesBuilder} from "./score-fates.ts";
import type {ClassificationTask} from "./task.ts";
import {type ClassRows, marginsOf} from "./task-rows.ts";

/** Whether scores are there for every class, so that they can be looked at together. */
export const scoresEvery = ({classes, scores}: ClassificationTask): boolean => classes.length > 1 && scores.length === classes.length;

/** Cells of a confidence: even steps, for the classes it is about differ from row to row. */
export const confidenceEdges = Float64Array.from({length: 199}, (_, i) => (i + 1) / 200);

/** Fate of a row for one class: what it was and what was predicted, each 0 no, 1 yes, 2 not known. */
const fate = (actual: number, predicted: number, {of, none}: {readonly of: number; readonly none: number}): number =>
  (actual === of ? 3 : actual === none ? 6 : 0) + (predicted === of ? 1 : predicted === none ? 2 : 0);

/** The fate for one class of rows by `joint`, their actual and their predicted index in one number. */
const fatesFor = (of: number, classes: number): Uint8Array => {
  const width = classes + 2, none = classes + 1;
  return Uint8Array.from({length: width * width}, (_, joint) => fate(Math.floor(joint / width), joint % width, {of, none}));
};

/** Accumulates counts with clusters drawn anew. */
const resampler = (task: ClassificationTask) => {
  const {classes} = task, size = (classes.length + 2) ** 2, none = classes.length + 1, weightsOf = clusterWeights();
  const confusion = new Float64Array(replicates * size), width = coarseCells * fates;
  const tables = task.scores.map(() => new Float64Array(replicates * width));
  const index = task.scores.map((score) => classes.indexOf(score.class)), coarse = task.scores.map(({edges}) => coarseOf(edges));
  const spread = (table: Float64Array, {at, step}: {readonly at: number; readonly step: number}, weights: Uint8Array): void => {
    for (let r = 0, place = at; r < replicates; r++, place += step) table[place] += weights[r];
  };
  return {
    add({actual, predicted, scores}: ClassRows, {rows, n}: Chosen, clusters: Float64Array): void {
      for (let i = 0; i < n; i++) {
        const row = rows[i], weights = weightsOf(clusters[row]);
        spread(confusion, {at: actual[row] * (classes.length + 2) + predicted[row], step: size}, weights);
        for (let k = 0; k < tables.length; k++) {
          const score = scores[k][row];
          if (score !== score) continue;
          const at = coarse[k](score) * fates + fate(actual[row], predicted[row], {of: index[k], none});
          spread(tables[k], {at, step: width}, weights);
        }
      }
    },
    resampled: (): ResampledClasses => ({confusion: confusion.slice(), scores: tables.map((table) => table.slice())}),
  };
};

/** Accumulates the scores of each class, and the largest of a row's scores, by fate. */
const scoreTables = (task: ClassificationTask, {exact}: Pick<PlanSizes, "exact">) => {
  const {classes} = task, none = classes.length + 1, every = scoresEvery(task);
  const tables = task.scores.map(({edges}) => fatesBuilder({edges, exact}));
  const fateOf = task.scores.map((score) => fatesFor(classes.indexOf(score.class), classes.length));
  const confidence = fatesBuilder({edges: confidenceEdges, exact});
  const addConfidence = ({actual, predicted, scores}: ClassRows, row: number): void => {
    let most = -Infinity, sum = 0;
    for (const score of scores) {
      sum += score[row];
      if (score[row] > most) most = score[row];
    }
    if (sum !== sum) return;
    const known = actual[row] !== none && predicted[row] !== none;
    confidence.add(known ? actual[row] === predicted[row] ? 4 : 1 : 7, most + 0);
  };
  return {
    add(batch: ClassRows, {rows, n}: Chosen, joint: Uint16Array): void {
      tables.forEach((table, k) => { table.addAll(batch.scores[k], {rows, n}, {of: fateOf[k], joint}); });
      if (every) for (let i = 0; i < n; i++) addConfidence(batch, rows[i]);
    },
    tables: () => tables.map((table) => table.fates()),
    confidence: () => every ? confidence.fates() : null,
  };
};

/** What is counted of a classifier besides its scores and confusion. */
export interface Counted {
  /** Whether rows belong to clusters. */
  readonly clustered: boolean;
  /** Whether margins are counted; else their profile stays empty. */
  readonly margins: boolean;
}

/** Accumulates the outcome of a classifier. */
export const classificationBuilder = (task: ClassificationTask, sizes: PlanSizes, {clustered, margins}: Counted): OutcomeBuilder<ClassRows> => {
  const {classes} = task, width = classes.length + 2, confusion = new Float64Array(width * width), every = scoresEvery(task);
  const tables = scoreTables(task, sizes), spec = {classes: classes.length}, together = probabilities.empty(spec);
  const margin = task.margin && derivedBuilder(task.margin, sizes, clustered), resamples = clustered ? resampler(task) : null;
  let joint = new Uint16Array(0);
  const count = ({actual, predicted}: ClassRows, {rows, n}: Chosen): void => {
    if (joint.length < n) joint = new Uint16Array(n);
    for (let i = 0; i < n; i++) {
      const row = rows[i], at = actual[row] * width + predicted[row];
      joint[i] = at;
      confusion[at]++;
    }
  };
  return {
    add(batch, chosen) {
      const {actual, scores} = batch, {rows, n, clusters, groups} = chosen;
      count(batch, chosen);
      tables.add(batch, chosen, joint);
      if (every) probabilities.add(together, {actual, scores, rows, n}, spec);
      if (margin && margins) {
        const all = marginsOf(scores, batch.rows), values = n === batch.rows ? all : Float64Array.from({length: n}, (_, i) => all[rows[i]]);
        margin.add({type: "numbers", values, mismatched: 0}, groups && chosenGroups(groups, chosen));
      }
      if (resamples && clusters) resamples.add(batch, chosen, clusters);
    },
    outcome: () => ({
      type: "classification", confusion: confusion.slice(), scores: tables.tables(), confidence: tables.confidence(),
      probabilities: every ? {...together, ranks: together.ranks.slice()} : null,
      margin: margin ? margin.profile() as NumericProfile : null, resampled: resamples?.resampled() ?? null,
    }),
  };
};
