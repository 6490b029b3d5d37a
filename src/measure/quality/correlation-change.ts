import {type ColumnsTogether, type Correlations, correlations, pairName} from "../../comparison/correlations.ts";
import {unknown} from "../../comparison/unknown.ts";
import type {Pair} from "../../sketch/state.ts";
import {type CorrelationDifference, correlationDifference} from "../../stats/correlation-difference.ts";
import {type Grid, gridCorrelation} from "../../stats/grid-correlation.ts";
import {adjust} from "../../stats/multiplicity.ts";
import {normalQuantile} from "../../stats/normal.ts";
import {gridPair, onePair} from "../example-pairs.ts";
import {defineMeasure} from "../measure.ts";

const level = 0.95;
const rising = gridPair([[40, 10], [10, 40]]), falling = gridPair([[10, 40], [40, 10]]);

export const correlationChange = defineMeasure({
  id: "correlation-change", family: "quality",
  title: "Change of correlations",
  about: "How far the rank correlation (Spearman) of two columns has moved, for the pair of columns that has moved most: 0 " +
    "not at all, 2 from always together to always against. A broken relation often shows a mix-up of units or of rows before " +
    "either column looks wrong by itself.",
  source: "Fisher's z of both sides with the delta method's variance on the grid, and Holm's correction over all pairs; " +
    "interval by Zou 2007",
  over: correlations,
  options: {},
  unit: "", range: [0, 2], worse: "higher", limits: {warn: 0.25, fail: 0.5}, evidence: "test", clusters: "allowed-for",
  needs: "profile", chart: "interval",
  examples: [
    {why: "from .6 to -.6", given: onePair(rising, falling, {kind: "numbers", width: 2}), gives: {value: 1.2}},
    {why: "nothing changed", given: onePair(rising, rising, {kind: "numbers", width: 2}), gives: {value: 0, p: 1}},
    {why: "four rows cannot tell", given: onePair(rising, gridPair([[2, 0], [0, 2]]), {kind: "numbers", width: 2}),
      gives: {unknown: "too-few-rows"}},
    {why: "labels have no order to correlate by", given: onePair(rising, falling, {kind: "labels", width: 2}),
      gives: {unknown: "not-declared"}},
  ],
  score(shape) {
    if (!shape.pairs.some(({ordered}) => ordered)) return unknown("not-declared", "no two columns have an order");
    const changes = changesOf(shape);
    if (changes.length === 0) return unknown("too-few-rows", "no two columns share enough rows in both tables");
    const adjusted = adjust(changes.map(({p}) => p), "holm");
    // Of the pairs that have changed beyond chance the one that changed most; if none has, the one nearest to it. Its p is never
    // smaller than the smallest, so it stays a valid p for the whole.
    const proven = changes.flatMap((change, i) => adjusted[i] <= 1 - level ? [{change, p: adjusted[i]}] : []);
    const all = changes.map((change, i) => ({change, p: adjusted[i]}));
    const size = ({change}: {change: Change}): number => Math.abs(change.difference);
    const top = proven.length > 0 ? proven.reduce((a, b) => size(b) > size(a) ? b : a)
      : all.reduce((a, b) => b.change.p < a.change.p ? b : a);
    const {change, p} = top, shown = (proven.length > 0 ? proven : [top]).sort((a, b) => size(b) - size(a)).slice(0, 10);
    return {
      value: size(top), p, interval: intervalOf(top.change, changes),
      n: {reference: change.reference.n, current: change.current.n},
      also: {pairs: changes.length, changed: proven.length, reference: change.before, current: change.after},
      items: shown.map(({change: {pair, before, after, current}}) =>
        ({label: `${pairName(pair)} from ${before.toFixed(2)} to ${after.toFixed(2)}`, count: current.n})),
    };
  },
  detectable(shape, aim) {
    const {design = 1} = shape;
    const changes = changesOf(shape);
    if (changes.length === 0) return undefined;
    const error = Math.min(...changes.map(({reference, current}) => Math.sqrt(1 / (reference.n / design - 3) + 1 / (current.n / design - 3))));
    return Math.tanh((normalQuantile(1 - aim.level / changes.length / 2) + normalQuantile(aim.power)) * error);
  },
  says(_, {also = {}}) {
    const {pairs = 0, changed = 0, reference = 0, current = 0} = also;
    return `${changed} of ${pairs} pairs of columns go together otherwise than before; the correlation that moved most went ` +
      `from ${reference.toFixed(2)} to ${current.toFixed(2)}`;
  },
});

interface Change extends CorrelationDifference {
  readonly pair: ColumnsTogether;
  readonly before: number;
  readonly after: number;
  readonly reference: Pair;
  readonly current: Pair;
}

function changesOf({pairs, width, design = 1}: Correlations): Change[] {
  return pairs.flatMap((pair) => {
    const {ordered, reference, current} = pair;
    if (!ordered || !reference || !current) return [];
    const [old, now] = [reference, current].map(({grid}) => ({counts: design === 1 ? grid : grid.map((count) => count / design), width}));
    if (!enough(old) || !enough(now)) return [];
    const before = gridCorrelation(old), after = gridCorrelation(now);
    const change = before && after && correlationDifference({r: before.spearman, ...before}, {r: after.spearman, ...after});
    return change ? [{...change, pair, before: before.spearman, after: after.spearman, reference, current}] : [];
  });
}

/** Whether the law of the correlation holds: 30 rows, and 10 expected outside the fullest row and column. */
function enough({counts, width}: Grid): boolean {
  const rows = new Float64Array(counts.length / width), columns = new Float64Array(width);
  let n = 0;
  for (let i = 0; i < counts.length; i++) {
    rows[Math.floor(i / width)] += counts[i];
    columns[i % width] += counts[i];
    n += counts[i];
  }
  return n >= 30 && n * (1 - Math.max(...rows) / n) * (1 - Math.max(...columns) / n) >= 10;
}

/**
 * Of the largest true change: it reaches at most the highest of all upper ends, for that of the pair that truly changed most is
 * among them; and at least the lower end of the pair shown, widened for having been chosen among all.
 */
function intervalOf(top: Change, changes: readonly Change[]): [number, number] {
  const [low, high] = top.interval(1 - (1 - level) / changes.length);
  const ends = changes.flatMap((change) => change.interval(level).map(Math.abs));
  return [low > 0 ? low : high < 0 ? -high : 0, Math.max(...ends)];
}
