import {describe, expect, it} from "vitest";
import {cramerVonMises} from "../../src/stats/cramer-von-mises.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates, arrangements} from "./arrangements.ts";
import {near} from "./near.ts";

describe("Cramer and von Mises' test", () => {
  it("sums the squared distance of the distribution functions over all values", () => {
    const {statistic} = cramerVonMises(ordered(Float64Array.of(1, 2), Float64Array.of(2, 3)))!;
    // F - G is 1/2 at 1, 1/2 at both values 2, 0 at 3; n m / N^2 is 1/4.
    expect(statistic).toBeCloseTo(3 / 4 / 4, 15);
  });

  it("counts arrangements in tiny samples", () => {
    const all = arrangements([2, 1, 3, 2], 3).map(({pair, chance}) => ({found: cramerVonMises(pair)!, chance}));
    for (const {found} of all)
      near(found.p, all.filter((other) => other.found.statistic >= found.statistic - 1e-12).reduce((sum, {chance}) => sum +
        chance, 0), 1e-9);
  });

  it.each([
    {what: "two values", ties: [1900, 100], n: 1000},
      {what: "many zeros", ties: [700, ...Array.from({length: 300}, () => 1)], n: 500},
    {what: "no ties", ties: Array.from({length: 200}, () => 1), n: 50},
  ])("alarms at its level: $what", ({ties, n}) => {
    const [at5, at1] = alarmRates({ties, n, levels: [0.05, 0.01], repeats: 2500}, generator(5),
      (pair) => cramerVonMises(pair)!.p);
    expect(Math.abs(at5 - 0.05)).toBeLessThan(0.0145);
    expect(Math.abs(at1 - 0.01)).toBeLessThan(0.0065);
  });

  it("has no answer when a side is empty, or for an exact p out of reach", () => {
    expect(cramerVonMises(ordered(new Float64Array(0), Float64Array.of(1)))).toBeUndefined();
    const many = Float64Array.from({length: 40}, (_, i) => i);
    expect(cramerVonMises(ordered(many, many.map((x) => x + 0.5)), "exact")).toBeUndefined();
  });
});
