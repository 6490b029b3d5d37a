import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {finishRows, hashLabels, hashNumbers, hashTexts, rowHash, startRows, wordsOfTexts} from "../../src/sketch/row-hash.ts";
import {emptyText, nullText} from "../../src/sketch/text-hashes.ts";
import {anyNumber, numberBatch} from "./split.ts";

const of = (columns: readonly (readonly (number | null)[])[], n = columns[0].length, from = 0): number[] => {
  const rows = rowHash(), out = new Float64Array(n);
  startRows(rows, 12345678901);
  for (const cells of columns) hashNumbers(rows, numberBatch(cells), {from, n});
  finishRows(rows, n, out);
  return [...out];
};

const distinct = (hashes: readonly number[]): number => new Set(hashes).size;

describe("row hashes", () => {
  it("are whole numbers of 53 bits", () => {
    fc.assert(fc.property(anyNumber, (x) => { expect(of([[x]]).every((hash) =>
      Number.isSafeInteger(hash) && hash >= 0)).toBe(true); }));
  });

  it("take 0 and -0 for one number, every NaN for one and null for none of them", () => {
    const [zero, minusZero, nan, null_, one] = of([[0, -0, NaN, null, 1]]);
    expect(minusZero).toBe(zero);
    expect(distinct([zero, nan, null_, one])).toBe(4);
    const odd = new Float64Array(1);
    new Uint32Array(odd.buffer).set([7, 0xfff80001]);
    expect(of([[odd[0]]])).toEqual([nan]);
  });

  it("do not depend on where in a batch a row stands", () => {
    const a = [3, 1, null, 1, 2], b = [NaN, 5, 5, 5, 6];
    const whole = of([a, b]);
    expect(whole[3]).toBe(whole[1]);
    expect(distinct(whole)).toBe(4);
    expect(of([a, b], 3, 2)).toEqual(whole.slice(2));
  });

  it("depend on the order of columns", () => {
    expect(of([[1], [2]])).not.toEqual(of([[2], [1]]));
    expect(of([[null], [2]])).not.toEqual(of([[2], [null]]));
  });

  it("are the same for labels and for texts, and tell null from empty", () => {
    const hashes = Float64Array.of(77, nullText, emptyText, 2 ** 53 - 1), rows = rowHash();
    const texts = new Float64Array(4), labels = new Float64Array(4);
    startRows(rows, 1);
    hashTexts(rows, hashes, {from: 0, n: 4});
    finishRows(rows, 4, texts);
    const words = new Int32Array(6);
    wordsOfTexts(Float64Array.of(2 ** 53 - 1, 77, emptyText), {from: 0, n: 3}, words);
    startRows(rows, 1);
    hashLabels(rows, {codes: Int32Array.of(9, 1, -1, 2, 0), words}, {from: 1, n: 4});
    finishRows(rows, 4, labels);
    expect(labels).toEqual(texts);
    expect(distinct([...texts])).toBe(4);
  });

  it("do not collide on a grid of small whole numbers and are evenly spread over it", () => {
    const side = 64, a: number[] = [], b: number[] = [];
    for (let i = 0; i < side * side; i++) { a.push(i % side); b.push(Math.floor(i / side)); }
    const hashes = of([a, b]), shares = new Array<number>(16).fill(0);
    expect(distinct(hashes)).toBe(side * side);
    for (const shift of [2 ** 49, 2 ** 20, 1]) {
      shares.fill(0);
      for (const hash of hashes) shares[Math.floor(hash / shift) % 16]++;
      expect(shares.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0)).toBeLessThan(45);
    }
  });

  it("change in about half their bits with any bit of any cell", () => {
    const changed: number[] = [], bits = new Float64Array(1), words = new Uint32Array(bits.buffer);
    for (let bit = 0; bit < 62; bit++) {
      bits[0] = 2.7;
      words[bit >> 5] ^= 1 << (bit & 31);
      const [one, other] = of([[2.7, bits[0]], [1, 1]]).map((hash) => BigInt(hash));
      changed.push((one ^ other).toString(2).replaceAll("0", "").length);
    }
    expect(Math.min(...changed)).toBeGreaterThan(10);
    expect(changed.reduce((sum, count) => sum + count, 0) / changed.length).toBeCloseTo(26.5, -0.5);
  });
});
