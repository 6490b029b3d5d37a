import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {textHash} from "../../src/sketch/hash.ts";
import {sortHashes} from "../../src/sketch/sort-hashes.ts";

const expected = (hashes: readonly number[]): Float64Array => Float64Array.from(new Set(hashes)).sort();

describe("sortHashes", () => {
  it("sorts and drops repetitions of any hashes, even or not", () => {
    const hash = fc.oneof(fc.maxSafeNat(), fc.nat(20), fc.constant(Number.MAX_SAFE_INTEGER));
    fc.assert(fc.property(fc.array(hash, {maxLength: 400}), fc.nat(5), (hashes, more) => {
      const held = Float64Array.from([...hashes, ...new Array<number>(more).fill(3)]);
      expect(sortHashes(held, hashes.length)).toEqual(expected(hashes));
    }));
  });

  it("sorts many hashes, few of them repeated very often", () => {
    const hash = textHash(), hashes = Array.from({length: 50_000}, (_, i) => hash.number(String(i % 3 === 0 ? i % 7 : i)));
    expect(sortHashes(Float64Array.from(hashes), hashes.length)).toEqual(expected(hashes));
  });
});
