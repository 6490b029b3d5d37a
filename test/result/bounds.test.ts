import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type BoundedCase, judgeBounds, rowsToClear} from "../../src/result/judge.ts";

const asked = (some: Partial<BoundedCase>): BoundedCase =>
  ({bounds: {min: 0.85}, value: 0.9, interval: [0.88, 0.92], evidence: "interval", pAdjusted: null, level: 0.05, ...some});

describe("judgeBounds", () => {
  it.each([
    ["ok when the whole interval reaches the minimum", asked({}), "ok"],
    ["ok when it ends just there", asked({interval: [0.85, 0.92]}), "ok"],
    ["fail when the whole interval lies below", asked({value: 0.8, interval: [0.76, 0.84]}), "fail"],
    ["unknown when the minimum lies inside, whatever the number", asked({value: 0.86, interval: [0.82, 0.9]}), "unknown"],
    ["unknown when there should be an interval and is none", asked({interval: null}), "unknown"],
    ["fail on either side of two bounds", asked({bounds: {min: -1, max: 1}, value: 3, interval: [2, 4]}), "fail"],
    ["ok for a fact at the bound", asked({bounds: {max: 0}, value: 0, interval: null, evidence: "fact"}), "ok"],
    ["fail for a fact past it, whatever its interval", asked({bounds: {max: 0}, value: 1, interval: [-9, 9], evidence: "fact"}), "fail"],
    ["fail for a tested number that is outside and not by chance", asked({value: 0.1, interval: null, evidence: "test", pAdjusted: 0.01}), "fail"],
    ["unknown for a tested number that chance may have put outside", asked({value: 0.1, interval: null, evidence: "test", pAdjusted: 0.2}), "unknown"],
    ["ok for a tested number inside", asked({interval: null, evidence: "test", pAdjusted: 0.01}), "ok"],
  ])("says %s", (_, it, verdict) => {
    expect(judgeBounds(it).verdict).toBe(verdict);
    expect(judgeBounds(it).reason === null).toBe(verdict !== "unknown");
  });

  it("never says ok and fail of bounds of which one allows more than the other", () => {
    const number = fc.double({min: -10, max: 10, noNaN: true});
    fc.assert(fc.property(number, number, number, number, (a, b, min, wider) => {
      const interval = [Math.min(a, b), Math.max(a, b)] as const, value = (a + b) / 2;
      const narrow = judgeBounds(asked({bounds: {min}, value, interval})).verdict;
      const wide = judgeBounds(asked({bounds: {min: min - Math.abs(wider)}, value, interval})).verdict;
      expect([narrow, wide]).not.toEqual(["ok", "fail"]);
      if (narrow === "ok") expect(wide).toBe("ok");
    }));
  });
});

describe("rowsToClear", () => {
  it("tells the rows at which an interval that narrows with the root of the rows leaves the bound", () => {
    const open = asked({value: 0.87, interval: [0.83, 0.91]});
    // The half width must fall from .04 to .02: four times the rows.
    expect(rowsToClear(open, {n: 1000, m: 100, alone: true})).toEqual({reference: 1000, current: 400});
  });

  it("counts both tables for a difference", () => {
    const open = asked({bounds: {min: -0.05}, value: -0.03, interval: [-0.07, 0.01]});
    const rows = rowsToClear(open, {n: 100_000, m: 100, alone: false});
    expect(rows?.current).toBeGreaterThan(395);
    expect(rows?.current).toBeLessThan(405);
  });

  it("tells none when the number is the bound itself, or there is no interval", () => {
    expect(rowsToClear(asked({value: 0.85, interval: [0.8, 0.9]}), {n: 10, m: 10, alone: true})).toBeNull();
    expect(rowsToClear(asked({interval: null}), {n: 10, m: 10, alone: true})).toBeNull();
  });

  it("tells rows under which the verdict is told, if the number stays", () => {
    const value = fc.double({min: 0, max: 1, noNaN: true}), half = fc.double({min: 0.001, max: 0.5, noNaN: true});
    fc.assert(fc.property(value, half, value, (x, h, min) => {
      const open = asked({bounds: {min}, value: x, interval: [x - h, x + h]});
      if (judgeBounds(open).verdict !== "unknown") return;
      const rows = rowsToClear(open, {n: 100, m: 100, alone: true});
      if (rows === null) return;
      const narrower = h * Math.sqrt(100 / rows.current) * (1 - 1e-9);
      expect(judgeBounds({...open, interval: [x - narrower, x + narrower]}).verdict).not.toBe("unknown");
    }));
  });
});
