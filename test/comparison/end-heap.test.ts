import {describe, expect, test} from "vitest";
import {endHeap} from "../../src/comparison/end-heap.ts";
import {generator} from "../../src/stats/random.ts";
import {compared} from "../measure/tables.ts";

const random = generator(81);
const normal = (size: number, centre: number, sigma: number): number[] =>
  Array.from({length: size}, () => centre + sigma * random.normal());

/** The heaps at both ends of the current values, in the cells of the reference. */
function heapsOf(current: readonly number[]): readonly [low: number, high: number] {
  const [{plan, current: profile}] = compared({x: normal(5000, 100, 10)}, {x: current}, {sizes: {exact: 8}}).columns;
  if (plan.type !== "numeric" || profile?.type !== "numeric") throw new Error("no numbers");
  expect(profile.cells.exact).toBe(false);
  return [endHeap(profile, plan, "low"), endHeap(profile, plan, "high")];
}

describe("endHeap", () => {
  test("counts the rows of a heap beside usual values, within a few of them", () => {
    const [low, high] = heapsOf([...normal(3000, 100, 10), ...Array.from({length: 500}, () => 0)]);
    expect(Math.abs(low - 500)).toBeLessThan(25);
    expect(high).toBeLessThanOrEqual(1);
    expect(Math.abs(heapsOf([...normal(3000, 100, 10), ...Array.from({length: 500}, () => 999)])[1] - 500)).toBeLessThan(25);
  });
  test("counts all rows of a cell that holds one value", () => {
    expect(heapsOf([...normal(100, 100, 5), ...Array.from({length: 40}, () => -7.5)])[0]).toBe(40);
  });
  test("takes no spread of values for a heap, near or far, narrow or wide", () => {
    for (const [centre, sigma] of [[100, 10], [100, 40], [20, 3], [1, 0.1], [400, 1]]) {
      // One row may well stand alone at an end.
      expect(Math.max(...heapsOf(normal(900, centre, sigma)))).toBeLessThanOrEqual(1);
    }
  });
});
