import {describe, expect, it} from "vitest";
import {blockEnds, latticeCrossing, latticeWork} from "../../src/stats/lattice-path.ts";
import {arrangements} from "./arrangements.ts";
import {near} from "./near.ts";

const gapOf = ({reference, current, n, m}: {reference: Float64Array; current: Float64Array; n: number; m: number}): number => {
  let i = 0, j = 0, gap = 0;
  for (let k = 0; k < reference.length; k++) {
    i += reference[k];
    j += current[k];
    gap = Math.max(gap, Math.abs(i * m - j * n));
  }
  return gap;
};

describe("counting lattice paths", () => {
  it.each([
    {ties: [1, 1, 1, 1, 1, 1, 1, 1, 1], n: 4}, {ties: [3, 2, 1, 4], n: 4}, {ties: [1, 1, 5, 1, 2], n: 3}, {ties: [4, 4], n: 5},
      {ties: [2, 6, 1, 1], n: 6},
  ])("is the share of all arrangements of $ties with $n in the reference that lie as far apart", ({ties, n}) => {
    const all = arrangements(ties, n), {m} = all[0].pair;
    for (const gap of new Set(all.map(({pair}) => gapOf(pair)))) {
      if (gap === 0) continue;
      const share = all.filter(({pair}) => gapOf(pair) >= gap).reduce((sum, {chance}) => sum + chance, 0);
      near(latticeCrossing({n, m, gap, ends: blockEnds(all[0].pair)}), share, 1e-12);
    }
  });

  it("keeps all digits of the smallest chance, two of all ways to part the values", () => {
    // C(1000, 500) = 2.7028824094543656951e299.
    near(latticeCrossing({n: 500, m: 500, gap: 250_000}), 2 / 2.7028824094543656951e299, 1e-11);
  });

  it("takes the number of steps that was foretold, within a factor", () => {
    expect(latticeWork({n: 1000, m: 1000, gap: 60_000})).toBeLessThan(2000 * 70);
    expect(latticeWork({n: 1000, m: 1000, gap: 1e6})).toBeGreaterThan(1e6);
  });
});
