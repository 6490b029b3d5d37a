import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {distinctValues, placesAmong} from "../../src/stats/distinct-values.ts";

const part = fc.array(fc.double({noNaN: true}).map((x) => x + 0), {maxLength: 20}).map((values) => Float64Array.from(values).sort());

describe("distinctValues", () => {
  it("holds each value of any part once, ascending", () => {
    fc.assert(fc.property(fc.array(part, {maxLength: 4}), (parts) => {
      expect([...distinctValues(parts)]).toEqual([...new Set(parts.flatMap((one) => [...one]))].sort((a, b) => a < b ? -1 : 1));
    }));
  });
});

describe("placesAmong", () => {
  it("finds every value of a part among those of all", () => {
    fc.assert(fc.property(part, part, (one, other) => {
      const among = distinctValues([one, other]);
      expect([...placesAmong(one, among)].map((place) => among[place])).toEqual([...one]);
    }));
  });
});
