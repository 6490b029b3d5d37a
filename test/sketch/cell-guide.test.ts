import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {guideOf, locateCells, mostEdges} from "../../src/sketch/cell-guide.ts";

const located = (edges: Float64Array, values: readonly number[]): number[] => {
  const cells = new Uint16Array(values.length);
  locateCells(guideOf(edges), {values: Float64Array.from(values), n: values.length}, cells);
  return [...cells];
};

const counted = (edges: Float64Array, values: readonly number[]): number[] =>
  values.map((x) => edges.filter((edge) => edge <= x).length);

const finite = fc.oneof(
  fc.double({noNaN: true, noDefaultInfinity: true}), fc.integer({min: -9, max: 9}), fc.double({min: -1, max: 1, noNaN: true}),
).map((x) => x + 0);
const ascending = fc.uniqueArray(finite, {maxLength: 300}).map((edges) => Float64Array.from(edges).sort());

describe("locateCells", () => {
  it("counts the edges at or below a value, whatever the edges", () => {
    fc.assert(fc.property(ascending, fc.array(finite, {maxLength: 100}), (edges, values) => {
      const probes = [...values, ...edges];
      expect(located(edges, probes)).toEqual(counted(edges, probes));
    }), {numRuns: 300});
  });

  it.each([
    ["evenly spread", (i: number) => i],
    ["spread over 600 orders of magnitude", (i: number) => 10 ** (i / 10 - 300) ],
    ["crowded behind an offset", (i: number) => 1e9 + 2 ** (i / 200)],
    ["crowded on both sides of zero", (i: number) => Math.sign(i - 3000) * Math.exp(Math.abs(i - 3000) / 10)],
    ["neighbouring doubles", (i: number) => 1 + i * Number.EPSILON],
    ["subnormal", (i: number) => i * Number.MIN_VALUE],
    ["as wide as doubles go", (i: number) => (i - 3000) * 5.9e304],
  ])("is exact on edges %s", (_, edge) => {
    const edges = Float64Array.from({length: 6000}, (__, i) => edge(i) + 0).sort();
    const distinct = edges.filter((x, i) => i === 0 || x > edges[i - 1]);
    const probes = [...distinct.filter((__, i) => i % 7 === 0), -1e308, 1e308, 0,
      ...distinct.subarray(0, 50).map((x) => x * 1.0000001)];
    const binary = probes.map((x) => {
      let from = 0, to = distinct.length;
      while (from < to) { const middle = from + to >> 1; if (distinct[middle] <= x) from = middle + 1; else to = middle; }
      return from;
    });
    expect(located(distinct, probes)).toEqual(binary);
  });

  it("refuses more edges than a cell number can count", () => {
    const edges = Float64Array.from({length: mostEdges + 1}, (_, i) => i);
    expect(() => guideOf(edges)).toThrow("too many edges: 65535; at most 65534");
  });
});
