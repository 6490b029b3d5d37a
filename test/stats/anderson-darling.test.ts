import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {andersonDarling} from "../../src/stats/anderson-darling.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates, arrangements} from "./arrangements.ts";
import {near} from "./near.ts";

const whole = fc.array(fc.integer({min: 0, max: 9}), {minLength: 1, maxLength: 25}).map((values) => Float64Array.from(values));

describe("Anderson and Darling's test", () => {
  it("has mean 1 over all arrangements, with and without ties", () => {
    for (const {ties, n} of [{ties: [1, 1, 1, 1, 1, 1], n: 2}, {ties: [4, 2, 1, 3], n: 4}])
      near(arrangements(ties, n).reduce((sum, {pair, chance}) => sum + chance * andersonDarling(pair)!.squared, 0), 1, 1e-12);
  });

  it("counts arrangements in tiny samples: p is the share of those at least as far apart", () => {
    const all = arrangements([3, 2, 1, 4], 4).map(({pair, chance}) => ({found: andersonDarling(pair)!, chance}));
    for (const {found} of all) {
      const share = all.filter((other) => other.found.squared >= found.squared - 1e-9).reduce((sum, {chance}) => sum + chance, 0);
      expect(found.method).toBe("exact");
      near(found.p, share, 1e-9);
    }
  });

  it.each([
    {what: "two values", ties: [1900, 100], n: 1000}, {what: "five values", ties: [200, 300, 100, 300, 100], n: 300},
    {what: "many zeros", ties: [700, ...Array.from({length: 300}, () => 1)], n: 500},
      {what: "no ties", ties: Array.from({length: 100}, () => 1), n: 30},
    {what: "three against five hundred", ties: Array.from({length: 503}, () => 1), n: 3},
  ])("alarms at its level: $what", ({ties, n}) => {
    const [at5, at1] = alarmRates({ties, n, levels: [0.05, 0.01], repeats: 2500}, generator(5),
      (pair) => andersonDarling(pair)!.p);
    expect(at5).toBeGreaterThan(0.036);
    expect(at5).toBeLessThan(0.065);
    expect(at1).toBeGreaterThan(0.003);
    expect(at1).toBeLessThan(0.017);
  });

  it("would alarm far too often under ties by the law without them", () => {
    const plan = {ties: [1900, 100], n: 1000, levels: [0.05], repeats: 2000};
    expect(alarmRates(plan, generator(5), (pair) => andersonDarling(pair, {method: "law"})!.p)[0]).toBeGreaterThan(0.1);
  });

  it("does not depend on which sample is which, nor on the unit", () => {
    fc.assert(fc.property(whole, whole, (a, b) => {
      const there = andersonDarling(ordered(a, b)), back = andersonDarling(ordered(b, a));
      if (!there || !back) {
        expect(there).toBe(back);
        return;
      }
      near(there.squared, back.squared, 1e-9);
      expect(there.p).toBeCloseTo(back.p, 9);
      expect(andersonDarling(ordered(a.map((x) => 2 * x), b.map((x) => 2 * x)))!.p).toBe(there.p);
    }));
  });

  it("has no answer for an empty side, equal values or fewer than four of them", () => {
    expect(andersonDarling(ordered(new Float64Array(0), Float64Array.of(1, 2, 3, 4)))).toBeUndefined();
    expect(andersonDarling(ordered(Float64Array.of(2, 2), Float64Array.of(2, 2)))).toBeUndefined();
    expect(andersonDarling(ordered(Float64Array.of(1), Float64Array.of(2, 3)))).toBeUndefined();
  });

  it("marks an interpolated p that lies outside the table, and does not let it turn back up", () => {
    const far = Float64Array.from({length: 50}, (_, i) => i), method = "scholz-stephens-interpolation" as const;
    const near50 = andersonDarling(ordered(far, far.map((x) => x + 60)), {method})!;
    const further = andersonDarling(ordered(far, far.map((x) => x + 30)), {method})!;
    expect(near50.extrapolated).toBe(true);
    expect(near50.p).toBeLessThanOrEqual(further.p);
    expect(andersonDarling(ordered(far, far.map((x) => x + 9.5)), {method})!.extrapolated).toBe(false);
  });

  it("takes rows in clusters for as many as tell as much", () => {
    const a = Float64Array.from({length: 40}, (_, i) => i), b = Float64Array.from({length: 30}, (_, i) => i + 9);
    const often = (values: Float64Array): Float64Array => Float64Array.from({length: 5 * values.length}, (_, i) => values[Math.floor(i / 5)]);
    const found = andersonDarling(ordered(often(a), often(b)), {design: 5})!, single = andersonDarling(ordered(a, b))!;
    expect(found.p / single.p).toBeCloseTo(1, 0);
    expect(found.p).toBeGreaterThan(50 * andersonDarling(ordered(often(a), often(b)))!.p);
  });
});
