import {coarseCells, coarseOf} from "../profile/outcome/coarse.ts";
import {type ClassificationOutcome, fates, type ScoreFates} from "../profile/outcome/outcome.ts";
import type {ClassificationTask} from "../profile/outcome/task.ts";
import {fixedOf} from "../sketch/cells.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import type {Scores} from "../sketch/state.ts";
import {distinctValues, placesAmong} from "../stats/distinct-values.ts";
import type {TableComparison} from "./comparison.ts";
import {classificationSides} from "./task-sides.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** Power sums of scores: how many, and the sums of p, p², p³ and p⁴; with the smallest and largest. */
export interface ScoreSums {
  readonly n: number;
  readonly powers: readonly [number, number, number, number];
  readonly min: number;
  readonly max: number;
}

/** Positives and negatives by coarse cell of the score, with clusters drawn anew. */
export interface CoarseScores {
  /** Mean score of the labelled rows of each cell, as they are; of a cell without any, the mean of the one before. */
  readonly values: Float64Array;
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
  /** The cell of each score of the table as it is. */
  readonly cells: Uint8Array;
}

/** The scores of one class in one table. */
export interface ScoredSide {
  /** Ascending: each distinct score while they are exact, else the mean of each filled cell of the plan. */
  readonly scores: Float64Array;
  readonly exact: boolean;
  /** Rows by fate (`fateOf`), each by place of the score. */
  readonly counts: readonly Float64Array[];
  /** Labelled rows that were of the class, and that were not, by place of the score. */
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
  readonly sums: {readonly positives: ScoreSums; readonly negatives: ScoreSums; readonly unlabelled: ScoreSums};
  /** Sum of the natural logarithms of the probability given to what happened, over labelled rows. */
  readonly log: number;
  /** Null where no cluster is declared. */
  readonly resampled: readonly CoarseScores[] | null;
}

/** The scores of one class in both tables. */
export interface ScorePair {
  readonly class: string;
  /** Null where the reference has no labelled row with a score. */
  readonly reference: ScoredSide | null;
  /** May hold no labelled row. */
  readonly current: ScoredSide;
}

export interface ClassOptions {
  /** The class whose scores are meant; "": of two classes the positive one. */
  readonly class: string;
}

/** Scores of one class, by what became of the rows. */
export const scorePair: TableComparison<ScorePair, ClassOptions> = {
  id: "scores", subject: "table",
  about: "the scores of one class in both tables, by what the rows were and what was predicted",
  of(compared, {class: wanted}) {
    const sides = classificationSides(compared);
    if ("unknown" in sides) return sides;
    const {task, reference, current} = sides, {classes, positive, scores} = task;
    const of = wanted === "" ? positive : wanted;
    if (of === null) return unknown("wrong-kind", `there are ${classes.length} classes; name one of: ${classes.join(", ")}`);
    if (!classes.includes(of)) return unknown("wrong-kind", `unknown class: ${JSON.stringify(of)}; one of: ${classes.join(", ")}`);
    const at = scores.findIndex((score) => score.class === of);
    return at < 0 ? unknown("no-scores", `no column holds the score of ${JSON.stringify(of)}`) : scorePairAt(task, {reference, current}, at);
  },
};

/** The scores at one place of a task in both tables. */
export function scorePairAt(
  {scores}: ClassificationTask, {reference, current}: {readonly reference: ClassificationOutcome; readonly current: ClassificationOutcome}, at: number,
): ScorePair | Unknown {
  const {edges, class: of} = scores[at];
  const side = ({scores: all, resampled}: ClassificationOutcome): ScoredSide => {
    const own = sideOf(all[at], edges, null);
    return resampled ? {...own, resampled: coarseScores(resampled.scores[at], coarseCellsOf(own, edges))} : own;
  };
  const before = side(reference), now = side(current);
  if (total(now.counts) === 0) return unknown("no-values", `no row holds a score of ${JSON.stringify(of)}`);
  return {class: of, reference: before.sums.positives.n + before.sums.negatives.n === 0 ? null : before, current: now};
}

type Single = Omit<ScoredSide, "resampled">;

// Every measure of a run asks for the same, and every window of a service for the same reference; scores go when their profile does.
const known = new WeakMap<ScoreFates, Single>();

