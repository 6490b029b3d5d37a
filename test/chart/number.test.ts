import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {amount, between, count, exact, pValue, scored, share, signed, tickLabels, withUnit} from "../../src/chart/number.ts";

const plain = (text: string): string => text.replaceAll("\u202F", " ");

describe("numbers for people", () => {
  it("groups counts by thin spaces", () => {
    expect([0, 999, 1240, 1234567].map(count).map(plain)).toEqual(["0", "999", "1 240", "1 234 567"]);
  });

  it("gives three significant digits, large numbers in full and tiny ones as powers", () => {
    expect([0, 0.5, 0.12345, 12.345, 117.93, 1234.5, -3.25, 1.2e-7, 3e15].map((value) => plain(amount(value))))
      .toEqual(["0", "0.5", "0.123", "12.3", "118", "1 235", "−3.25", "1.2 × 10⁻⁷", "3 × 10¹⁵"]);
  });

  it("says 0 % and 100 % only where it is so exactly", () => {
    expect([0, 0.0001, 0.004, 0.0996, 0.19, 0.994, 0.9999, 1, -0.0001, -0.2].map((value) => plain(share(value))))
      .toEqual(["0 %", "< 0.1 %", "0.4 %", "10 %", "19 %", "99.4 %", "> 99.9 %", "100 %", "> −0.1 %", "−20 %"]);
  });

  it("gives p-values as many digits as tell them apart", () => {
    expect([0, 1e-300, 0.00099, 0.0042, 0.034, 0.4, 0.995, 1].map((p) => plain(pValue(p))))
      .toEqual(["< 0.001", "< 0.001", "< 0.001", "0.0042", "0.034", "0.40", "> 0.99", "> 0.99"]);
  });

  it("writes a score as exact as its limit asks, so that scores under one limit line up", () => {
    expect([0.62612, 0.0025, 0, 0.00001].map((value) => plain(scored(value, "σ", 0.4)))).toEqual(["0.626 σ", "0.003 σ", "0 σ",
      "0 σ"]);
    expect(plain(scored(0.187, "share", 0.05))).toBe("19 %");
    expect(plain(scored(0.0025, "nats", undefined))).toBe("0.0025 nats");
  });

  it("says of an open interval on which side it is open", () => {
    expect(between([0.48, 0.77], "")).toBe("0.48 to 0.77");
    expect(between([0.48, Number.MAX_VALUE], "")).toBe("at least 0.48");
    expect(between([-Number.MAX_VALUE, 0.1], "")).toBe("at most 0.1");
    expect(between([-Number.MAX_VALUE, Number.MAX_VALUE], "")).toBe("not bounded");
  });

  it("never says NaN, Infinity, undefined or null, whatever the number", () => {
    const anyNumber = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE,
      5e-324, -0));
    fc.assert(fc.property(anyNumber, anyNumber, fc.constantFrom("", "share", "rows", "σ"), (a, b, unit) => {
      const said = [count(a), amount(a), amount(a, 4), share(a), pValue(Math.abs(a)), withUnit(a, unit), scored(a, unit, b),
        between([a, b], unit),
        signed(amount(a), a), ...tickLabels([a, b], 0.1)];
      for (const text of said) expect(text).not.toMatch(/NaN|Infinity|undefined|null|e[+-]/);
      expect(exact(a)).not.toMatch(/NaN|Infinity|undefined|null/);
    }));
  });

  it("gives exact numbers without an exponent's minus sign being lost", () => {
    expect(exact(-12.5)).toBe("−12.5");
    expect(exact(0.1 + 0.2)).toBe("0.30000000000000004");
  });

  it("labels ticks with as many decimals as the step needs", () => {
    expect(tickLabels([0, 0.02, 0.04], 0.02)).toEqual(["0.00", "0.02", "0.04"]);
    expect(tickLabels([0, 20, 40], 20)).toEqual(["0", "20", "40"]);
  });
});
