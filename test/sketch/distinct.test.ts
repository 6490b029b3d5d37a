import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {distinct, estimate} from "../../src/sketch/distinct.ts";
import {textHash} from "../../src/sketch/hash.ts";
import type {Distinct} from "../../src/sketch/state.ts";
import {merged, split} from "./split.ts";

const spec = {cap: 12, sample: 5};
const sorted = (hashes: readonly number[]): Float64Array => Float64Array.from(new Set(hashes)).sort();
const of = (hashes: readonly number[]): Distinct => distinct.add(distinct.empty(spec), sorted(hashes), spec);
const hash = fc.oneof(fc.nat(14), fc.maxSafeNat());

describe("distinct", () => {
  it("holds every hash up to the cap, then the smallest", () => {
    const twelve = Array.from({length: 12}, (_, i) => 100 - i);
    expect(of([...twelve, 95, 95])).toEqual({hashes: sorted(twelve), complete: true});
    expect(of([...twelve, 7])).toEqual({hashes: Float64Array.of(7, 89, 90, 91, 92), complete: false});
  });

  it("merges to what the whole gives", () => {
    fc.assert(fc.property(split(hash, 30), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), (a, b) => distinct.merge(a, b, spec))) expect(sum).toEqual(of(whole));
    }), {numRuns: 500});
  });

  it("gives the same however the hashes come in batches", () => {
    fc.assert(fc.property(split(hash, 30), ({whole, parts}) => {
      const state = parts.reduce((sum, part) => distinct.add(sum, sorted(part), spec), distinct.empty(spec));
      expect(state).toEqual(of(whole));
    }), {numRuns: 500});
  });

  it("shares nothing with what was merged", () => {
    const a = of([1, 2]), sum = distinct.merge(a, distinct.empty(spec), spec);
    sum.hashes.fill(9);
    expect(a.hashes).toEqual(Float64Array.of(1, 2));
  });
});

describe("estimate", () => {
  it("counts exactly while all are kept", () => {
    expect(estimate(of([1, 2, 3]))).toEqual({count: 3, error: 0});
    expect(estimate(of([]))).toEqual({count: 0, error: 0});
  });

  it("covers the truth about as often as it says", () => {
    const hashes = textHash(), sizes = {cap: 100, sample: 100}, n = 2000;
    let covered = 0, sum = 0;
    for (let run = 0; run < 200; run++) {
      const all = sorted(Array.from({length: n}, (_, i) => hashes.number(`${run}/${i}`)));
      const {count, error} = estimate(distinct.add(distinct.empty(sizes), all, sizes));
      covered += Math.abs(count - n) <= error ? 1 : 0;
      sum += count;
    }
    expect(covered).toBeGreaterThan(178);
    expect(covered).toBeLessThanOrEqual(199);
    expect(Math.abs(sum / 200 / n - 1)).toBeLessThan(0.03);
  });
});
