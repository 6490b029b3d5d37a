import {createHash} from "node:crypto";
import fc from "fast-check";
import {expect, it} from "vitest";
import {sha256} from "../../src/report/sha256.ts";

const known = (text: string): string => createHash("sha256").update(text).digest("base64");

it("sha256 agrees with the platform's for any text", () => {
  fc.assert(fc.property(fc.string({unit: "binary", maxLength: 300}),
    (text) => { expect(sha256(text)).toBe(known(text.toWellFormed())); }));
});

it("sha256 agrees at the lengths where padding turns over", () => {
  for (const length of [0, 54, 55, 56, 57, 63, 64, 65, 119, 120, 20_000]) expect(sha256("x".repeat(length)),
    String(length)).toBe(known("x".repeat(length)));
});
