import {errorSums} from "../../sketch/errors.ts";
import {replicates} from "../../sketch/poisson-weights.ts";
import type {Probabilities, Scores} from "../../sketch/state.ts";
import {type ByteReader, corrupt} from "../byte-reader.ts";
import type {ByteWriter} from "../byte-writer.ts";
import type {NumericPlan} from "../column-plan.ts";
import type {Plan, PlanSizes} from "../plan.ts";
import type {NumericProfile} from "../column-profile.ts";
import * as states from "../state-codec.ts";
import {confidenceEdges, scoresEvery} from "./classification-builder.ts";
import {coarseCells} from "./coarse.ts";
import {type ClassificationOutcome, fates, type Outcome, type RegressionOutcome, type ResampledClasses, type ScoreFates} from "./outcome.ts";
import {mostPeriods} from "./period.ts";
import {sumsByPrediction} from "./regression-builder.ts";
import type {ClassificationTask, RegressionTask} from "./task.ts";

const writeNumbers = (to: ByteWriter, {presence, rules, moments, cells}: NumericProfile): void => {
  states.writePresence(to, presence);
  states.writeRules(to, rules);
  states.writeMoments(to, moments);
  states.writeCells(to, cells);
};

const readNumbers = (from: ByteReader, plan: NumericPlan, sizes: PlanSizes): NumericProfile => ({
  name: plan.schema.name, type: "numeric", presence: states.readPresence(from), rules: states.readRules(from),
  moments: states.readMoments(from), cells: states.readCells(from, plan, sizes),
});

const writeFates = (to: ByteWriter, scores: ScoreFates): void => {
  for (const {moments, cells, log} of scores) {
    states.writeMoments(to, moments);
    states.writeCells(to, cells);
    to.f64(log);
  }
};

const readFates = (from: ByteReader, edges: Float64Array, sizes: PlanSizes): ScoreFates =>
  Array.from({length: fates}, (): Scores => ({moments: states.readMoments(from), cells: states.readCells(from, {edges}, sizes), log: from.f64()}));

const writeProbabilities = (to: ByteWriter, {n, log, logSquared, brier, brierSquared, ranks, unnormalised}: Probabilities): void => {
  to.varint(n);
  for (const sum of [log, logSquared, brier, brierSquared]) to.f64(sum);
  to.varints(ranks);
  to.varint(unnormalised);
};

const readProbabilities = (from: ByteReader, classes: number): Probabilities => {
  const n = from.varint(), [log, logSquared, brier, brierSquared] = from.f64s(4);
  return {n, log, logSquared, brier, brierSquared, ranks: from.varints(classes), unnormalised: from.varint()};
};

/** Counts of which most are 0: how many are not, then each as the gap from the one before and the count. */
const writeSparse = (to: ByteWriter, counts: Float64Array): void => {
  to.varint(counts.reduce((filled, count) => filled + (count === 0 ? 0 : 1), 0));
  let last = -1;
  counts.forEach((count, at) => {
    if (count === 0) return;
    to.varint(at - last);
    to.varint(count);
    last = at;
  });
};

const readSparse = (from: ByteReader, length: number): Float64Array => {
  const counts = new Float64Array(length), filled = from.count(2);
  for (let i = 0, at = -1; i < filled; i++) {
    const gap = from.varint();
    at += gap;
    if (gap === 0 || at >= length) throw corrupt("counts out of place");
    counts[at] = from.varint();
    if (counts[at] === 0) throw corrupt("a count of 0 where none is written");
  }
  return counts;
};

const writeClasses = (to: ByteWriter, outcome: ClassificationOutcome): void => {
  const {confusion, scores, confidence, probabilities, margin, resampled} = outcome;
  to.varints(confusion);
  for (const score of scores) writeFates(to, score);
  if (confidence) writeFates(to, confidence);
  if (probabilities) writeProbabilities(to, probabilities);
  if (margin) writeNumbers(to, margin);
  to.u8(resampled ? 1 : 0);
  if (resampled) for (const counts of [resampled.confusion, ...resampled.scores]) writeSparse(to, counts);
};

