// How often intervals of estimates without labels hold what came true: node bench/coverage/unlabelled.ts [--runs 200] [--sizes 4]
// [--only "nothing moves, 5 %"] Prints the table of docs/unlabelled.md.
import {parseArgs} from "node:util";
import {unlabelledClass} from "../../src/comparison/unlabelled-scores.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import type {ScoredSide} from "../../src/comparison/score-pair.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, type Score} from "../../src/measure/measure.ts";
import {averagePrecision} from "../../src/stats/average-precision.ts";
import {fBeta, type HitMeasure, hitShare, precision, ratioOf, recall, specificity} from "../../src/stats/confusion.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {rocAuc} from "../../src/stats/roc-auc.ts";

const {values: given} = parseArgs({options: {runs: {type: "string", default: "200"}, sizes: {type: "string", default: "4"}, only: {type: "string", default: ""}}});
const runs = Number(given.runs);

interface Row {
  readonly actual: boolean;
  readonly score: number;
  readonly predicted: boolean;
}

/** What rows are drawn by: prevalence; how far rows of the class lie from the others; how far all of them have moved; share of labels that flip. */
interface World {
  readonly prevalence: number;
  readonly shift?: number;
  readonly flip?: number;
}

/** Two normal laws two deviations apart; a score is Bayes' chance at `learnt`, or its square where the model is badly calibrated. */
const rowsOf = (random: Random, n: number, {prevalence, shift = 0, flip = 0, learnt, squared}: World & {readonly learnt: number; readonly squared: boolean}): Row[] => {
  const threshold = squared ? 0.16 : 0.4;
  return Array.from({length: n}, () => {
    const isOf = random.next() < prevalence, x = random.normal() + (isOf ? 2 : 0) + shift;
    const chance = 1 / (1 + (1 - learnt) / learnt * Math.exp(2 - 2 * x)), score = Number((squared ? chance * chance : chance).toPrecision(3));
    return {actual: isOf && random.next() >= flip, score, predicted: score >= threshold};
  });
};

const sideOf = (rows: readonly Row[], labelled: boolean): ScoredSide => {
  const scores = Float64Array.from(new Set(rows.map(({score}) => score))).sort(), at = new Map(Array.from(scores, (score, i) => [score, i]));
  const counts = Array.from({length: 9}, () => new Float64Array(scores.length)), none = {n: 0, powers: [0, 0, 0, 0], min: 0, max: 0} as const;
  for (const {actual, score, predicted} of rows) counts[(labelled ? Number(actual) : 2) * 3 + Number(predicted)][at.get(score) ?? 0]++;
  return {scores, exact: true, counts, positives: scores, negatives: scores, log: 0, resampled: null, sums: {positives: none, negatives: none, unlabelled: none}};
};

const ratio = (measure: HitMeasure) => (rows: readonly Row[]): number | undefined => {
  const count = (actual: boolean, predicted: boolean): number => rows.filter((row) => row.actual === actual && row.predicted === predicted).length;
  return ratioOf(measure({tp: count(true, true), fp: count(false, true), fn: count(true, false), tn: count(false, false)}));
};

const tableOf = (rows: readonly Row[]) => {
  const side = sideOf(rows, true), added = (from: number): Float64Array => side.counts[from].map((count, i) => count + side.counts[from + 1][i]);
  return {values: side.scores, negatives: added(0), positives: added(3)};
};

const truths: Readonly<Record<string, (rows: readonly Row[]) => number | undefined>> = {
  "expected-accuracy": ratio(hitShare), "expected-recall": ratio(recall), "expected-precision": ratio(precision), "expected-f1": ratio(fBeta(1)),
  "expected-specificity": ratio(specificity), "expected-roc-auc": (rows) => rocAuc(tableOf(rows))?.auc,
  "expected-average-precision": (rows) => averagePrecision(tableOf(rows))?.value,
  "prevalence-estimate": ratio(({tp, fp, fn, tn}) => ({part: tp + fn, whole: tp + fp + fn + tn})),
};

interface Case {
  readonly name: string;
  readonly before: World;
  readonly now: World;
  readonly squared?: boolean;
  readonly correct?: "prevalence" | "none";
}

const cases: readonly Case[] = [
  {name: "nothing moves, 30 %", before: {prevalence: 0.3}, now: {prevalence: 0.3}},
  {name: "nothing moves, badly calibrated", before: {prevalence: 0.3}, now: {prevalence: 0.3}, squared: true},
  {name: "nothing moves, 5 %", before: {prevalence: 0.05}, now: {prevalence: 0.05}},
  {name: "prevalence 5 → 15 %", before: {prevalence: 0.05}, now: {prevalence: 0.15}},
  {name: "prevalence 30 → 15 %, badly calibrated", before: {prevalence: 0.3}, now: {prevalence: 0.15}, squared: true},
  {name: "prevalence 5 → 15 %, not corrected", before: {prevalence: 0.05}, now: {prevalence: 0.15}, correct: "none"},
  {name: "scores move by 1, labels go stale", before: {prevalence: 0.3}, now: {prevalence: 0.3, shift: 1, flip: 0.3}},
];

const sizes = ([[500, 200], [1000, 500], [2000, 1000], [10_000, 2000]] as const).slice(0, Number(given.sizes));

/** One run: for each measure whether the interval held the truth; null without an answer. */
const once = (random: Random, {before, now, squared = false, correct = "prevalence"}: Case, [n, m]: readonly [number, number]) => {
  const learnt = before.prevalence, current = rowsOf(random, m, {...now, learnt, squared});
  const one = unlabelledClass({class: "yes", reference: sideOf(rowsOf(random, n, {...before, learnt, squared}), true), current: sideOf(current, false)}, correct);
  return Object.entries(truths).map(([id, truth]) => {
    const measure = measureById(id), value = truth(current);
    const score = isUnknown(one) ? one : measure.score({classes: [one], among: 2, correct}, optionsOf(measure, {correct})) as ReturnType<typeof measure.score>;
    if (isUnknown(score) || value === undefined) return null;
    const {interval} = score as Score;
    if (!interval) return null;
    return {held: interval[0] <= value + 1e-12 && interval[1] >= value - 1e-12, width: interval[1] - interval[0]};
  });
};

const ids = Object.keys(truths), short = ids.map((id) => id.replace(/^expected-|-estimate$/g, ""));
console.log(`| what happens | rows | ${short.join(" | ")} | no answer |\n|---|---|${ids.map(() => "---").join("|")}|---|`);
for (const [c, one] of cases.entries()) for (const [s, size] of sizes.entries()) {
  if (!one.name.includes(given.only)) continue;
  const random = generator(1000 * c + s + 1), found = Array.from({length: runs}, () => once(random, one, size));
  const cells = ids.map((_, k) => {
    const told = found.flatMap((run) => run[k] ?? []), held = told.filter((run) => run.held).length;
    const width = told.reduce((sum, run) => sum + run.width, 0) / told.length;
    const given = told.length < 0.9 * runs ? ` of ${(100 * told.length / runs).toFixed(0)} %` : "";
    return told.length < runs / 10 ? "–" : `${(100 * held / told.length).toFixed(0)}${given} (±${(width / 2).toFixed(3)})`;
  });
  const silent = found.flat().filter((run) => run === null).length / found.flat().length;
  console.log(`| ${one.name} | ${size.join(" / ")} | ${cells.join(" | ")} | ${(100 * silent).toFixed(0)} % |`);
}
