import {categoryPair} from "../../comparison/category-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency} from "../../stats/contingency.ts";
import {newCategories as found} from "../../stats/new-category.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const vanishedCategories = defineMeasure({
  id: "vanished-categories", family: "drift",
  title: "Share of vanished categories",
  about: "The share that categories no longer seen had in the reference. A small current table misses rare categories by chance; the test says whether it is chance.",
  source: "as new-categories, with the tables exchanged",
  over: categoryPair,
  options: {},
  unit: "share", range: [0, 1], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "all categories are still there", given: twoCounts([50, 50], [20, 30]), gives: {value: 0, p: 1}},
    {why: "a fifth of the reference was in one that is gone", given: twoCounts([40, 40, 20], [30, 30, 0]), gives: {value: 0.2}},
  ],
  score(pair) {
    if (!pair.complete) return unknown("too-many-categories");
    const test = found(contingency(pair.current, pair.reference), pair.design);
    if (!test) return unknown("no-values");
    const items = pair.labels.flatMap((label, i) => pair.current[i] === 0 && pair.reference[i] > 0 ? [{label, count: pair.reference[i]}] : []);
    items.sort((a, b) => b.count - a.count);
    return {value: test.rows / pair.n, p: test.p, n: {reference: pair.n, current: pair.m}, items, also: {categories: test.categories}};
  },
});
