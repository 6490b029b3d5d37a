import {describe, expect, test} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {read} from "../../../src/measure/measure.ts";
import {constantColumn} from "../../../src/measure/quality/constant-column.ts";
import {generator} from "../../../src/stats/random.ts";
import {compared} from "../tables.ts";

const scoreOf = (reference: readonly (number | string)[], current: readonly (number | string)[], exact = 4096) => {
  const [pair] = compared({x: reference}, {x: current}, {sizes: {exact}}).columns;
  const found = read(constantColumn, pair, {options: {chance: 1e-4}});
  if (isUnknown(found)) throw new Error(found.unknown);
  return found;
};

describe("constant-column", () => {
  test.each([[4096], [16]])("sees a stuck value, in exact values and past them (%d kept)", (exact) => {
    const random = generator(61), reference = Array.from({length: 500}, () => random.normal());
    const {score, says} = scoreOf(reference, reference.slice(0, 30).map(() => reference[0]), exact);
    expect(score.value).toBe(1);
    expect(score.items?.[0].count).toBe(30);
    expect(says).not.toContain(String(reference[0]));
  });

  test("lets a rare condition be absent from a small table, and not from a large one", () => {
    const before = Array.from({length: 2000}, (_, i) => i % 100 === 0 ? "yes" : "no");
    const none = (size: number) => Array.from({length: size}, () => "no");
    expect(scoreOf(before, none(150)).score.value).toBe(0);
    expect(scoreOf(before, none(150)).says).toBe("all values are the same, as chance may have it");
    expect(scoreOf(before, none(1500)).score.value).toBe(1);
  });

  test("does not hold against a table what its reference did too", () => {
    expect(scoreOf(["a", "a"], ["b", "b", "b"]).score.value).toBe(0);
  });
});
