import {type Confusion, confusionPair, type ConfusionPair} from "../../comparison/confusion-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {type Estimate, changeOf} from "../change.ts";
import {meanInterval} from "../../stats/mean-interval.ts";
import {clusterSpread} from "../../stats/clusters.ts";
import {defineMeasure} from "../measure.ts";

const counts = (counts: readonly [number, number, number, number]): Confusion =>
  ({counts: Float64Array.from(counts), n: counts.reduce((sum, count) => sum + count, 0), resampled: null});
const pair = (reference: Confusion | null, current: Confusion): ConfusionPair => ({classes: ["ill", "well"], positive: 0, reference, current});

export const netBenefit = defineMeasure({
  id: "net-benefit", family: "business",
  title: "Net benefit",
  about: "What deciding by the model is worth, counted in true positives per row: each one found counts 1, each false alarm costs as many " +
    "as the threshold says somebody would accept for one found. Compare it with treating all or none (decision curve).",
  source: "Vickers and Elkin 2006, Medical Decision Making 26:565; normal interval of a mean of per-row values",
  over: confusionPair,
  options: {threshold: {default: 0.5, about: "The probability from which one would act: it decides, and it sets what a false alarm costs."}},
  unit: "true positives a row", range: [-Infinity, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "40 found and 20 false alarms in 200 rows at even odds", given: pair(null, counts([40, 10, 20, 130])), gives: {value: 0.1}},
    {why: "at a threshold of .2 four false alarms cost as much as one found", given: pair(null, counts([40, 10, 20, 130])), options: {threshold: 0.2},
      gives: {value: 0.2 - 0.1 * 0.25}},
    {why: "a threshold is between 0 and 1", given: pair(null, counts([40, 10, 20, 130])), options: {threshold: 1}, gives: {unknown: "not-computable"}},
  ],
  score({positive, reference, current}, {threshold}) {
    if (positive === null) return unknown("wrong-kind", "net benefit is of two classes");
    if (!(threshold > 0 && threshold < 1)) return unknown("not-computable", `the threshold ${threshold} is not between 0 and 1`);
    return changeOf({reference, current}, (side) => benefit(side, positive, threshold / (1 - threshold)));
  },
});

function benefit({counts: table, n, resampled}: Confusion, positive: number, cost: number): Estimate {
  const at = (from: Float64Array, actual: number): number => from[actual * 2 + positive];
  const found = at(table, positive), alarms = at(table, 1 - positive), value = (found - cost * alarms) / n;
  const replicates = resampled?.map((one) => (at(one, positive) - cost * at(one, 1 - positive)) / one.reduce((sum, count) => sum + count, 0));
  const rows = resampled?.map((one) => one.reduce((sum, count) => sum + count, 0));
  const alone = n < 2 ? undefined : {variance: ((found + cost * cost * alarms) / n - value * value) / (n - 1), df: n - 1};
  const spread = replicates && rows ? clusterSpread(replicates, rows, n) : alone;
  return {value, n, ...(spread && {interval: meanInterval(value, spread)})};
}