/** One table's scores, whichever they are, by what became of the rows. */
export function sideOf(all: ScoreFates, edges: Float64Array, resampled: readonly CoarseScores[] | null): ScoredSide {
  const side = known.get(all) ?? singleOf(all, edges);
  known.set(all, side);
  return {...side, resampled};
}

function singleOf(all: ScoreFates, edges: Float64Array): Single {
  const {scores, counts, exact} = fateCounts(all, edges);
  return {
    scores, exact, counts, positives: added(counts.slice(3, 6)), negatives: added(counts.slice(0, 3)),
    sums: {positives: sumsOf(all.slice(3, 6)), negatives: sumsOf(all.slice(0, 3)), unlabelled: sumsOf(all.slice(6, 9))},
    log: all.slice(0, 6).reduce((sum, {log}) => sum + log, 0),
  };
}

/** Rows by fate over the same ascending scores: distinct ones while every fate is exact, else means of the plan's filled cells. */
export function fateCounts(all: ScoreFates, edges: Float64Array): Pick<ScoredSide, "scores" | "counts" | "exact"> {
  return all.every(({cells}) => cells.exact) ? exactCounts(all) : cellCounts(all, edges);
}

function exactCounts(all: ScoreFates): Pick<ScoredSide, "scores" | "counts" | "exact"> {
  const parts = all.flatMap(({cells}) => cells.exact ? [cells] : []), scores = distinctValues(parts.map(({values}) => values));
  const counts = parts.map((part) => {
    const by = new Float64Array(scores.length);
    placesAmong(part.values, scores).forEach((place, i) => { by[place] = part.counts[i]; });
    return by;
  });
  return {scores, counts, exact: true};
}

function cellCounts(all: ScoreFates, edges: Float64Array): Pick<ScoredSide, "scores" | "counts" | "exact"> {
  const fixed = all.map(({cells}) => fixedOf(cells, {edges, centre: 0, scale: 1})), filled: number[] = [];
  const rows = (cell: number): number => fixed.reduce((sum, {counts}) => sum + counts[cell], 0);
  for (let cell = 0; cell <= edges.length; cell++) if (rows(cell) > 0) filled.push(cell);
  const scores = Float64Array.from(filled, (cell) => fixed.reduce((sum, {sums}) => sum + sums[cell], 0) / rows(cell));
  return {scores, counts: fixed.map(({counts}) => Float64Array.from(filled, (cell) => counts[cell])), exact: false};
}

function coarseCellsOf({scores, positives, negatives}: ScoredSide, edges: Float64Array): Pick<CoarseScores, "values" | "cells"> {
  const cells = Uint8Array.from(scores, coarseOf(edges)), sums = new Float64Array(coarseCells), counts = new Float64Array(coarseCells);
  scores.forEach((score, k) => {
    sums[cells[k]] += (positives[k] + negatives[k]) * score;
    counts[cells[k]] += positives[k] + negatives[k];
  });
  let last = 0;
  return {cells, values: sums.map((sum, cell) => last = counts[cell] > 0 ? sum / counts[cell] : last)};
}

function coarseScores(all: Float64Array, own: Pick<CoarseScores, "values" | "cells">): CoarseScores[] {
  const size = coarseCells * fates;
  return Array.from({length: replicates}, (_, r) => {
    const at = (cell: number, from: number): number =>
      all[r * size + cell * fates + from] + all[r * size + cell * fates + from + 1] + all[r * size + cell * fates + from + 2];
    return {
      ...own,
      negatives: Float64Array.from({length: coarseCells}, (__, cell) => at(cell, 0)),
      positives: Float64Array.from({length: coarseCells}, (__, cell) => at(cell, 3)),
    };
  });
}

const added = (parts: readonly Float64Array[]): Float64Array => parts[0].map((_, k) => parts.reduce((sum, part) => sum + part[k], 0));

const total = (parts: readonly Float64Array[]): number => parts.reduce((sum, part) => part.reduce((all, count) => all + count, sum), 0);

function sumsOf(parts: readonly Scores[]): ScoreSums {
  const of = (name: "n" | "s1" | "s2" | "s3" | "s4"): number => parts.reduce((sum, {moments}) => sum + moments[name], 0);
  return {
    n: of("n"), powers: [of("s1"), of("s2"), of("s3"), of("s4")],
    min: Math.min(...parts.map(({moments}) => moments.min)), max: Math.max(...parts.map(({moments}) => moments.max)),
  };
}
