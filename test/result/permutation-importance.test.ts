import {describe, expect, it} from "vitest";
import {type ColumnsByName, permutationImportance} from "../../src/index.ts";
import {generator} from "../../src/stats/random.ts";

const random = generator(1), n = 2000, column = () => Float64Array.from({length: n}, () => random.normal());
const table = {a: column(), b: column(), unused: column()}, truth = table.a.map((a, i) => 3 * a + table.b[i]);

/** The model that made the truth. */
const predict = ({a, b}: ColumnsByName): Float64Array => Float64Array.from(a as ArrayLike<number>, (x, i) => 3 * x + (b as ArrayLike<number>)[i]);
const metric = (guess: Float64Array): number => -guess.reduce((sum, y, i) => sum + (y - truth[i]) ** 2, 0) / n;

describe("the importance of columns by permutation", () => {
  it("is twice the variance that a column brings into a linear model, under squared error", async () => {
    const found = await permutationImportance(table, predict, {metric, seed: 3, repeats: 20});
    expect(found.map((one) => one.column)).toEqual(["a", "b", "unused"]);
    expect(found[0].importance / 18).toBeCloseTo(1, 0);
    expect(found[1].importance / 2).toBeCloseTo(1, 0);
    expect(found[2]).toEqual({column: "unused", importance: 0, deviation: 0});
  });

  it("is the same for the same seed, waits for slow models, and looks only at the columns asked for", async () => {
    const ask = () => permutationImportance(table, (given) => Promise.resolve(predict(given)), {metric, seed: 5, columns: ["b"]});
    expect(await ask()).toEqual(await ask());
    expect(await ask()).toHaveLength(1);
  });

  it("leaves the table as it was", async () => {
    const kept = table.a.slice();
    await permutationImportance(table, predict, {metric, seed: 3, repeats: 1});
    expect(table.a).toEqual(kept);
  });

  it("refuses an unknown column, no repeats, and a metric that is no number", async () => {
    await expect(permutationImportance(table, predict, {metric, seed: 1, columns: ["c"]})).rejects.toThrow('unknown column: "c"; one of: a, b, unused');
    await expect(permutationImportance(table, predict, {metric, seed: 1, repeats: 0})).rejects.toThrow("invalid repeats: 0");
    await expect(permutationImportance(table, predict, {metric: () => NaN, seed: 1})).rejects.toThrow("invalid metric: NaN");
  });
});
