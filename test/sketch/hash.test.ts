import {describe, expect, it} from "vitest";
import {halfSipHash, textHash} from "../../src/sketch/hash.ts";

/** The text whose UTF-16LE bytes are 0, 1, 2 … */
const bytes = (count: number): string => String.fromCharCode(...Array.from({length: count / 2},
  (_, i) => 2 * i | 2 * i + 1 << 8));

const reversed = (hex: string): string => (hex.match(/../g) ?? []).reverse().join("");

describe("halfSipHash", () => {
  // vectors_hsip64 of the reference code (github.com/veorq/SipHash, vectors.h), key 00 01 … 07, for even lengths.
  it.each([
    [0, "218d1f59b9b83cc8"], [2, "064f39ef7c50eb57"], [4, "d5e78a175be52ea1"], [6, "ce3e91358aa2bc25"], [8, "edfee820bce4858c"],
    [10, "95b0469f06a6f2ee"], [12, "7bc71f9faef5c799"], [14, "3bb1a870eae8e658"], [16, "7336aad25f7bf3b5"],
      [30, "291aaf864898179d"],
    [36, "86d67a40ec4276dc"], [38, "cbd92ee724d42109"],
  ])("agrees with the reference code on %i bytes", (count, expected) => {
    expect(reversed(halfSipHash(bytes(count), 0x03020100, 0x07060504))).toBe(expected);
  });
});

describe("textHash", () => {
  it("gives whole numbers of 53 bits, evenly spread", () => {
    const hash = textHash(), shares = new Array<number>(16).fill(0), n = 16_000;
    for (let i = 0; i < n; i++) {
      const number = hash.number(`patient ${i}`);
      expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
      shares[Math.floor(number / 2 ** 49)]++;
    }
    const chi2 = shares.reduce((sum, count) => sum + (count - n / 16) ** 2 / (n / 16), 0);
    expect(chi2).toBeLessThan(40);
    expect(shares.length).toBe(16);
  });

  it("depends on the secret, and says so in its id without giving it away", () => {
    const [open, a, b] = [textHash(), textHash("a"), textHash("b")];
    expect(new Set([open.id, a.id, b.id]).size).toBe(3);
    expect(new Set([open, a, b].map((hash) => hash.number("x"))).size).toBe(3);
    expect(new Set([open, a, b].map((hash) => hash.label("x"))).size).toBe(3);
    expect(textHash("a")).toMatchObject({id: a.id});
  });

  it("writes labels as # and 16 hexadecimal digits", () => {
    expect(textHash("secret").label("breast cancer")).toMatch(/^#[0-9a-f]{16}$/);
  });

  it("keeps its values for ever, for they are stored", () => {
    const hash = textHash();
    expect([hash.id, hash.number("plumb"), hash.label("plumb"), textHash("secret").number("plumb")]).toMatchInlineSnapshot(`
      [
        "804ff53b2fc3be30",
        6273351573163630,
        "#b24ca0d47c11ce6e",
        3296701308472638,
      ]
    `);
  });
});
