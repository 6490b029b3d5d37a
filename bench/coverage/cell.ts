// One cell of the coverage table: samples of one law and one size, and for every measure how often its interval holds the truth.
import {compare} from "../../src/comparison/compare.ts";
import type {Compared} from "../../src/comparison/comparison.ts";
import {isUnknown, type Unknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {type AnyMeasure, type Option, optionsOf, type Score} from "../../src/measure/measure.ts";
import {generator} from "../../src/stats/random.ts";
import {profilesOf, type World} from "./world.ts";

/** A cell and how often it is drawn. */
export interface Cell extends World {
  readonly n: number;
  readonly runs: number;
  readonly seed: number;
}

/** How often an interval held the truth, lay below it or above it, or was not given, by reason. */
export interface Tally {
  held: number;
  below: number;
  above: number;
  readonly unsure: Record<string, number>;
  truth: number;
}

export interface CellResult {
  readonly cell: Cell;
  readonly tallies: Readonly<Record<string, Tally>>;
}

interface Asked {
  readonly name: string;
  readonly measure: AnyMeasure;
  readonly options: Record<string, Option>;
}

const asked = (id: string, options: Readonly<Record<string, Option>> = {}): Asked => {
  const measure = measureById(id);
  return {name: [id, ...Object.values(options)].join(" "), measure, options: optionsOf(measure, options)};
};

const ofTwo = (): Asked[] => [
  ...["accuracy", "balanced-accuracy", "precision", "recall", "specificity", "negative-predictive-value", "f1", "mcc", "cohen-kappa"].map((id) => asked(id)),
  asked("f1", {beta: 2}),
  ...["roc-auc", "average-precision", "ks-of-classes", "log-loss", "brier", "expected-calibration-error", "calibration-in-the-large",
    "calibration-intercept", "calibration-slope"].map((id) => asked(id)),
  asked("lift", {share: 0.1}), asked("lift", {share: 0.25}),
];

const ofThree = (): Asked[] => [
  ...["accuracy", "balanced-accuracy", "precision", "recall", "f1", "mcc", "cohen-kappa"].map((id) => asked(id)),
  asked("f1", {average: "weighted"}), asked("specificity", {average: "macro"}), asked("f1", {average: "micro"}),
  ...["roc-auc", "average-precision", "log-loss", "brier", "expected-calibration-error", "calibration-in-the-large", "top-k-accuracy"].map((id) => asked(id)),
];

interface Shaped {
  readonly id: string;
  readonly of: (compared: Compared, options: unknown) => unknown;
}

/** Answers questions about two tables, making each shape once. */
const answersOf = (questions: readonly Asked[], compared: Compared): (Score | Unknown)[] => {
  const shapes = new Map<string, unknown>();
  return questions.map(({measure, options}) => {
    const over = measure.over as unknown as Shaped;
    if (!shapes.has(over.id)) shapes.set(over.id, over.of(compared, options));
    const shape = shapes.get(over.id);
    return isUnknown(shape) ? shape : measure.score(shape, options);
  });
};

const truthRows = 400_000;

const truthsOf = (questions: readonly Asked[], compared: Compared): number[] =>
  answersOf(questions, compared).map((found, i) => {
    if (isUnknown(found)) throw new Error(`no truth of ${questions[i].name}: ${found.unknown}`);
    return found.value;
  });

const tallied = (tally: Tally, found: Score | Unknown): void => {
  const interval = isUnknown(found) ? undefined : found.interval;
  if (interval) tally[interval[1] < tally.truth ? "below" : interval[0] > tally.truth ? "above" : "held"]++;
  else {
    const reason = isUnknown(found) ? found.unknown : found.unsure ?? "no interval";
    tally.unsure[reason] = (tally.unsure[reason] ?? 0) + 1;
  }
};

/** Draws a cell as often as it says. */
export const runCell = (cell: Cell): CellResult => {
  // What is true does not depend on how rows come: single rows tell it.
  const single = profilesOf({...cell, rows: "single"}, generator(cell.seed + 1)), questions = cell.classes === "three" ? ofThree() : ofTwo();
  const truths = truthsOf(questions, compare(single.of(0), single.of(truthRows)));
  const world = profilesOf(cell, generator(cell.seed)), nothing = world.of(0);
  const tallies = truths.map((truth): Tally => ({held: 0, below: 0, above: 0, unsure: {}, truth}));
  for (let run = 0; run < cell.runs; run++) {
    answersOf(questions, compare(nothing, world.of(cell.n))).forEach((found, i) => { tallied(tallies[i], found); });
  }
  return {cell, tallies: Object.fromEntries(questions.map(({name}, i) => [name, tallies[i]]))};
};
