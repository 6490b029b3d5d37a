import {scoreByClass, type ScoreByClass, type ScoresOfKind} from "../../comparison/score-by-class.ts";
import {unknown} from "../../comparison/unknown.ts";
import {distributionChange} from "../../stats/distribution-change.ts";
import {ordered} from "../../stats/ordered.ts";
import {quartiles} from "../../stats/robust-scale.ts";
import {wassersteinRobust} from "../../stats/wasserstein-robust.ts";
import {defineMeasure} from "../measure.ts";

const normalQuartiles = 1.349;

/** How far the scores of one kind of rows have moved, and the evidence that they have; undefined without any. */
const moved = ({pair, design = 1}: ScoresOfKind) => {
  if (design === Infinity) return undefined;
  const spread = quartiles({values: pair.values, counts: pair.reference}), test = distributionChange(pair, design);
  if (!spread || !test) return undefined;
  const scale = (spread.high - spread.low) / normalQuartiles;
  // A score that most rows share has no spread of its own; a hundredth of the range of probabilities stands in.
  const found = wassersteinRobust(pair, {centre: spread.median, scale: scale > 0 ? scale : 0.01, design});
  return found && {...found, p: test.p, n: pair.n, m: pair.m, design};
};

const given = (no: readonly [readonly number[], readonly number[]], yes: readonly [readonly number[], readonly number[]]): ScoreByClass => ({
  class: "yes", by: "actual",
  kinds: [no, yes].map(([before, now], kind) => ({of: kind === 1, pair: ordered(Float64Array.from(before), Float64Array.from(now)), exact: true, cellShare: 0})),
});

const steps = (from: number): number[] => Array.from({length: 101}, (_, i) => from + i / 1000);

export const scoreByClassChange = defineMeasure({
  id: "score-by-class-change", family: "drift",
  title: "Scores moved within a class",
  about: "Whether rows of a class are scored as rows of that class were before, and so for the others: a change of prevalence moves all " +
    "scores together but not these. The distance is that of the class that moved more, in its own robust standard deviations (σ).",
  source: "the tests of distribution-change and the distance of wasserstein-robust on either class, p doubled for being the smaller of two; where patients are declared, " +
    "both by what patients drawn anew do to the ranks (design effect, Kish 1965)",
  over: scoreByClass,
  options: {
    class: {default: "" as string, about: "The class whose scores are looked at; empty: of two classes the positive one."},
    by: {default: "actual" as "actual" | "predicted", choices: ["actual", "predicted"] as const, about: "Whether rows are parted by what they were or by what they were said to be."},
  },
  unit: "σ", range: [0, Infinity], worse: "higher", limits: {warn: 0.2, fail: 0.5}, evidence: "test", needs: "profile",
  inCells: "the tests on the scores grouped in the plan's cells, which are valid as under ties", chart: "interval",
  examples: [
    {why: "one class is scored .0185 higher, half of its spread of .05 / 1.349",
      given: given([steps(0.2), steps(0.2)], [steps(0.6), steps(0.6 + 0.5 * 0.05 / normalQuartiles)]), gives: {value: 0.5, within: 1e-6}},
    {why: "neither has moved", given: given([steps(0.2), steps(0.2)], [steps(0.6), steps(0.6)]), gives: {value: 0}},
    {why: "no class has labels in both tables", given: {class: "yes", by: "actual", kinds: []}, gives: {unknown: "no-labels"}},
  ],
  score({kinds}) {
    const found = kinds.flatMap((kind) => moved(kind) ?? []);
    if (found.length === 0) return kinds.length === 0 ? unknown("no-labels") : unknown("too-few-rows", "the rows of either class come in too few clusters");
    const most = found.reduce((a, b) => b.debiased > a.debiased ? b : a), least = Math.min(...found.map(({p}) => p));
    return {
      value: most.distance, debiased: most.debiased, interval: most.interval, p: Math.min(1, least * found.length),
      n: {reference: most.n, current: most.m}, ...(found.some(({design}) => design > 1) && {method: "widened for clusters"}),
    };
  },
  says: ({class: of, by}, {debiased = 0}) =>
    `by what rows ${by === "actual" ? "were" : "were said to be"}, scores of ${JSON.stringify(of)} have moved by ${Number(debiased.toPrecision(2))} σ at most`,
});
