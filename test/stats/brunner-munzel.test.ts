import {describe, expect, it} from "vitest";
import {brunnerMunzel} from "../../src/stats/brunner-munzel.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";

describe("Brunner and Munzel's test", () => {
  it("is positive when the current values are larger", () => {
    expect(brunnerMunzel(ordered(Float64Array.of(1, 2, 4), Float64Array.of(3, 5, 6)))!.statistic).toBeGreaterThan(0);
    expect(brunnerMunzel(ordered(Float64Array.of(3, 5, 6), Float64Array.of(1, 2, 4)))!.statistic).toBeLessThan(0);
  });

  it("keeps its level where the spreads differ", () => {
    const random = generator(18);
    const draw = (size: number, scale: number) => Float64Array.from({length: size}, () => scale * random.normal());
    let alarms = 0;
    for (let i = 0; i < 3000; i++) if (brunnerMunzel(ordered(draw(80, 1), draw(25, 4)))!.p <= 0.05) alarms++;
    expect(Math.abs(alarms / 3000 - 0.05)).toBeLessThan(0.017);
  });

  it("has no answer for samples that do not overlap, nor for one value", () => {
    expect(brunnerMunzel(ordered(Float64Array.of(1, 2), Float64Array.of(3, 4)))).toBeUndefined();
    expect(brunnerMunzel(ordered(Float64Array.of(1), Float64Array.of(0, 4)))).toBeUndefined();
  });
});
