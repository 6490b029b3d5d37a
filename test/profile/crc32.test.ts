import {describe, expect, it} from "vitest";
import {crc32} from "../../src/profile/crc32.ts";

describe("crc32", () => {
  it("has the check value of IEEE 802.3", () => {
    expect(crc32(Uint8Array.from("123456789", (digit) => digit.charCodeAt(0)))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});
