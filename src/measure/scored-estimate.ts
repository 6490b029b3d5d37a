import type {ScoredSide} from "../comparison/score-pair.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import type {Interval} from "../stats/proportion-interval.ts";
import {clustersIn, clusterSpread} from "../stats/clusters.ts";
import {type Scale, scaledInterval} from "../stats/scaled-interval.ts";
import {type ScoreTable, totalsOf} from "../stats/score-table.ts";
import type {Estimate} from "./change.ts";
import {fewest} from "./confusion-estimate.ts";

/** The labelled rows of one table by score. */
export const tableOf = ({scores, negatives, positives}: ScoredSide): ScoreTable => ({values: scores, negatives, positives});

/** The mean of tables with clusters drawn anew: near enough the table they were drawn from, in their coarse cells. */
export const meanTable = (drawn: readonly ScoreTable[]): ScoreTable => {
  const {values} = drawn[0], mean = (of: "negatives" | "positives"): Float64Array =>
    Float64Array.from(values, (_, i) => drawn.reduce((sum, table) => sum + table[of][i], 0) / drawn.length);
  return {values, negatives: mean("negatives"), positives: mean("positives")};
};

/** Why a measure of labelled scores has no value: no row has both, or all are of one class and it takes two. */
export function missingRows(table: ScoreTable, kinds: "any" | "positives" | "both"): Unknown | undefined {
  const {negatives, positives} = totalsOf(table);
  if (negatives + positives === 0) return unknown("no-labels", "no row has both a label and a score");
  if (kinds === "both" && negatives === 0 || kinds !== "any" && positives === 0) return unknown("one-class");
  return undefined;
}

/** Which rows decide how sure a number is: all, those of the class, or those of the rarer kind. */
export type Telling = "all" | "positives" | "rarer";

const tellingRows = (telling: Telling, about: ScoreTable): ((table: ScoreTable) => number) => {
  const {negatives, positives} = totalsOf(about);
  if (telling === "all") return (table) => { const rows = totalsOf(table); return rows.negatives + rows.positives; };
  return telling === "rarer" && negatives < positives ? (table) => totalsOf(table).negatives : (table) => totalsOf(table).positives;
};

/** What a number drawn from scores is, and where its interval comes from. */
export interface Drawn {
  readonly value: number;
  /** The same of a table with clusters drawn anew, NaN or undefined where it has no value there. */
  readonly of: (table: ScoreTable) => number | undefined;
  readonly scale: Scale;
  readonly telling: Telling;
  /** The interval where rows stand for themselves. */
  readonly own: () => Interval | undefined;
  /** Rows of the rarer kind without which no interval keeps its level (docs/coverage.md), where that takes more than for most. */
  readonly fewest?: number;
}

/** The interval of a number, or why there is none: too few rows of either kind, or too few clusters. */
export function suretyOf(side: ScoredSide, {value, of, scale, telling, own, fewest: least = fewest}: Drawn): Pick<Estimate, "interval" | "unsure" | "method"> {
  const table = tableOf(side), {negatives, positives} = totalsOf(table);
  if (Math.min(negatives, positives) < least) return {unsure: "too-few-positives"};
  if (side.resampled === null) {
    const interval = own();
    return interval ? {interval} : {unsure: isConstant(table) ? "constant" : "too-few-positives"};
  }
  const rowsOf = tellingRows(telling, table), drawn = side.resampled;
  const spread = clusterSpread(drawn.map((one) => of(one) ?? NaN), drawn.map(rowsOf), rowsOf(table));
  const interval = spread && scaledInterval(value, Math.sqrt(spread.variance), {scale, df: spread.df});
  return interval ? {interval, method: "clusters resampled"} : {unsure: "too-few-rows"};
}

/** Whether every row has the same score. */
function isConstant({values, negatives, positives}: ScoreTable): boolean {
  const rows = Array.from(values, (_, i) => negatives[i] + positives[i]);
  return rows.filter((count) => count > 0).length === 1;
}

/** Whether rows stand for themselves or come in enough clusters to tell how sure a number is. */
export function hasEnoughClusters({resampled: drawn, ...side}: ScoredSide): boolean {
  if (drawn === null) return true;
  const table = tableOf({...side, resampled: null}), rows = drawn.map(tellingRows("all", table));
  return clustersIn(rows, tellingRows("all", table)(table)) !== undefined;
}
