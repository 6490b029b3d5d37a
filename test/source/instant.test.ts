import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {instant, instantText} from "../../src/source/instant.ts";

describe("instant", () => {
  it("reads ISO 8601 dates and times, in UTC where no offset is given", () => {
    const read: readonly (readonly [string, number])[] = [
      ["2024-02-29", Date.UTC(2024, 1, 29)], ["1996-05-07T00:30", Date.UTC(1996, 4, 7, 0, 30)],
        ["2024/1/2", Date.UTC(2024, 0, 2)],
      ["2024-02-29 10:20:30Z", Date.UTC(2024, 1, 29, 10, 20, 30)],
        ["2024-02-29T10:20:30+02:00", Date.UTC(2024, 1, 29, 8, 20, 30)],
      ["2024-02-29T10:20:30-0330", Date.UTC(2024, 1, 29, 13, 50, 30)],
        ["2024-02-29 10:20:30 UTC", Date.UTC(2024, 1, 29, 10, 20, 30)],
      ["2024-02-29T10:20:30.123456", Date.UTC(2024, 1, 29, 10, 20, 30, 123) + 0.456],
        ["2024-02-29T24:00:00", Date.UTC(2024, 2, 1)],
      [" 1969-12-31 ", -86_400_000], ["0001-01-01", new Date(0).setUTCFullYear(1, 0, 1)],
    ];
    for (const [text, ms] of read) expect(instant(text), text).toBe(ms);
  });

  it("reads nothing else", () => {
    for (const text of ["", "2024-02-30", "2024-13-01", "2024-00-10", "2024-01-01T25:00", "2024-01-01T10", "2024-01-01T10:61",
      "20240101",
      "01/02/2024", "2024", "2024-01", "1704067200", "soon", "2024-01/02", "2024-01-01T10:20:30 Europe/Berlin",
        "2024-01-01T24:01"]) {
      expect(instant(text), text).toBeUndefined();
    }
  });

  it("reads back what instantText writes", () => {
    fc.assert(fc.property(fc.integer({min: -62_135_596_800_000, max: 253_402_300_799_000}),
      (ms) => instant(instantText(ms)) === ms), {numRuns: 5000});
  });
});

describe("instantText", () => {
  it("is the date alone at midnight, and as fine as need be otherwise", () => {
    expect([0, 1000, 1, 9e15, Infinity].map(instantText))
      .toEqual(["1970-01-01", "1970-01-01T00:00:01Z", "1970-01-01T00:00:00.001Z", "9000000000000000", "Infinity"]);
  });
});
