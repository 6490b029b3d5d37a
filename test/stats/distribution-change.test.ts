import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {distributionChange} from "../../src/stats/distribution-change.ts";
import {ordered, orderedFromCounts} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";

const normals = (seed: number, size: number, of: (z: number) => number = (z) => z): Float64Array => {
  const random = generator(seed);
  return Float64Array.from({length: size}, () => of(random.normal()));
};

const pOf = (reference: Float64Array, current: Float64Array): number => distributionChange(ordered(reference, current))?.p ?? NaN;

describe("distribution change", () => {
  it("has no answer without values, and no evidence where all are equal", () => {
    expect(distributionChange(ordered(new Float64Array(0), Float64Array.of(1)))).toBeUndefined();
    expect(distributionChange(ordered(Float64Array.of(1), new Float64Array(0)))).toBeUndefined();
    expect(pOf(Float64Array.of(2, 2, 2), Float64Array.of(2, 2))).toBe(1);
  });

  it("gives a chance between 0 and 1 on any values, and the same one for any monotone scale", () => {
    const values = fc.array(fc.integer({min: -9, max: 9}), {minLength: 1, maxLength: 60}).map((list) => Float64Array.from(list));
    fc.assert(fc.property(values, values, (reference, current) => {
      const p = pOf(reference, current);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(pOf(reference.map((x) => x ** 3 + 7), current.map((x) => x ** 3 + 7))).toBe(p);
      expect(pOf(reference.map((x) => -x), current.map((x) => -x))).toBeCloseTo(p, 9);
    }));
  });

  it.each<{why: string; part: string; of: (z: number) => number}>([
    {why: "a moved mean", part: "place", of: (z) => z + 0.5},
    {why: "a wider spread", part: "shape", of: (z) => 1.5 * z},
    {why: "two peaks", part: "shape", of: (z) => Math.sign(z) * 0.9 + 0.4 * z},
    {why: "outliers", part: "tails", of: (z) => z > 1.7 ? 8 + z : z},
  ])("finds $why, and says by which part", ({part, of}) => {
    const found = distributionChange(ordered(normals(1, 1000), normals(2, 400, of)));
    expect(found?.p).toBeLessThan(1e-4);
    const parts = Object.entries(found?.parts ?? {}).sort((a, b) => a[1] - b[1]);
    expect(parts[0][0]).toBe(part);
  });

  it("finds a shift of 1 sigma beside one value of 1e6", () => {
    const current = normals(4, 200, (z) => z + 1);
    current[0] = 1e6;
    expect(pOf(normals(3, 200), current)).toBeLessThan(1e-6);
  });

  it("stays silent on two samples of one law", () => {
    expect(pOf(normals(5, 1000), normals(6, 500))).toBeGreaterThan(0.05);
  });

  it("is not overruled by a part that finds nothing at all", () => {
    // All current values lie above a sharp lower end, so that the lower tail holds none of them.
    const reference = normals(7, 200, Math.exp), current = normals(8, 200, (z) => Math.exp(z) + 0.2);
    const found = distributionChange(ordered(reference, current)), {shape = 1, tails = 0} = found?.parts ?? {};
    expect(tails).toBeGreaterThan(0.9);
    expect(found?.p).toBeLessThan(4 * shape);
  });

  it("takes counts on cells as it takes values", () => {
    const edges = Float64Array.from({length: 40}, (_, i) => i);
    const counts = (shift: number) => edges.map((x) => Math.round(1000 * Math.exp(-((x - 20 - shift) ** 2) / 50)));
    const pair = orderedFromCounts({values: edges, counts: counts(0)}, {values: edges, counts: counts(1)});
    expect(distributionChange(pair)?.p).toBeLessThan(1e-9);
  });

  it("tests the share of the commonest value where little else is expected", () => {
    const filled = (count: number) => Float64Array.from({length: 100}, (_, i) => i < count ? i + 1 : 0);
    const found = distributionChange(ordered(filled(2), filled(3)));
    expect(found?.parts["shape"]).toBeUndefined();
    expect(found?.p).toBeGreaterThan(0.2);
  });
});
