import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {decimal} from "../../src/source/decimal.ts";

const read = (text: string): number => {
  const bytes = new TextEncoder().encode(`${text},9`);
  return decimal(bytes, 0, text.length);
};
/** The quick way gives the same double, sign of zero included, or leaves it to the slow way. */
const agrees = (text: string): boolean => {
  const x = read(text);
  return x !== x || Object.is(x, Number(text));
};
const digits = (most: number) => fc.string({unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: most});

describe("decimal", () => {
  it("is the nearest double of any double written in its shortest form", () => {
    fc.assert(fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (x) => agrees(String(x))), {numRuns: 20_000});
  });

  it("is the nearest double of up to 18 digits with a point and an exponent", () => {
    fc.assert(fc.property(digits(12), digits(12), fc.integer({min: -30, max: 30}), (a, b, exponent) =>
      [`${a}.${b}`, `-${a}.${b}e${exponent}`, `+${a}E${exponent}`, `.${b}`, `${a}.`].every(agrees)), {numRuns: 20_000});
  });

  it("rounds texts that lie next to the middle between two doubles as Number does, or leaves them", () => {
    fc.assert(fc.property(fc.double({min: 1e-5, max: 1e9, noNaN: true}), fc.integer({min: 16, max: 18}), (x, precision) =>
      agrees(x.toPrecision(precision)) && agrees((x + x * 2 ** -53).toPrecision(precision))), {numRuns: 20_000});
  });

  it("takes the quick way for numbers as files hold them", () => {
    for (const text of ["0", "-0", "1", "00012", "63.0278175", "0.8410868443011937", "1e22", "123456789012345678", "-1.5E-7",
      "5.", ".5", "+7"]) {
      expect(Object.is(read(text), Number(text)), text).toBe(true);
    }
  });

  it("leaves what is no plain decimal to the slow way", () => {
    for (const text of ["", "-", ".", "e5", "1e", "0e", "1e+", "1_000", "0x10", "1,5", " 1", "1 ", "NaN", "inf", "1.2.3", "--1",
      "1e99999", "1234567890123456789", "1e23"]) {
      expect(read(text), text).toBeNaN();
    }
  });
});
