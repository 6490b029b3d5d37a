import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {energyDistance as distance} from "../../stats/energy-distance.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const energyDistance = defineMeasure({
  id: "energy-distance", family: "drift",
  title: "Energy distance",
  about: "The square root of twice the squared gap between the two cumulative distributions, summed over the values: in the square root of " +
    "the column's unit, so limits must be chosen by column.",
  source: "Székely & Rizzo 2013, in SciPy's square-root form",
  over: orderedPair,
  options: {},
  unit: "√ of the column", range: [0, Infinity], worse: "higher", evidence: "none", needs: "profile",
  inCells: "values stand at the mean of their cell",
  chart: "distributions",
  examples: [
    {why: "the value of SciPy's energy_distance", given: twoSamples(known.reference, known.current), gives: {value: 0.22005574398882374}},
    {why: "nothing moved", given: twoSamples([1, 2, 3], [1, 2, 3]), gives: {value: 0}},
  ],
  score({pair}) {
    const value = distance(pair);
    return value === undefined ? unknown("no-values") : {value, n: {reference: pair.n, current: pair.m}};
  },
});
