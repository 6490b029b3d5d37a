import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {countKnown, mostValues, valueTable} from "../../src/sketch/value-table.ts";

const finite = fc.double({noNaN: true, noDefaultInfinity: true}).map((x) => x + 0);

describe("countKnown", () => {
  it("counts the values it knows at their places and copies the others", () => {
    fc.assert(fc.property(fc.uniqueArray(finite), fc.array(finite), (known, values) => {
      const table = valueTable(Float64Array.from(known).sort()), n = values.length + known.length, unknown = new Float64Array(n);
      const counts = new Float64Array(known.length), probes = Float64Array.from([...values, ...known]);
      const unknowns = countKnown(table, {values: probes, n}, {counts, unknown});
      expect([...unknown.subarray(0, unknowns)]).toEqual(values.filter((x) => !known.includes(x)));
      expect([...counts]).toEqual([...table.values].map((x) => 1 + values.filter((y) => y === x).length));
    }));
  });

  it("finds as many values as it can hold", () => {
    const values = Float64Array.from({length: mostValues}, (_, i) => i - 1000), counts = new Float64Array(mostValues);
    expect(countKnown(valueTable(values), {values, n: mostValues}, {counts, unknown: new Float64Array(mostValues)})).toBe(0);
    expect(counts.every((count) => count === 1)).toBe(true);
  });
});