const readResampled = (from: ByteReader, {classes, scores}: ClassificationTask): ResampledClasses | null => from.u8() === 0 ? null : {
  confusion: readSparse(from, replicates * (classes.length + 2) ** 2),
  scores: scores.map(() => readSparse(from, replicates * coarseCells * fates)),
};

const readClasses = (from: ByteReader, task: ClassificationTask, sizes: PlanSizes): ClassificationOutcome => {
  const every = scoresEvery(task);
  return {
    type: "classification", confusion: from.varints((task.classes.length + 2) ** 2),
    scores: task.scores.map(({edges}) => readFates(from, edges, sizes)),
    confidence: every ? readFates(from, confidenceEdges, sizes) : null,
    probabilities: every ? readProbabilities(from, task.classes.length) : null,
    margin: task.margin && readNumbers(from, task.margin, sizes), resampled: readResampled(from, task),
  };
};

const writeErrors = (to: ByteWriter, outcome: RegressionOutcome): void => {
  const {errors, error, byPrediction, predicted, unlabelled, unpredicted, resampled} = outcome;
  to.f64s(errors.sums);
  to.f64(errors.max);
  writeNumbers(to, error);
  to.f64s(byPrediction);
  to.varints(predicted);
  to.varint(unlabelled);
  to.varint(unpredicted);
  to.u8(resampled ? 1 : 0);
  if (resampled) to.f64s(resampled);
};

const readErrors = (from: ByteReader, {error, edges}: RegressionTask, sizes: PlanSizes): RegressionOutcome => ({
  type: "regression", errors: {sums: from.f64s(errorSums.length), max: from.f64()}, error: readNumbers(from, error, sizes),
  byPrediction: from.f64s(sumsByPrediction * (edges.length + 1)), predicted: from.varints(edges.length + 1),
  unlabelled: from.varint(), unpredicted: from.varint(),
  resampled: from.u8() === 0 ? null : from.f64s(replicates * errorSums.length),
});

/** Writes what became of the rows, or that there is no task. */
export const writeOutcome = (to: ByteWriter, outcome: Outcome | null): void => {
  to.u8(outcome ? 1 : 0);
  if (outcome?.type === "classification") writeClasses(to, outcome);
  if (outcome?.type === "regression") writeErrors(to, outcome);
};

/** Reads what writeOutcome wrote, held against the plan's task. */
export const readOutcome = (from: ByteReader, {task, sizes}: Plan): Outcome | null => {
  const isThere = from.u8() === 1;
  if (isThere !== (task !== null)) throw corrupt("an outcome without a task or a task without one");
  if (task === null) return null;
  return task.type === "classification" ? readClasses(from, task, sizes) : readErrors(from, task, sizes);
};

/** Writes outcomes by the start of their period, or that there are none. */
export const writePeriods = (to: ByteWriter, periods: ReadonlyMap<number, Outcome> | null): void => {
  to.u8(periods ? 1 : 0);
  if (!periods) return;
  to.varint(periods.size);
  for (const [start, outcome] of periods) {
    to.f64(start);
    writeOutcome(to, outcome);
  }
};

/** Reads what writePeriods wrote. */
export const readPeriods = (from: ByteReader, plan: Plan): Map<number, Outcome> | null => {
  if (from.u8() === 0) return null;
  const periods = new Map<number, Outcome>(), size = from.count(9);
  if (size > mostPeriods) throw corrupt("too many periods");
  for (let i = 0, before = -Infinity; i < size; i++) {
    const start = from.f64(), outcome = readOutcome(from, plan);
    if (!(start > before && start < Infinity) || outcome === null) throw corrupt("periods not in order");
    periods.set(before = start, outcome);
  }
  return periods;
};
