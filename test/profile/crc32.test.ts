import {crc32 as zlib} from "node:zlib";
import {describe, expect, it} from "vitest";
import {crc32} from "../../src/profile/crc32.ts";

describe("crc32", () => {
  it("has the check value of IEEE 802.3", () => {
    expect(crc32(Uint8Array.from("123456789", (digit) => digit.charCodeAt(0)))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it("is that of zlib, of any length", () => {
    for (let length = 0; length < 40; length++) {
      const bytes = Uint8Array.from({length}, (_, i) => i * 151 + length * 37);
      expect(crc32(bytes)).toBe(zlib(bytes));
    }
  });
});
