import {describe, expect, it} from "vitest";
import {numberText} from "../../src/source/number-text.ts";

describe("numberText", () => {
  it("reads decimals with spaces around, NaN and the infinities in any case", () => {
    const read = ["1e5", "-0", ".5", "5.", " 7 ", "\t3\n", "+7", "1e400", "nan", "-Infinity", "+inf"].map(numberText);
    expect(read).toEqual([1e5, -0, 0.5, 5, 7, 3, 7, Infinity, NaN, -Infinity, Infinity]);
  });

  it("reads nothing else", () => {
    for (const text of ["", " ", "1_000", "1,5", "0x10", "0b1", "1e", "e5", "1.0.0", "1 000", "5%", "$3", "(5)", "٣", "3\u00a0",
      "true", "1d"]) {
      expect(numberText(text), text).toBeUndefined();
    }
  });
});
