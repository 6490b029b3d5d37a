import {describe, expect, it} from "vitest";
import {truth} from "../../src/source/truth.ts";

describe("truth", () => {
  it("knows true, yes, t, y and 1, false, no, f, n and 0, in any case", () => {
    for (const text of ["true", "TRUE", " Yes ", "t", "Y", "1", "1.0"]) expect(truth(text), text).toBe("true");
    for (const text of ["false", "False", "NO", "f", "n", "0", "0."]) expect(truth(text), text).toBe("false");
  });

  it("knows no other word", () => {
    for (const text of ["", "maybe", "2", "on", "off", "10", "01", "yes!", "-1", "constructor"]) expect(truth(text),
      text).toBeUndefined();
  });
});
