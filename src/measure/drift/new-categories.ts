import {categoryPair} from "../../comparison/category-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency} from "../../stats/contingency.ts";
import {newCategories as found} from "../../stats/new-category.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const newCategories = defineMeasure({
  id: "new-categories", family: "drift",
  title: "Rows in new categories",
  about: "The share of rows whose category the reference never showed. The test asks whether chance alone would leave so many out of the reference.",
  source: "exact under independence of the categories, conservative by negative association (Joag-Dev & Proschan 1983)",
  over: categoryPair,
  options: {},
  unit: "share", range: [0, 1], worse: "higher", limits: {warn: 0.005, fail: 0.05}, evidence: "test", clusters: "allowed-for", needs: "profile",
  chart: "bars", failing: "new-category",
  examples: [
    {why: "no new category", given: twoCounts([50, 50], [20, 30]), gives: {value: 0, p: 1}},
    {why: "a fifth of the rows are in a new one", given: twoCounts([50, 50, 0], [20, 20, 10]), gives: {value: 0.2}},
  ],
  score(pair) {
    if (!pair.complete) return unknown("too-many-categories");
    const test = found(contingency(pair.reference, pair.current), pair.design);
    if (!test) return unknown("no-values");
    const items = pair.labels.flatMap((label, i) => pair.reference[i] === 0 && pair.current[i] > 0 ? [{label, count: pair.current[i]}] : []);
    items.sort((a, b) => b.count - a.count);
    const value = test.rows / pair.m;
    // How many rows are new is a fact of these rows; only whether chance did it is uncertain.
    return {value, p: test.p, interval: [value, value], method: test.method, n: {reference: pair.n, current: pair.m}, items,
      also: {categories: test.categories}};
  },
  says: (_, {value, also}) => value === 0 ? "no category that the reference lacks"
    : `${also?.["categories"] ?? 0} new ${also?.["categories"] === 1 ? "category" : "categories"}, in ${Number((value * 100).toPrecision(3))} % of the rows`,
});
