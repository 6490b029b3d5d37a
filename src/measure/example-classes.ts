import {type ClassScores, type JointScores} from "../comparison/class-scores.ts";
import type {ConfusionPair} from "../comparison/confusion-pair.ts";
import {type ScoredSide, type ScorePair, sideOf} from "../comparison/score-pair.ts";
import {fateOf} from "../profile/outcome/outcome.ts";
import {probabilities} from "../sketch/probabilities.ts";
import {scores as scoresSketch} from "../sketch/scores.ts";

type Rows = readonly (readonly number[])[];

/** Confusion matrices, row after row by actual class; of two classes the second is positive. */
export function confusions(reference: Rows | null, current: Rows, classes: readonly string[] = ["no", "yes", "maybe"].slice(0, current.length)): ConfusionPair {
  const side = (rows: Rows) => {
    const counts = Float64Array.from(rows.flat());
    return {counts, n: counts.reduce((sum, count) => sum + count, 0), resampled: null};
  };
  return {classes, positive: classes.length === 2 ? 1 : null, reference: reference && side(reference), current: side(current)};
}

/** Scores of the rows that were not of the class, and of those that were. */
export interface Scored {
  readonly no: readonly number[];
  readonly yes: readonly number[];
}

/** One table's scores; rows scored .5 and above were predicted to be of the class. */
export function scoredSide({no, yes}: Scored): ScoredSide {
  const edges = new Float64Array(0), cells = {edges, exact: 65_535};
  const fates = Array.from({length: 9}, (_, fate) => {
    const happened = fate < 3 ? false : fate < 6 ? true : null;
    const values = (happened === null ? [] : happened ? yes : no).filter((p) => fateOf(happened, p >= 0.5) === fate);
    const spec = {...cells, happened};
    return scoresSketch.add(scoresSketch.empty(spec), {type: "finite", values: Float64Array.from(values), n: values.length}, spec);
  });
  return sideOf(fates, edges, null);
}

/** The scores of the class "yes" in both tables. */
export const scorePairs = (reference: Scored | null, current: Scored): ScorePair =>
  ({class: "yes", reference: reference && scoredSide(reference), current: scoredSide(current)});

/** The scores of two classes in both tables. */
export const twoClasses = (reference: Scored | null, current: Scored): ClassScores =>
  ({classes: ["no", "yes"], positive: "yes", pairs: [scorePairs(reference, current)], reference: null, current: null});

/** Rows by their class and a score for every class; the class scored highest is predicted. */
export function manyClasses(rows: readonly {readonly of: number; readonly scores: readonly number[]}[]): ClassScores {
  const width = rows[0].scores.length, spec = {classes: width};
  const columns = Array.from({length: width}, (_, k) => Float64Array.from(rows, ({scores}) => scores[k]));
  const top = rows.map(({scores}) => Math.max(...scores)), isRight = rows.map(({of, scores}, i) => scores.indexOf(top[i]) === of);
  const part = (values: readonly number[], yes: (i: number) => boolean): ScoredSide =>
    scoredSide({no: values.filter((_, i) => !yes(i)), yes: values.filter((_, i) => yes(i))});
  const current: JointScores = {
    probabilities: probabilities.add(probabilities.empty(spec), {
      actual: Uint8Array.from(rows, ({of}) => of), scores: columns, rows: Int32Array.from(rows, (_, i) => i), n: rows.length,
    }, spec),
    confidence: part(top, (i) => isRight[i]),
  };
  const classes = ["a", "b", "c", "d"].slice(0, width);
  const pairs = classes.map((name, k) => ({class: name, reference: null, current: part([...columns[k]], (i) => rows[i].of === k)}));
  return {classes, positive: null, pairs, reference: null, current};
}
