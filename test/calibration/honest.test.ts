// A few cells of bench/calibration, seeded, so that a broken law shows at once; docs/calibration.md has all cells with many
// more runs.
import {describe, expect, it} from "vitest";
import {categoryChange} from "../../src/stats/category-change.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {distributionChange} from "../../src/stats/distribution-change.ts";
import {newCategories} from "../../src/stats/new-category.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {outOfRange} from "../../src/stats/out-of-range.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {shareChange} from "../../src/stats/share-change.ts";

const runs = 1500;

/** The share of runs without drift that give an alarm at .05, from a seed. */
const rateOf = (seed: number, p: (random: Random) => number | undefined): number => {
  const random = generator(seed);
  let alarms = 0;
  for (let run = 0; run < runs; run++) if ((p(random) ?? 1) <= 0.05) alarms++;
  return alarms / runs;
};

/** Three standard errors above 6 %. */
const most = 0.06 + 3 * Math.sqrt(0.06 * 0.94 / runs);

const values = (random: Random, size: number, draw: (random: Random) => number): Float64Array =>
  Float64Array.from({length: size}, () => draw(random));

const table = (random: Random, categories: number, [n, m]: readonly [number, number]) => {
  const counts = (size: number): number[] => {
    const found = new Array<number>(categories).fill(0);
    for (let i = 0; i < size; i++) found[Math.floor(categories * random.next() * random.next())]++;
    return found;
  };
  return contingency(counts(n), counts(m));
};

describe("without drift", () => {
  it.each<{law: string; draw: (random: Random) => number}>([
    {law: "normal values", draw: (random) => random.normal()},
    {law: "values with a heavy tail", draw: (random) => random.normal() / random.next()},
    {law: "few distinct values", draw: (random) => Math.round(random.normal())},
    {law: "mostly zeros", draw: (random) => Math.max(0, random.normal() - 1.5)},
  ])("the distribution test keeps its level on $law", ({draw}) => {
    for (const [n, m] of [[100, 100], [400, 100], [100, 400]]) {
      const rate = rateOf(n + 7 * m, (random) =>
        distributionChange(ordered(values(random, n, draw), values(random, m, draw)))?.p);
      expect(rate, `${n} against ${m}`).toBeLessThan(most);
      expect(rate, `${n} against ${m}`).toBeGreaterThan(0.02);
    }
  });

  it.each([2, 3, 20, 100])("the category test keeps its level on %i categories", (categories) => {
    for (const sizes of [[100, 100], [1000, 100]] as const) {
      const rate = rateOf(categories + sizes[0], (random) => categoryChange(table(random, categories, sizes))?.p);
      expect(rate, `${sizes[0]} against ${sizes[1]}`).toBeLessThan(most);
      expect(rate, `${sizes[0]} against ${sizes[1]}`).toBeGreaterThan(0.015);
    }
  });

  it("the tests of new categories, of the range and of missing shares keep theirs", () => {
    expect(rateOf(1, (random) => newCategories(table(random, 100, [200, 100]))?.p)).toBeLessThan(most);
    expect(rateOf(2, (random) => {
      const reference = values(random, 200, () => random.normal()).sort(), current = values(random, 100, () => random.normal());
      return outOfRange(current.filter((x) => x < reference[0] || x > reference[199]).length, {n: 200, m: 100});
    })).toBeLessThan(most);
    expect(rateOf(3, (random) =>
      shareChange({count: random.binomial(200, 0.05), n: 200},
        {count: random.binomial(100, 0.05), n: 100})?.p)).toBeLessThan(most);
  });
});
