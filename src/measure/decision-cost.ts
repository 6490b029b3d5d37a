import {type Confusion, confusionPair} from "../comparison/confusion-pair.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {meanInterval} from "../stats/mean-interval.ts";
import {clusterSpread} from "../stats/clusters.ts";
import {changeOf, type Estimate} from "./change.ts";
import {type AnyMeasure, type ChangeKind, defineMeasure} from "./measure.ts";

/** What each decision costs (or, below 0, brings), by what it was and what was predicted: `{ill: {well: 900}}`; 0 unless told. */
export interface CostSpec {
  readonly unit: string;
  readonly matrix: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly limits?: {readonly warn?: number; readonly fail?: number};
  readonly judges?: "score" | "change";
  readonly changes?: ChangeKind;
}

/** The mean cost of a decision under a cost matrix, judged where limits are given. */
export const costMeasure = ({unit, matrix, limits, judges = "score", changes}: CostSpec): AnyMeasure => defineMeasure({
  id: "decision-cost", family: "business",
  title: "Cost of a decision",
  about: "What a decision costs on average, by the costs that were given for each mistake and each right answer.",
  source: "mean of a cost matrix over labelled rows; Student's interval of a mean of per-row costs, or from clusters drawn anew",
  over: confusionPair,
  options: {threshold: {default: null, about: "The score from which the positive class is said; none: what the model itself said."}},
  unit, range: [-Infinity, Infinity], worse: "higher", judges, ...(changes && {changes}), ...(limits && {limits}),
  evidence: "interval", needs: "profile", chart: "interval", examples: [],
  score({classes, reference, current}) {
    const strange = [...matrix].flatMap(([actual, row]) => [actual, ...row.keys()]).find((label) => !classes.includes(label));
    if (strange !== undefined) return unknown("not-computable", `costs are given for ${JSON.stringify(strange)}; the classes are ${classes.join(", ")}`);
    const costs = classes.flatMap((actual) => classes.map((predicted) => matrix.get(actual)?.get(predicted) ?? 0));
    return changeOf({reference, current}, (side) => costOf(side, costs));
  },
});

function costOf({counts, n, resampled}: Confusion, costs: readonly number[]): Estimate | Unknown {
  const rows = (table: Float64Array): number => table.reduce((sum, count) => sum + count, 0);
  const mean = (table: Float64Array): number => table.reduce((sum, count, at) => sum + count * costs[at], 0) / rows(table);
  const value = mean(counts), squares = counts.reduce((sum, count, at) => sum + count * costs[at] ** 2, 0);
  const alone = n < 2 ? undefined : {variance: Math.max(0, squares / n - value * value) / (n - 1), df: n - 1};
  const spread = resampled ? clusterSpread(resampled.map(mean), resampled.map(rows), n) : alone;
  return {value, n, ...(spread && {interval: meanInterval(value, spread)})};
}
