import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type Case, judgeCase, rowsToSettle} from "../../src/result/judge.ts";

const shift: Case = {
  evidence: "test", pAdjusted: 0.001, level: 0.05, effect: 0.6, interval: [0.5, 0.7], limits: {warn: 0.2, fail: 0.5}, worse: "higher",
};

describe("judgeCase", () => {
  test("fails when there is evidence and the effect is past the limit", () => {
    expect(judgeCase(shift)).toEqual({verdict: "fail", reason: null});
  });
  test("warns between the two limits", () => {
    expect(judgeCase({...shift, effect: 0.3, interval: [0.2, 0.4]}).verdict).toBe("warn");
  });
  test("is ok when the far end of the interval is within the first limit, evidence or not", () => {
    expect(judgeCase({...shift, effect: 0.1, interval: [0.05, 0.15]}).verdict).toBe("ok");
    expect(judgeCase({...shift, pAdjusted: 0.6, effect: 0.1, interval: [0, 0.19]}).verdict).toBe("ok");
  });
  test("is unknown for want of rows when nothing is proven and the interval reaches the limit", () => {
    expect(judgeCase({...shift, pAdjusted: 0.4, interval: [0, 0.7]})).toEqual({verdict: "unknown", reason: "too-few-rows"});
  });
  test("is unknown at the limit when a change is proven but may be too small to matter", () => {
    expect(judgeCase({...shift, effect: 0.15, interval: [0.1, 0.25]})).toEqual({verdict: "unknown", reason: "near-limit"});
  });
  test("never fails without evidence, however large the effect", () => {
    expect(judgeCase({...shift, pAdjusted: null, effect: 9, interval: null}).verdict).toBe("unknown");
  });
  test("judges a fact on the limit alone", () => {
    const fact: Case = {...shift, evidence: "fact", pAdjusted: null, effect: 1, interval: null, limits: {fail: 1}};
    expect(judgeCase(fact).verdict).toBe("fail");
    expect(judgeCase({...fact, effect: 0}).verdict).toBe("ok");
  });
  test("never calls an improvement bad", () => {
    const accuracy: Case = {...shift, worse: "lower", limits: {warn: 0.85, fail: 0.8}};
    expect(judgeCase({...accuracy, effect: 0.95, interval: [0.94, 0.96]}).verdict).toBe("ok");
    expect(judgeCase({...accuracy, effect: 0.7, interval: [0.68, 0.72]}).verdict).toBe("fail");
  });
  test("takes both directions as bad where both are", () => {
    const either: Case = {...shift, worse: "either", limits: {fail: 2}};
    expect(judgeCase({...either, effect: -3, interval: [-4, -2]}).verdict).toBe("fail");
    expect(judgeCase({...either, effect: -0.5, interval: [-1, 1]}).verdict).toBe("ok");
  });
  test("a wider interval never turns an unknown into an ok, and more evidence never turns a fail into an ok", () => {
    const cases = fc.record({
      effect: fc.double({min: 0, max: 2, noNaN: true}), half: fc.double({min: 0, max: 1, noNaN: true}),
      p: fc.double({min: 0, max: 1, noNaN: true}), more: fc.double({min: 0, max: 1, noNaN: true}),
    });
    fc.assert(fc.property(cases, ({effect, half, p, more}) => {
      const at = (width: number, pAdjusted: number) =>
        judgeCase({...shift, effect, interval: [Math.max(0, effect - width), effect + width], pAdjusted}).verdict;
      if (at(half, p) === "unknown") expect(at(half + more, p)).not.toBe("ok");
      if (at(half, p) === "fail") expect(at(half, p * more)).toBe("fail");
    }));
  });
});

describe("rowsToSettle", () => {
  const small: Case = {...shift, pAdjusted: 0.5, effect: 0.05, interval: [0, 0.25]};
  test("asks for enough current rows that the interval would fit under the limit", () => {
    const settled = rowsToSettle(small, 10_000, 100);
    expect(settled?.reference).toBe(10_000);
    // widths go as sqrt(1/n + 1/m): from .20 to .15 wants 1/n + 1/m to shrink by (.15/.2)²
    const wanted = (1 / 10_000 + 1 / 100) * (0.15 / 0.2) ** 2;
    expect(1 / 10_000 + 1 / (settled?.current ?? 0)).toBeLessThanOrEqual(wanted);
    expect(1 / 10_000 + 1 / ((settled?.current ?? 0) - 1)).toBeGreaterThan(wanted);
  });
  test("asks for more of both when the reference is the smaller part", () => {
    const settled = rowsToSettle(small, 100, 100_000);
    expect(settled?.reference).toBeGreaterThan(100);
  });
  test("works where low is bad", () => {
    const accuracy: Case = {...small, worse: "lower", limits: {warn: 0.85}, effect: 0.9, interval: [0.8, 0.95]};
    expect(rowsToSettle(accuracy, 10_000, 100)?.current).toBeGreaterThan(100);
    expect(rowsToSettle({...accuracy, effect: 0.8, interval: [0.7, 0.88]}, 10_000, 100)).toBeNull();
  });
  test("knows no number of rows for an effect that is past the limit", () => {
    expect(rowsToSettle({...small, effect: 0.6, interval: [0, 1.2]}, 100, 100)).toBeNull();
  });
});
