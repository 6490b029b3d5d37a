import fc from "fast-check";
import type {ScoreTable} from "../../src/stats/score-table.ts";

/** Scores of rows that are not of the class, and of those that are, put in order and counted. */
export const tableOf = (no: readonly number[], yes: readonly number[]): ScoreTable => {
  const values = Float64Array.from(new Set([...no, ...yes])).sort(), places = new Map(Array.from(values, (value, k) => [value, k]));
  const count = (scores: readonly number[]): Float64Array => {
    const counts = new Float64Array(values.length);
    for (const score of scores) counts[places.get(score)!]++;
    return counts;
  };
  return {values, negatives: count(no), positives: count(yes)};
};

/** The same rows with so many neighbouring scores in one cell each, which stands as its mean. */
export const inCells = ({values, negatives, positives}: ScoreTable, size: number): ScoreTable => {
  const cells = Math.ceil(values.length / size), sums = new Float64Array(cells), n = new Float64Array(cells), p = new Float64Array(cells);
  for (let i = 0; i < values.length; i++) {
    const cell = Math.floor(i / size);
    n[cell] += negatives[i];
    p[cell] += positives[i];
    sums[cell] += (negatives[i] + positives[i]) * values[i];
  }
  return {values: sums.map((sum, cell) => sum / (n[cell] + p[cell])), negatives: n, positives: p};
};

const score = fc.oneof(fc.integer({min: 0, max: 20}).map((k) => k / 20), fc.double({min: 0, max: 1, noNaN: true}));

/** Tables with rows of both kinds, ties among them. */
export const tables: fc.Arbitrary<ScoreTable> = fc.tuple(fc.array(score, {minLength: 1, maxLength: 60}), fc.array(score, {minLength: 1, maxLength: 60}))
  .map(([no, yes]) => tableOf(no, yes));
