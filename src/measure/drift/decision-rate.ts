import {decisionPair, type DecisionPair, type Decisions} from "../../comparison/decision-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {clusteredShare, clusterSpread} from "../../stats/clusters.ts";
import {differenceInterval} from "../../stats/difference-interval.ts";
import {normalSf} from "../../stats/normal.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import {twoProportions} from "../../stats/two-proportions.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** The share of rows decided so, with its variance and interval where clusters (patients) were drawn anew. */
const clusteredRate = ({counts, n, resampled}: Decisions, at: number) => {
  const spread = resampled ? clusterSpread(resampled.map((drawn) => drawn[at] / total(drawn)), resampled.map(total), n) : undefined;
  return spread && {value: counts[at] / n, variance: spread.variance, interval: clusteredShare({part: counts[at], whole: n}, spread)};
};

const decided = (reference: readonly number[], current: readonly number[]): DecisionPair => {
  const side = (rows: readonly number[]): Decisions => ({counts: Float64Array.from(rows), n: rows.reduce((a, b) => a + b, 0), resampled: null});
  const classes = ["no", "yes", "maybe"].slice(0, reference.length);
  return {classes, positive: classes.length === 2 ? 1 : null, reference: side(reference), current: side(current)};
};

export const decisionRate = defineMeasure({
  id: "decision-rate", family: "drift",
  title: "Share decided positive",
  about: "How often the model says the class, labels or not, and whether that has changed: what is felt first by those who have to act " +
    "on what it says. The limits are held against its change from the reference.",
  source: "pooled z-test of two proportions; interval by Newcombe 1998; where patients are declared, from patients drawn anew",
  over: decisionPair,
  options: {class: {default: "" as string, about: "The class that is said; empty: of two classes the positive one."}},
  unit: "share", range: [0, 1], worse: "either", judges: "change", limits: {warn: 0.05, fail: 0.1}, evidence: "test", needs: "profile",
  chart: "interval",
  examples: [
    {why: "from one half to one fifth", given: decided([50, 50], [80, 20]), gives: {value: 0.2, p: 0.000008687711677000068, within: 1e-9}},
    {why: "as before", given: decided([50, 50], [10, 10]), gives: {value: 0.5, p: 1}},
    {why: "three classes, and none of them is named", given: decided([5, 5, 5], [5, 5, 5]), gives: {unknown: "wrong-kind"}},
  ],
  score({classes, positive, reference, current}, {class: named}) {
    const at = named === "" ? positive ?? -1 : classes.indexOf(named);
    if (at < 0) return unknown("wrong-kind", `name one of the classes: ${classes.join(", ")}`);
    const n = {reference: reference.n, current: current.n}, [before, now] = [clusteredRate(reference, at), clusteredRate(current, at)];
    if (before?.interval && now?.interval) {
      const [a, b] = [{value: now.value, interval: now.interval}, {value: before.value, interval: before.interval}];
      const z = (a.value - b.value) / Math.sqrt(now.variance + before.variance);
      return {
        value: now.value, interval: now.interval, reference: before.value, n, p: Number.isNaN(z) ? 1 : Math.min(1, 2 * normalSf(Math.abs(z))),
        change: {difference: {value: a.value - b.value, interval: differenceInterval(a, b)}}, method: "clusters resampled",
      };
    }
    // Rows of a few patients, taken for independent, would be alarmed by who happened to come.
    if (reference.resampled || current.resampled) return unknown("too-few-rows", "there are too few clusters to tell how far a share strays");
    const [old, next] = [{count: reference.counts[at], n: n.reference}, {count: current.counts[at], n: n.current}], test = twoProportions(old, next);
    if (!test) return unknown("no-values");
    return {
      value: next.count / next.n, interval: proportionInterval(next.count, next.n), reference: old.count / old.n, n, p: test.p,
      change: {difference: {value: test.difference, interval: test.interval}}, method: "rows",
    };
  },
  says: ({classes, positive}, {value, reference = 0}) =>
    `${positive === null ? "the class" : `“${classes[positive]}”`} is said of ${percent(value)} of the rows; in the reference of ${percent(reference)}`,
});
