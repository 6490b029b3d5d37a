import {describe, expect, it} from "vitest";
import {noReference, withoutFilledGaps} from "../../src/history/gaps.ts";
import type {Scores} from "../../src/store/facts.ts";
import {Figures} from "../../src/store/figures.ts";

const fact = (start: number, reference: string, rows: number, more: Partial<Scores> = {}): Scores => ({
  model: "spine", window: {start, end: start + 1}, version: null, reference, generation: 1, knownAt: 5, rows, labels: 0, figures: Figures.of([]), ...more,
});

const left = async (facts: readonly (readonly Scores[])[], seen?: number): Promise<string[]> => {
  const said: string[] = [];
  for await (const some of withoutFilledGaps((async function* () { yield* facts; })(), seen)) {
    said.push(...some.map(({window, version, reference, rows}) => `${window.start} ${version ?? "all"} ${reference} ${rows}`));
  }
  return said;
};

describe("withoutFilledGaps", () => {
  const empty = fact(2, noReference, 0);

  it("forgets that a window was empty once it has rows, wherever batches end and whichever way they are read", async () => {
    const facts = [fact(1, "train", 60), fact(2, "earlier", 70, {knownAt: 9}), empty, fact(2, "train", 70, {knownAt: 9}), fact(3, "train", 80)];
    const expected = ["1 all train 60", "2 all earlier 70", "2 all train 70", "3 all train 80"];
    for (let cut = 0; cut <= facts.length; cut++) expect(await left([facts.slice(0, cut), facts.slice(cut)])).toEqual(expected);
    expect(await left([facts.toReversed()])).toEqual(expected.toReversed());
  });

  it("keeps windows that are empty, or compared with nothing, or have been emptied since", async () => {
    expect(await left([[fact(1, noReference, 300), empty]])).toEqual(["1 all none 300", "2 all none 0"]);
    expect(await left([[fact(2, noReference, 0, {knownAt: 7}), fact(2, "train", 60)]])).toEqual(["2 all none 0", "2 all train 60"]);
    expect(await left([[empty, fact(2, "train", 60, {version: "v1", knownAt: 9})]])).toEqual(["2 all none 0", "2 v1 train 60"]);
  });

  it("knows of the rest of a window that the page before ended in", async () => {
    expect(await left([[empty, fact(3, noReference, 0)]], 2)).toEqual(["3 all none 0"]);
  });
});
