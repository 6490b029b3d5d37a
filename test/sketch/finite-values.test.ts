import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {copyFinite} from "../../src/sketch/finite-values.ts";
import {numberBatch, numberCell} from "./split.ts";

describe("copyFinite", () => {
  it("copies the finite values of a range in order and makes 0 of -0", () => {
    fc.assert(fc.property(fc.array(numberCell), fc.nat(20), fc.nat(3), (cells, from, held) => {
      const start = Math.min(from, cells.length), values = new Float64Array(cells.length + held).fill(5);
      const n = copyFinite(numberBatch(cells), [start, cells.length], {values, n: held});
      const expected = cells.slice(start).filter((x) => x !== null && Number.isFinite(x)).map((x) => (x ?? 0) + 0);
      expect([...values.subarray(held, n)]).toEqual(expected);
      expect([...values.subarray(0, held)]).toEqual(new Array(held).fill(5));
    }));
  });
});
