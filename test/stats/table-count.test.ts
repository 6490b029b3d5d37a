import {describe, expect, it} from "vitest";
import {tableCount} from "../../src/stats/table-count.ts";
import {arrangements} from "./arrangements.ts";

describe("counting tables", () => {
  it.each([{ties: [3, 2, 4], n: 4}, {ties: [1, 1, 1, 1, 1], n: 2}, {ties: [5, 5], n: 10}, {ties: [2, 2, 2, 2], n: 5}])(
    "finds as many as there are for columns $ties and a row of $n", ({ties, n}) => {
      expect(tableCount(Float64Array.from(ties), n, 1e6)).toBe(arrangements(ties, n).length);
    });

  it("stops counting past the limit", () => {
    expect(tableCount(new Float64Array(5000).fill(1), 2500, 1000)).toBe(Infinity);
    expect(tableCount(new Float64Array(5000).fill(1), 1, 10_000)).toBe(5000);
  });
});
