import {describe, expect, it} from "vitest";
import {levene} from "../../src/stats/levene.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";

describe("Levene's test", () => {
  it("sees a change of spread but not one of place", () => {
    const random = generator(16);
    const draw = (shift: number, scale: number) => Float64Array.from({length: 400}, () => shift + scale * random.normal());
    expect(levene(ordered(draw(0, 1), draw(0, 1.5)))!.p).toBeLessThan(1e-6);
    expect(levene(ordered(draw(0, 1), draw(5, 1)))!.p).toBeGreaterThan(0.01);
  });

  it("keeps its level on skewed values", () => {
    const random = generator(17), draw = (size: number) => Float64Array.from({length: size}, () => random.exponential());
    let alarms = 0;
    for (let i = 0; i < 2000; i++) if (levene(ordered(draw(100), draw(60)))!.p <= 0.05) alarms++;
    expect(Math.abs(alarms / 2000 - 0.05)).toBeLessThan(0.02);
  });

  it("has no answer where no distance varies, nor for an empty side", () => {
    expect(levene(ordered(Float64Array.of(2, 2), Float64Array.of(5, 5)))).toBeUndefined();
    expect(levene(ordered(new Float64Array(0), Float64Array.of(5, 6, 7)))).toBeUndefined();
  });
});
