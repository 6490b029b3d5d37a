import {describe, expect, it} from "vitest";
import {ByteDictionary} from "../../src/source/byte-dictionary.ts";
import {Dictionary, mismatchedCode, nullCode} from "../../src/source/dictionary.ts";
import {KeyDictionary, keyWords} from "../../src/source/key-dictionary.ts";

const encoder = new TextEncoder(), decoder = new TextDecoder();

describe("Dictionary", () => {
  it("numbers labels as they come and hands out the same array until one is added", () => {
    const dictionary = new Dictionary();
    expect(["a", "b", "a", null, undefined, "__proto__"].map((label) => dictionary.code(label)))
      .toEqual([0, 1, 0, nullCode, mismatchedCode, 2]);
    const labels = dictionary.labels();
    expect(labels).toEqual(["a", "b", "__proto__"]);
    dictionary.code("b");
    expect(dictionary.labels()).toBe(labels);
    dictionary.code("c");
    expect(dictionary.labels()).toEqual([...labels, "c"]);
    expect(labels).toHaveLength(3);
  });

  it("starts anew once it is large, and only when told", () => {
    const dictionary = new Dictionary();
    for (let i = 0; i < 140_000; i++) dictionary.code(String(i));
    expect(dictionary.labels()).toHaveLength(140_000);
    dictionary.renew();
    expect(dictionary.generation).toBe(1);
    expect(dictionary.code("140")).toBe(0);
  });
});

describe("ByteDictionary", () => {
  it("gives the codes of its dictionary, decoding each label once", () => {
    const dictionary = new Dictionary();
    let decoded = 0;
    const bytes = new ByteDictionary(dictionary, (all, start, end) => {
      decoded++;
      const text = decoder.decode(all.subarray(start, end));
      return text === "?" ? null : text;
    });
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 5000; i++) {
        const text = encoder.encode(`xlabel ${i}`);
        expect(bytes.code(text, 1, text.length)).toBe(i);
      }
    }
    expect(bytes.code(encoder.encode("?"), 0, 1)).toBe(nullCode);
    expect(bytes.code(new Uint8Array(1), 0, 0)).toBe(5000);
    expect(decoded).toBe(5002);
    expect(dictionary.labels()[4999]).toBe("label 4999");
  });

  it("forgets its codes when its dictionary starts anew", () => {
    const dictionary = new Dictionary(),
      bytes = new ByteDictionary(dictionary, (all, start, end) => decoder.decode(all.subarray(start, end)));
    for (let i = 0; i < 140_000; i++) bytes.code(encoder.encode(String(i)), 0, String(i).length);
    dictionary.renew();
    bytes.renew();
    expect(bytes.code(encoder.encode("77"), 0, 2)).toBe(0);
    expect(dictionary.labels()).toEqual(["77"]);
  });
});

describe("KeyDictionary", () => {
  it("gives the codes of its dictionary, reading a label once for each key", () => {
    const dictionary = new Dictionary(), keys = new KeyDictionary(dictionary), rows = 20_000, distinct = 7000;
    const words = new Uint32Array(keyWords * rows), codes = new Int32Array(rows + 3), validity = new Uint8Array(rows / 8).fill(0xff);
    for (let row = 0; row < rows; row++) {
      words[keyWords * row] = Math.imul(row % distinct, 4096); // as unlike in their low bits as can be
      words[keyWords * row + 3] = row % 2 === 0 ? row % distinct : 7;
    }
    validity[0] = 0xfe;
    let read = 0;
    keys.codes(words, {validity, label: (row) => {
      read++;
      return row % distinct === 5 ? null : row % distinct === 6 ? undefined : `label ${row % distinct}`;
    }}, codes.subarray(3));
    expect(read).toBeLessThanOrEqual(2 * distinct);
    expect([...codes.subarray(0, 4)]).toEqual([0, 0, 0, nullCode]);
    for (let row = 1; row < rows; row++) {
      const label = row % distinct, code = codes[row + 3];
      const read = label === 5 ? nullCode : label === 6 ? mismatchedCode : `label ${label}`;
      expect(code < 0 ? code : dictionary.labels()[code]).toBe(read);
    }
  });
});
