import {type ColumnsTogether, correlations, gridRows, pairName} from "../../comparison/correlations.ts";
import {unknown} from "../../comparison/unknown.ts";
import type {Pair} from "../../sketch/state.ts";
import {cramersV} from "../../stats/cramers-v.ts";
import {gridCorrelation} from "../../stats/grid-correlation.ts";
import {pearson} from "../../stats/pearson.ts";
import {gridPair, onePair, pairOf} from "../example-pairs.ts";
import {defineMeasure} from "../measure.ts";

const many = (line: readonly number[]): number[] => Array.from({length: 10}, () => line).flat();
const alike = pairOf(many([0, 1, 2, 3]), many([0, 1, 2, 3])), apart = pairOf(many([0, 1, 2, 3]), many([0, 2, 1, 3]));

export const nearDuplicateColumns = defineMeasure({
  id: "near-duplicate-columns", family: "quality",
  title: "Columns that became copies",
  about: "How many pairs of columns tell (nearly) the same in the current table and did not in the reference: numbers that " +
    "follow one line almost exactly, or categories that name each other. Often two columns were filled from one source, or a " +
    "join went wrong.",
  source: "numbers: Pearson's |r| at the limit and Spearman's at least .95, so that one wild row makes no copy; otherwise " +
    "Cramér's V",
  over: correlations,
  options: {least: {default: 0.999, about: "Correlation or association from which two columns count as copies."}},
  unit: "", range: [0, Infinity], worse: "higher", limits: {warn: 1}, evidence: "fact", needs: "profile", chart: "none",
  examples: [
    {why: "two columns of numbers became one", given: onePair(apart, alike), gives: {value: 1}},
    {why: "they were copies before", given: onePair(alike, alike), gives: {value: 0}},
    {why: "labels that name each other now",
      given: onePair(gridPair([[20, 9], [9, 20]]), gridPair([[0, 30], [30, 0]]), {kind: "labels", width: 2}), gives: {value: 1}},
    {why: "three rows prove nothing", given: onePair(apart, pairOf([0, 1, 2], [0, 1, 2])), gives: {value: 0}},
    {why: "the columns share no rows", given: onePair(apart, undefined), gives: {unknown: "no-values"}},
  ],
  score({pairs, width, leftOut, design = 1}, {least}) {
    const shared = pairs.filter(({current}) => current && current.n > 0);
    if (shared.length === 0) return unknown("no-values", "no two columns share a row");
    const found = shared.filter(({reference, current, kind}) => {
      const isCopy = (side: Pair | undefined): boolean | undefined => side && copies(side, {kind, least, width, enough: 5 * design});
      return isCopy(current) === true && isCopy(reference) === false;
    });
    return {
      value: found.length, also: {pairs: shared.length, leftOut: leftOut.length},
      ...(found.length > 0 && {items: found.map((pair) => ({label: pairName(pair), count: pair.current?.n ?? 0}))}),
    };
  },
  says: (_, {value}) => value === 0 ? "no two columns became copies of each other"
    : `${value} ${value === 1 ? "pair" : "pairs"} of columns became copies of each other`,
});

/** Whether two columns tell the same; undefined when too few rows vary to say. */
function copies(side: Pair, {kind, least, width, enough}: {
  readonly kind: ColumnsTogether["kind"]; readonly least: number; readonly width: number; readonly enough: number;
}): boolean | undefined {
  const rows = gridRows(side, width), lines = rows.map((row) => row.reduce((sum, count) => sum + count, 0));
  // At least two values of either column must be there often enough, or a chance meeting of rare ones passes for a copy.
  const columns = lines.map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const known = (line: readonly number[]): boolean => line.filter((count) => count >= enough).length >= 2;
  if (!known(lines) || !known(columns)) return undefined;
  if (kind !== "numbers") return kind === "labels" && (cramersV(rows)?.v ?? 0) >= least;
  return Math.abs(pearson(side) ?? 0) >= least && Math.abs(gridCorrelation({counts: side.grid, width})?.spearman ?? 0) >= 0.95;
}
