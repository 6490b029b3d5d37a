import {describe, expect, it} from "vitest";
import {labelRanking} from "../../src/profile/label-ranking.ts";
import type {LabelCounts} from "../../src/sketch/label-counts.ts";

const counts = (entries: readonly (readonly [string, number])[]): LabelCounts => ({
  type: "counts", labels: entries.map(([label]) => label), counts: Float64Array.from(entries, ([, count]) => count), nulls: 3,
    mismatched: 0,
});

describe("labelRanking", () => {
  it("ranks labels by how often they occur, then by themselves; the empty text and unseen ones are none", () => {
    const ranking = labelRanking();
    ranking.add(counts([["b", 2], ["", 9], ["a", 1], ["unseen", 0]]));
    ranking.add(counts([["c", 2], ["a", 4]]));
    expect(ranking.ranked()).toEqual(["a", "b", "c"]);
  });

  it("forgets the rarer half of too many labels", () => {
    const ranking = labelRanking(10);
    ranking.add(counts(Array.from({length: 11}, (_, i) => [`label ${String(i).padStart(2, "0")}`, i + 1])));
    expect(ranking.ranked()).toEqual(["label 10", "label 09", "label 08", "label 07", "label 06"]);
  });
});
