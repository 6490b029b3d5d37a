import {describe, expect, test} from "vitest";
import {correlations, gridRows, pairName} from "../../src/comparison/correlations.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {compared} from "../measure/tables.ts";

const reference = {a: [1, 2, 3, 4], b: [4, 3, 2, 1], sex: ["f", "m", "f", "m"], site: ["x", "y", "z", "x"]};

function shapeOf(...args: Parameters<typeof compared>) {
  const shape = correlations.of(compared(...args), undefined);
  if (isUnknown(shape)) throw new Error(shape.unknown);
  return shape;
}

describe("correlations", () => {
  test("pairs every two columns once and says what they hold and whether both have an order", () => {
    const {pairs} = shapeOf(reference, reference);
    expect(pairs.map((pair) => [pairName(pair), pair.kind, pair.ordered])).toEqual([
      ["a ~ b", "numbers", true], ["a ~ sex", "mixed", true], ["a ~ site", "mixed", false],
      ["b ~ sex", "mixed", true], ["b ~ site", "mixed", false], ["sex ~ site", "labels", false],
    ]);
  });

  test("counts the rows that hold both, on a grid whose rows are the first column's cells", () => {
    const {pairs, width} = shapeOf(reference, {...reference, a: [1, null, 3, 4], sex: ["f", "f", null, "m"]});
    const one = pairs.find((pair) => pairName(pair) === "a ~ sex")?.current;
    if (!one) throw new Error("no pair");
    expect(one.n).toBe(2);
    const rows = gridRows(one, width), sums = rows.map((row) => row.reduce((sum, count) => sum + count, 0));
    expect(rows.length).toBe(width);
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(2);
    // The smallest and the largest a stand in different cells, and their sexes too.
    expect(sums.filter((sum) => sum > 0)).toEqual([1, 1]);
  });

  test("leaves a side out where that table lacks a column, and names the columns for which there was no room", () => {
    const {b: _, ...less} = reference, {pairs} = shapeOf(reference, less);
    expect(pairs.find((pair) => pairName(pair) === "a ~ b")).not.toHaveProperty("current");
    expect(shapeOf(reference, reference, {sizes: {pairColumns: 3}}).leftOut).toEqual(["site"]);
  });

  test("does not arise in a table of one column", () => {
    expect(correlations.of(compared({a: [1, 2]}, {a: [1, 2]}), undefined)).toMatchObject({unknown: "not-declared"});
  });
});
