import {type OrderedPair, orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {normalQuantile} from "../../stats/normal.ts";
import {quantileWeighted} from "../../stats/quantile.ts";
import {wassersteinRobust as robust} from "../../stats/wasserstein-robust.ts";
import {twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

const hundred = Array.from({length: 101}, (_, i) => i);

export const wassersteinRobust = defineMeasure({
  id: "wasserstein-robust", family: "drift",
  title: "Distance moved, in reference spreads",
  about: "How far the values have moved on average, as a number of the reference's robust standard deviations (σ): .2 is small, .5 is " +
    "plain to see, 1 is large. Wild values count as lying at a fence 10 σ out, so that one of them neither makes nor hides a change.",
  source: "Wasserstein-1 distance after clamping; delta-method interval with the bias of sampling noise removed: docs/calibration.md",
  over: orderedPair,
  options: {fence: {default: 10, about: "How many σ from the median the fences stand."}},
  unit: "σ", range: [0, Infinity], worse: "higher", limits: {warn: 0.2, fail: 0.5}, evidence: "interval", clusters: "allowed-for", needs: "profile",
  inCells: "values stand at the mean of their cell; the bound says how much closer together or further apart they can lie",
  chart: "distributions",
  examples: [
    {why: "every value moved by half a spread (σ of 0 … 100 by its quartiles is 50 / 1.349)",
      given: twoSamples(hundred, hundred.map((x) => x + 0.5 * 50 / 1.349)), gives: {value: 0.5}},
    {why: "nothing moved", given: twoSamples(hundred, hundred), gives: {value: 0}},
  ],
  score({pair, plan, exact, design}, {fence}) {
    if (!(fence > 0)) return unknown("not-computable", "the fence must lie more than 0 σ out");
    const found = robust(pair, {centre: plan.centre, scale: plan.scale, fence, design});
    if (!found) return unknown("no-values");
    return {value: found.distance, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m},
      ...(!exact && {bound: cellBound({pair, plan}, fence)})};
  },
  detectable: ({pair: {n, m}, design = 1}, {level, power}) => smallestShift(level, power) * Math.sqrt(design * (1 / n + 1 / m)),
  says({pair, plan}, {value, debiased = value}) {
    const {unit} = plan.schema;
    const median = (counts: Float64Array) => Number(quantileWeighted(pair.values, counts, 0.5).toPrecision(4));
    const [before, now] = [median(pair.reference), median(pair.current)];
    const middle = before === now ? `the middle value stayed at ${now}` : `the middle value went from ${before} to ${now}`;
    return `${middle}${unit ? ` ${unit}` : ""}; values moved by ${Number(debiased.toPrecision(2))} σ`;
  },
});

// Rank tests lose about 5 % of the t-test's efficiency on a normal column, hence 1.03 in the shift they can show.
const smallestShift = (level: number, power: number): number => 1.03 * (normalQuantile(1 - level / 2) + normalQuantile(power));

/** Each cell's values lie between its edges, so each side's distance is off by at most the width of the cells they are in. */
function cellBound({pair, plan}: Pick<OrderedPair, "pair" | "plan">, fence: number): number {
  const {edges, centre, scale} = plan;
  const place = (x: number): number => Math.max(-fence, Math.min(fence, (x - centre) / scale));
  let [cell, bound] = [0, 0];
  for (let k = 0; k < pair.values.length; k++) {
    while (cell < edges.length && edges[cell] <= pair.values[k]) cell++;
    const low = cell === 0 ? -fence : place(edges[cell - 1]);
    const high = cell === edges.length ? fence : place(edges[cell]);
    bound += (high - low) * Math.max(pair.reference[k] / pair.n, pair.current[k] / pair.m);
  }
  return bound;
}
