import {describe, expect, it} from "vitest";
import {ordered} from "../../src/stats/ordered.ts";
import {tailExcess} from "../../src/stats/tail-excess.ts";

const whole = (from: number, to: number): Float64Array => Float64Array.from({length: to - from}, (_, i) => from + i);

describe("tail excess", () => {
  it("has no answer where no tail could tell anything", () => {
    expect(tailExcess(ordered(whole(0, 10), whole(5, 15)))).toBeUndefined();
    expect(tailExcess(ordered(new Float64Array(500).fill(3), new Float64Array(500).fill(3)))).toBeUndefined();
  });

  it("finds a few current values beyond all others, which a rank test of the whole cannot", () => {
    const current = Float64Array.from({length: 200}, (_, i) => i < 10 ? 5000 + i : 5 * i + 0.5);
    const p = tailExcess(ordered(whole(0, 1000), current)) ?? NaN;
    expect(p).toBeLessThan(1e-5);
    expect(p).toBeGreaterThan(0);
  });

  it("finds them on both sides together, and as well with all values turned round", () => {
    const reference = whole(0, 200);
    const current = Float64Array.from({length: 200}, (_, i) => i < 6 ? 1000 + i : i < 12 ? -1000 - i : i + 0.5);
    const p = tailExcess(ordered(reference, current)) ?? NaN;
    const turned = tailExcess(ordered(reference.map((x) => -x), current.map((x) => -x))) ?? NaN;
    expect(p).toBeLessThan(0.02);
    expect(turned).toBeCloseTo(p, 12);
  });

  it("does not look for fewer current values", () => {
    expect(tailExcess(ordered(whole(-1000, 1000), whole(-400, 400)))).toBeGreaterThan(0.5);
  });

  it("looks at the outermost current value even of a sample of one", () => {
    const p = tailExcess(ordered(whole(0, 1000), Float64Array.of(5000))) ?? NaN;
    expect(p).toBeLessThan(0.01);
  });
});
