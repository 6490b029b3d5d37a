import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isoText, rangeOf} from "../../src/server/range.ts";

describe("an instant in answers", () => {
  it("is written as Date writes it, in any year and with any fraction", () => {
    const times = fc.oneof(fc.integer({min: -8.64e15, max: 8.64e15}), fc.integer({min: -1e13, max: 1e13}), fc.double({min: -1e13, max: 1e13, noNaN: true}));
    fc.assert(fc.property(times, (time) => { expect(isoText(time)).toBe(new Date(time).toISOString()); }), {numRuns: 2000, seed: 4});
    for (const time of [-1, 0, -0.5, 86_399_999.9, 86_400_000]) expect(isoText(time)).toBe(new Date(time).toISOString());
  });

  it("is none where there is no such time", () => {
    for (const time of [NaN, Infinity, 8.65e15]) expect(() => isoText(time)).toThrow(RangeError);
  });
});

describe("a stretch that is asked about", () => {
  it("begins before it ends", () => {
    expect(rangeOf({from: "2026-11-21", to: "2026-11-22"})).toEqual({from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22)});
    expect(() => rangeOf({from: "2026-11-22", to: "2026-11-21"})).toThrow("query from: 2026-11-22 lies after to, 2026-11-21");
  });
});
