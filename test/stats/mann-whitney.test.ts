import {describe, expect, it} from "vitest";
import {mannWhitney} from "../../src/stats/mann-whitney.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates, arrangements} from "./arrangements.ts";
import {near} from "./near.ts";

describe("Mann and Whitney's test", () => {
  it("counts the pairs in which the reference is larger, ties by half", () => {
    const {statistic, superiority} = mannWhitney(ordered(Float64Array.of(1, 2, 3), Float64Array.of(2, 0)))!;
    expect(statistic).toBe(1 + 1.5 + 2);
    expect(superiority).toBe(0.75);
  });

  it("counts all arrangements without ties", () => {
    const ties = [1, 1, 1, 1, 1, 1, 1, 1, 1];
    const all = arrangements(ties, 4).map(({pair, chance}) => ({found: mannWhitney(pair)!, chance}));
    for (const {found} of all) {
      const away = Math.abs(found.statistic - 10);
      const share = all.filter((other) => Math.abs(other.found.statistic - 10) >= away).reduce((sum, {chance}) => sum + chance,
        0);
      expect(found.method).toBe("exact");
      near(found.p, share, 1e-12);
    }
  });

  it("keeps its level under ties", () => {
    const plan = {ties: [50, 30, 20, 10, 40, 50], n: 60, levels: [0.05], repeats: 4000};
    const [at5] = alarmRates(plan, generator(9), (pair) => mannWhitney(pair)!.p);
    expect(Math.abs(at5 - 0.05)).toBeLessThan(0.013);
  });

  it("sees nothing in equal values, and has no exact p where there are ties nor an answer for an empty side", () => {
    const equal = ordered(Float64Array.of(2, 2), Float64Array.of(2));
    expect(mannWhitney(equal)).toMatchObject({p: 1, superiority: 0.5});
    expect(mannWhitney(equal, {continuity: false})).toBeUndefined();
    expect(mannWhitney(equal, {method: "exact"})).toBeUndefined();
    expect(mannWhitney(ordered(new Float64Array(0), Float64Array.of(1)))).toBeUndefined();
  });

  it("takes rows in clusters for as many as tell as much", () => {
    const a = Float64Array.from({length: 40}, (_, i) => i), b = Float64Array.from({length: 30}, (_, i) => i + 9);
    const often = (values: Float64Array): Float64Array => Float64Array.from({length: 5 * values.length}, (_, i) => values[Math.floor(i / 5)]);
    const found = mannWhitney(ordered(often(a), often(b)), {design: 5})!, single = mannWhitney(ordered(a, b), {method: "normal"})!;
    expect(found.superiority).toBeCloseTo(single.superiority, 12);
    expect(found.p / single.p).toBeCloseTo(1, 1);
  });
});
