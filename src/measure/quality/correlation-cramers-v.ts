import {correlations, gridRows} from "../../comparison/correlations.ts";
import {cramersV} from "../../stats/cramers-v.ts";
import {gridPair, onePair} from "../example-pairs.ts";
import {defineMeasure} from "../measure.ts";
import {pairOptions, strongestPair} from "../strongest-pair.ts";

export const correlationCramersV = defineMeasure({
  id: "correlation-cramers-v", family: "quality",
  title: "Strongest association of categories (Cramér's V)",
  about: "How much knowing one column tells of another, for pairs in which at least one is a category: 0 nothing, 1 " +
    "everything. For the pair that tells most. Corrected for what chance alone gives.",
  source: "Cramér 1946; bias correction by Bergsma 2013; on a grid of 16 × 16 cells, in which rarer labels stand together",
  over: correlations,
  options: {...pairOptions, corrected: {default: true, about: "Take off what chance alone gives (Bergsma)."}},
  unit: "", range: [0, 1], worse: "either", evidence: "none", needs: "profile", chart: "none",
  examples: [
    {why: "the raw value of a 2 × 4 table, as SciPy's association",
      given: onePair(undefined, gridPair([[120, 60, 15, 5], [80, 55, 12, 3]]), {kind: "labels"}),
      options: {corrected: false}, gives: {value: 0.07459633721953138}},
    {why: "each label of one belongs to one label of the other",
      given: onePair(undefined, gridPair([[0, 9], [7, 0]]), {kind: "labels", width: 2}), gives: {value: 1, within: 1e-2}},
    {why: "a constant column", given: onePair(undefined, gridPair([[3, 9], [0, 0]]), {kind: "labels", width: 2}),
      gives: {unknown: "not-declared"}},
    {why: "two columns of numbers are not about categories", given: onePair(undefined, gridPair([[3, 9], [1, 0]]), {width: 2}),
      gives: {unknown: "not-declared"}},
  ],
  score: (shape, {rows, corrected}) => strongestPair(shape, {
    rows, of: ({kind}) => kind !== "numbers",
    value(side) {
      const found = cramersV(gridRows(side, shape.width));
      return corrected ? found?.corrected : found?.v;
    },
  }),
  says: (_, {value}) => `the strongest association is ${value.toFixed(2)}`,
});
