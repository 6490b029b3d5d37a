// Why performance has changed: how much of it prevalence and scores explain, and what is left.
import {drawInterval} from "./draw-interval.ts";
import {multinomialDraw} from "./multinomial-draw.ts";
import type {Interval} from "./proportion-interval.ts";
import type {Random} from "./random.ts";

/** Rows by cell of score and prediction that were not, and were, of the class. */
export interface ClassCells {
  readonly negatives: Float64Array;
  readonly positives: Float64Array;
}

/** A number made from rows by cell; undefined where it has no value. */
export type CellMeasure = (cells: ClassCells) => number | undefined;

/** A part of a change, and where it lies. */
export interface ChangePart {
  readonly value: number;
  readonly interval: Interval | undefined;
}

/** A change in parts that add up to it. */
export interface ChangeParts {
  readonly change: ChangePart;
  /** The class has become more or less frequent. */
  readonly prevalence: ChangePart;
  /** Scores have come to lie elsewhere. */
  readonly scores: ChangePart;
  /** Rows of the same score are of the class more or less often than both explain: the world, or the labels, have changed. */
  readonly rest: ChangePart;
}

interface Pair {
  readonly reference: ClassCells;
  readonly current: ClassCells;
  /** How many rows tell as much as one, where they come in clusters. */
  readonly alike?: {readonly reference: number; readonly current: number};
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Multiplies either kind by its own factor, the same in all cells. */
const byClass = ({negatives, positives}: ClassCells, no: number, yes: number): ClassCells =>
  ({negatives: negatives.map((count) => count * no), positives: positives.map((count) => count * yes)});

/** The cells with both kinds as frequent as in others. */
const withPrevalence = (cells: ClassCells, wanted: ClassCells): ClassCells => {
  const [no, yes] = [total(cells.negatives), total(cells.positives)];
  return byClass(cells, no > 0 ? total(wanted.negatives) / no : 0, yes > 0 ? total(wanted.positives) / yes : 0);
};

/** The cells as full as in others, each kind's share in a cell staying what it is. */
const withScores = ({negatives, positives}: ClassCells, wanted: ClassCells): ClassCells => {
  const factors = negatives.map((count, i) => count + positives[i] > 0 ? (wanted.negatives[i] + wanted.positives[i]) / (count + positives[i]) : 0);
  return {negatives: negatives.map((count, i) => count * factors[i]), positives: positives.map((count, i) => count * factors[i])};
};

const steps = 60, still = 1e-12;

/** Both at once, by turns until neither moves (iterative proportional fitting): what goes with what stays as it is. */
const withBoth = (cells: ClassCells, wanted: ClassCells): ClassCells => {
  const [negatives, positives] = [cells.negatives.slice(), cells.positives.slice()];
  const [noWanted, yesWanted] = [total(wanted.negatives), total(wanted.positives)];
  let no = 1, yes = 1;
  for (let step = 0; step < steps; step++) {
    let noNow = 0, yesNow = 0;
    for (let i = 0; i < negatives.length; i++) {
      const [n, p] = [negatives[i] * no, positives[i] * yes], factor = n + p > 0 ? (wanted.negatives[i] + wanted.positives[i]) / (n + p) : 0;
      noNow += negatives[i] = n * factor;
      yesNow += positives[i] = p * factor;
    }
    no = noNow > 0 ? noWanted / noNow : 0;
    yes = yesNow > 0 ? yesWanted / yesNow : 0;
    if (Math.abs(no - 1) < still && Math.abs(yes - 1) < still) break;
  }
  return byClass({negatives, positives}, no, yes);
};

/** Gives the reference a trace of the current rows where it has none, so that every cell can be filled. */
const filled = ({reference, current}: Pair): Omit<Pair, "alike"> => {
  const isBare = (i: number): boolean => reference.negatives[i] + reference.positives[i] === 0;
  const trace = 1e-6;
  return {current, reference: {
    negatives: reference.negatives.map((count, i) => isBare(i) ? trace * current.negatives[i] : count),
    positives: reference.positives.map((count, i) => isBare(i) ? trace * current.positives[i] : count),
  }};
};

type Split = Readonly<Record<keyof ChangeParts, number>>;

/**
 * Shapley's shares of prevalence and scores, each being moved to what it is now first and second; what both together leave is the
 * rest. A pure change of prevalence, or of how scores lie, leaves none.
 */
const split = (pair: Omit<Pair, "alike">, measure: CellMeasure): Split | undefined => {
  const {reference, current} = filled(pair), before = measure(pair.reference), now = measure(current);
  const [moved, shifted, both] = [withPrevalence, withScores, withBoth].map((change) => measure(change(reference, current)));
  if (before === undefined || now === undefined || moved === undefined || shifted === undefined || both === undefined) return undefined;
  return {
    change: now - before, prevalence: (moved - before + both - shifted) / 2, scores: (shifted - before + both - moved) / 2, rest: now - both,
  };
};

const drawnCells = (random: Random, {negatives, positives}: ClassCells, alike = 1): ClassCells => {
  const drawn = multinomialDraw(random, Float64Array.of(...negatives, ...positives).map((count) => count / alike));
  return {negatives: drawn.slice(0, negatives.length), positives: drawn.slice(negatives.length)};
};

/** Splits the change of a measure between two tables of the same cells, with intervals from counts drawn anew; undefined without a value. */
export const changeParts = (pair: Pair, measure: CellMeasure, {random, draws = 200}: {
  readonly random: Random; readonly draws?: number;
}): ChangeParts | undefined => {
  const found = split(pair, measure);
  if (!found) return undefined;
  const drawn = Array.from({length: draws}, () =>
    split({reference: drawnCells(random, pair.reference, pair.alike?.reference), current: drawnCells(random, pair.current, pair.alike?.current)}, measure));
  const part = (key: keyof ChangeParts): ChangePart => ({value: found[key], interval: drawInterval(found[key], drawn.map((one) => one?.[key]))});
  return {change: part("change"), prevalence: part("prevalence"), scores: part("scores"), rest: part("rest")};
};
