import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {byteReader} from "../../src/profile/byte-reader.ts";
import {byteWriter, type ByteWriter} from "../../src/profile/byte-writer.ts";

const written = (write: (to: ByteWriter) => void): Uint8Array => {
  const to = byteWriter();
  write(to);
  return to.bytes();
};

describe("byteWriter and byteReader", () => {
  it("write whole numbers in as few bytes as seven bits each allow, and read them again", () => {
    expect([...written((to) => { for (const x of [0, 127, 128, 300]) to.varint(x); })]).toEqual([0, 127, 0x80, 1, 0xac, 2]);
    fc.assert(fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(300), fc.nat()), (x) => {
      const bytes = written((to) => { to.varint(x); });
      expect(byteReader(bytes).varint()).toBe(x);
      expect(bytes.length).toBe(Math.max(1, Math.ceil(Math.log2(x + 1) / 7)));
    }));
  });

  it("write texts as UTF-8 and read them again, lone surrogates too", () => {
    expect([...written((to) => { to.text("aé€\u{1f9b4}"); })]).toEqual([10, ...Buffer.from("aé€\u{1f9b4}")]);
    fc.assert(fc.property(fc.oneof(fc.string({unit: "binary"}), fc.string({unit: "grapheme"}), fc.constant("\ud800x\udc00")),
      (text) => {
      expect(byteReader(written((to) => { to.text(text); })).text()).toBe(text);
    }));
    const long = "ü".repeat(10_000);
    expect(byteReader(written((to) => { to.text(long); })).text()).toBe(long);
  });

  it("write doubles little-endian, all NaN alike, and read them again", () => {
    fc.assert(fc.property(fc.array(fc.double()), (values) => {
      const bytes = written((to) => { to.f64s(Float64Array.from(values)); });
      expect(byteReader(bytes).f64s(values.length)).toEqual(Float64Array.from(values));
    }));
    const odd = new Float64Array(1);
    new Uint32Array(odd.buffer).set([7, 0xfff80001]);
    expect([...written((to) => { to.f64(odd[0]); })]).toEqual([0, 0, 0, 0, 0, 0, 0xf8, 0x7f]);
  });

  it("write a section as its kind, its length and its content", () => {
    const bytes = written((to) => { to.section(3, () => { to.text("ab"); }); });
    expect([...bytes]).toEqual([3, 3, 0, 0, 0, 2, 97, 98]);
    const content = byteReader(bytes).section(3);
    expect(content.text()).toBe("ab");
    content.end();
    expect(() => byteReader(bytes).section(2)).toThrow("section 3 where 2 belongs");
  });

  it.each([
    ["a number that does not end", [0x80, 0x80], (bytes: Uint8Array) => byteReader(bytes).varint()],
    ["a number past 2^53", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], (bytes: Uint8Array) => byteReader(bytes).varint()],
    ["a number with leading zeros", [0x80, 0], (bytes: Uint8Array) => byteReader(bytes).varint()],
    ["100 things of 8 bytes where 1 are left", [100, 0], (bytes: Uint8Array) => byteReader(bytes).count(8)],
    ["8 bytes where 3 are left", [1, 2, 3], (bytes: Uint8Array) => byteReader(bytes).f64()],
    ["9 numbers where 2 bytes are left", [1, 2], (bytes: Uint8Array) => byteReader(bytes).varints(9)],
    ["text that is no UTF-8", [1, 0xff], (bytes: Uint8Array) => byteReader(bytes).text()],
    ["text that is no UTF-8", [2, 0xc0, 0x80], (bytes: Uint8Array) => byteReader(bytes).text()],
    ["text that is no UTF-8", [3, 0xe0, 0x80, 0x80], (bytes: Uint8Array) => byteReader(bytes).text()],
    ["text that is no UTF-8", [4, 0xf4, 0x90, 0x80, 0x80], (bytes: Uint8Array) => byteReader(bytes).text()],
    ["text that is no UTF-8", [2, 0xe2, 0x82], (bytes: Uint8Array) => byteReader(bytes).text()],
    ["5 bytes where 4 are left", [1, 9, 9, 9], (bytes: Uint8Array) => byteReader(bytes).section(1)],
    ["7 bytes where 1 are left", [1, 7, 0, 0, 0, 5], (bytes: Uint8Array) => byteReader(bytes).section(1)],
    ["2 bytes too many", [1, 2], (bytes: Uint8Array) => { byteReader(bytes).end(); }],
  ])("refuse %s", (message, bytes, read) => {
    expect(() => read(Uint8Array.from(bytes))).toThrow(`corrupt profile: ${message}`);
  });
});
