import {expect, test} from "vitest";
import {solve} from "../../src/stats/solve.ts";

test("a system of equations is solved, rows being exchanged where the first coefficient is 0", () => {
  expect([...solve(Float64Array.of(0, 2, 1, 1), Float64Array.of(4, 3))!]).toEqual([1, 2]);
});

test("a system whose rows depend on each other has no answer", () => {
  expect(solve(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 2))).toBeUndefined();
  expect(solve(Float64Array.of(0), Float64Array.of(1))).toBeUndefined();
});
