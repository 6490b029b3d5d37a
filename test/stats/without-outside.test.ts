import {describe, expect, it} from "vitest";
import {withoutOutside} from "../../src/stats/without-outside.ts";

const of = (...counts: number[]): Float64Array => Float64Array.from(counts);

describe("cells without those outside the reference's range", () => {
  it("count what lies outside in the outermost cells within", () => {
    expect(withoutOutside({values: of(1, 2, 3, 4, 5), reference: of(0, 2, 0, 3, 0), current: of(4, 1, 1, 0, 6), n: 5, m: 12}))
      .toEqual({values: of(2, 3, 4), reference: of(2, 0, 3), current: of(5, 1, 6), n: 5, m: 12});
  });

  it("stay as they are where none lies outside, or the reference holds nothing", () => {
    const within = {values: of(1, 2), reference: of(1, 1), current: of(0, 1), n: 2, m: 1};
    expect(withoutOutside(within)).toEqual(within);
    const empty = {values: of(1), reference: of(0), current: of(1), n: 0, m: 1};
    expect(withoutOutside(empty)).toEqual(empty);
  });

  it("may be a single cell", () => {
    expect(withoutOutside({values: of(1, 2, 3), reference: of(0, 4, 0), current: of(1, 1, 1), n: 4, m: 3}))
      .toEqual({values: of(2), reference: of(4), current: of(3), n: 4, m: 3});
  });
});
