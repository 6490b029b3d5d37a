import {classCells, type ClassCellPair} from "../../comparison/class-cells.ts";
import {unknown} from "../../comparison/unknown.ts";
import {type CellMeasure, type ChangePart, changeParts, type ClassCells} from "../../stats/change-parts.ts";
import {fBeta, type HitMeasure, hitShare, precision, ratioOf, recall, specificity} from "../../stats/confusion.ts";
import {generator} from "../../stats/random.ts";
import {rocAuc} from "../../stats/roc-auc.ts";
import {defineMeasure} from "../measure.ts";

const added = (counts: Float64Array, from: number): number => counts.subarray(from, from + counts.length / 2).reduce((sum, count) => sum + count, 0);

const ofHits = (measure: HitMeasure): CellMeasure => ({negatives, positives}) => {
  const half = negatives.length / 2;
  return ratioOf(measure({tp: added(positives, half), fp: added(negatives, half), fn: added(positives, 0), tn: added(negatives, 0)}));
};

/** The area under the ROC curve, rows of one cell counting as scored alike. */
const areaOf: CellMeasure = ({negatives, positives}) => {
  const half = negatives.length / 2, both = (counts: Float64Array) => Float64Array.from({length: half}, (_, i) => counts[i] + counts[half + i]);
  return rocAuc({values: Float64Array.from({length: half}, (_, i) => i), negatives: both(negatives), positives: both(positives)})?.auc;
};

const measuresOfCells = {
  "accuracy": ofHits(hitShare), "precision": ofHits(precision), "recall": ofHits(recall), "f1": ofHits(fBeta(1)),
  "specificity": ofHits(specificity), "roc-auc": areaOf,
} as const satisfies Readonly<Record<string, CellMeasure>>;

type Explained = keyof typeof measuresOfCells;

const seedOf = ({negatives, positives}: ClassCells): number =>
  [...negatives, ...positives].reduce((hash, count) => Math.imul(hash ^ Math.round(count), 16777619), 2166136261 | 0) >>> 0;

const numbersOf = (name: string, {value, interval}: ChangePart): Record<string, number> =>
  ({[name]: value, ...(interval && {[`${name}Low`]: interval[0], [`${name}High`]: interval[1]})});

const cellPair = (reference: readonly [readonly number[], readonly number[]], current: readonly [readonly number[], readonly number[]]): ClassCellPair => {
  const side = ([no, yes]: readonly [readonly number[], readonly number[]]): ClassCells => ({negatives: Float64Array.from(no), positives: Float64Array.from(yes)});
  return {class: "yes", cells: reference[0].length / 2, reference: side(reference), current: side(current)};
};

const before = [[6000, 1500, 400, 100], [100, 300, 700, 900]] as const;

export const changeExplained = defineMeasure({
  id: "change-explained", family: "performance",
  title: "Change of performance, explained",
  about: "Why a measure of the model has changed: how much a change of prevalence and a change of scores explain (each moved first and " +
    "second, on average), and what both leave: rows of the same score are of the class more or less often than before, so the world or " +
    "the labels have changed. The parts add up.",
  source: "Shapley values over the order of two reweightings of the reference (after Budhathoki and others 2021); the joint one by iterative " +
    "proportional fitting; intervals from counts drawn anew",
  over: classCells,
  options: {
    class: {default: "" as string, about: "The class that is looked for; empty: of two classes the positive one."},
    of: {default: "accuracy" as Explained, choices: Object.keys(measuresOfCells) as Explained[], about: "The measure whose change is explained."},
  },
  unit: "", range: [-1, 1], worse: "lower", evidence: "none", needs: "profile", chart: "none",
  inCells: "scores stand in 40 cells of about as many rows of the reference; measures of counts lose nothing by it",
  examples: [
    {why: "four times as many of the class, looking as before: precision rises from 1600 of 2100 to 6400 of 6900",
      given: cellPair(before, [[6000, 1500, 400, 100], [400, 1200, 2800, 3600]]), options: {of: "precision"}, gives: {value: 6400 / 6900 - 1600 / 2100}},
    {why: "nothing has changed", given: cellPair(before, before), gives: {value: 0}},
    {why: "no row was said to be of the class", given: cellPair(before, [[10, 10, 0, 0], [5, 5, 0, 0]]), options: {of: "precision"},
      gives: {unknown: "not-computable"}},
  ],
  score({reference, current, alike}, {of}) {
    const found = changeParts({reference, current, ...(alike && {alike})}, measuresOfCells[of], {random: generator(seedOf(current))});
    if (!found) return unknown("not-computable", `${of} has no value in one of the tables`);
    const {change, prevalence, scores, rest} = found, rows = (cells: ClassCells): number => [...cells.negatives, ...cells.positives].reduce((a, b) => a + b, 0);
    return {
      value: change.value, ...(change.interval && {interval: change.interval}), n: {reference: rows(reference), current: rows(current)},
      also: {...numbersOf("prevalence", prevalence), ...numbersOf("scores", scores), ...numbersOf("rest", rest)},
    };
  },
  says(_, {value, also = {}}) {
    const signed = (x: number): string => `${x > 0 ? "+" : ""}${Number(x.toFixed(3))}`;
    return `of a change of ${signed(value)}, prevalence explains ${signed(also["prevalence"])}, scores ${signed(also["scores"])}, and ${signed(also["rest"])} is left`;
  },
});
