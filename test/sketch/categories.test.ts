import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {categories, shownLabels} from "../../src/sketch/categories.ts";
import {textHash} from "../../src/sketch/hash.ts";
import type {LabelCounts} from "../../src/sketch/label-counts.ts";
import type {Categories} from "../../src/sketch/state.ts";
import {merged, split} from "./split.ts";

const hash = textHash(), spec = {listed: new Set(["a", "b", "__proto__"]), cap: 6, buckets: 7, hash};

const counted = (labels: readonly string[]): LabelCounts => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return {type: "counts", labels: [...counts.keys()], counts: Float64Array.from(counts.values()), nulls: 0, mismatched: 0};
};

const of = (labels: readonly string[]): Categories => categories.add(categories.empty(spec), counted(labels), spec);
const merge = (a: Categories, b: Categories): Categories => categories.merge(a, b, spec);
const label = fc.oneof(fc.constantFrom("a", "b", "c", "d", "e", "", "__proto__", "constructor"), fc.string({maxLength: 2}));

describe("categories", () => {
  it("counts labels exactly up to the cap; the empty text is no label", () => {
    expect(of(["a", "x", "", "a", "__proto__"])).toEqual({counts: new Map([["a", 2], ["x", 1], ["__proto__", 1]])});
  });

  it("counts as many labels exactly as it may and collapses at one more", () => {
    expect(of([..."abcdef"]).buckets).toBeUndefined();
    expect(of([..."abcdefg"]).buckets).toBeDefined();
  });

  it("past the cap keeps listed labels, puts the others into buckets by hash and shows those of smallest hash", () => {
    const unlisted = ["c", "d", "e", "f", "g", "h"], state = of(["a", "a", "g", ...unlisted]);
    expect(state.counts).toEqual(new Map([["a", 2]]));
    const buckets = new Float64Array(7);
    for (const text of [...unlisted, "g"]) buckets[hash.number(text) % 7]++;
    expect(state.buckets).toEqual(buckets);
    expect(state.shown).toEqual(unlisted.sort((x, y) => hash.number(x) - hash.number(y)));
  });

  it("shows no more than the agreed number of labels", () => {
    const labels = Array.from({length: 5000}, (_, i) => `label ${i}`);
    const smallest = [...labels].sort((x, y) => hash.number(x) - hash.number(y)).slice(0, shownLabels);
    expect(of(labels).shown).toEqual(smallest);
    const [first, second] = [of(labels.slice(0, 2700)), of(labels.slice(2500))];
    expect(merge(first, second).shown).toEqual(smallest);
  });

  it("merges to what the whole gives, and collapses exactly when the whole does", () => {
    let collapses = 0;
    fc.assert(fc.property(split(label, 25), ({whole, parts}) => {
      const expected = of(whole);
      collapses += expected.buckets ? 1 : 0;
      for (const sum of merged(parts.map(of), merge)) expect(sum).toEqual(expected);
    }), {numRuns: 500});
    expect(collapses).toBeGreaterThan(20);
    expect(collapses).toBeLessThan(480);
  });

  it("gives the same however the labels come in batches", () => {
    fc.assert(fc.property(split(label, 25), ({whole, parts}) => {
      const state = parts.reduce((sum, part) => categories.add(sum, counted(part), spec), categories.empty(spec));
      expect(state).toEqual(of(whole));
    }));
  });

  it("changes neither side of a merge and shares nothing that changes with them", () => {
    const [a, b] = [of(["a", "b"]), of(["c", "d", "e", "f", "g", "h", "i"])], before = structuredClone([a, b]);
    const sum = merge(b, a);
    sum.counts.set("a", 99);
    sum.buckets?.fill(99);
    merge(a, b).counts.clear();
    expect([a, b]).toEqual(before);
  });
});
