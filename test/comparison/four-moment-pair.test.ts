import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fourMomentPair} from "../../src/comparison/four-moment-pair.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {shapeOf} from "../../src/stats/moments.ts";
import {compared} from "../measure/tables.ts";

const numbers = fc.array(fc.integer({min: -1000, max: 1000}), {minLength: 2, maxLength: 50});

describe("fourMomentPair", () => {
  test("equals the moments of the rows on both sides", () => {
    fc.assert(fc.property(numbers, numbers, (reference, current) => {
      const pair = fourMomentPair.of(compared({x: reference}, {x: current}).columns[0], undefined);
      if (isUnknown(pair)) throw new Error(pair.unknown);
      for (const [found, values] of [[pair.reference, reference], [pair.current, current]] as const) {
        const wanted = shapeOf(Float64Array.from(values));
        // Powers are summed about the reference's middle: the further away in spreads, the fewer digits of the fourth are left.
        const away = 2000 / Math.sqrt(wanted?.variance || 1), slack = Math.max(1e-6, 1e-15 * away ** 4);
        for (const part of ["n", "mean", "variance", "skewness", "kurtosis"] as const) {
          const [is, should] = [found[part], wanted?.[part]];
          if (should === undefined) expect(is).toBeUndefined();
          else expect(Math.abs((is ?? NaN) - should)).toBeLessThanOrEqual(slack * Math.max(1, Math.abs(should)));
        }
      }
    }));
  });

  test("sees no spread in equal values, however far they lie from the reference", () => {
    const pair = fourMomentPair.of(compared({x: [1, 2, 3, 4]}, {x: [1e7 + 0.1, 1e7 + 0.1, 1e7 + 0.1]}).columns[0], undefined);
    expect(pair).toMatchObject({current: {variance: 0}});
  });

  test("needs a number on both sides", () => {
    const empty = compared({x: [1, 2]}, {x: [null, null]}).columns[0], labels = compared({x: ["a"]}, {x: ["b"]}).columns[0];
    expect(fourMomentPair.of(empty, undefined)).toMatchObject({unknown: "no-values"});
    expect(fourMomentPair.of(labels, undefined)).toMatchObject({unknown: "wrong-kind"});
  });
});
