import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {constantChance} from "../../src/stats/constant-chance.ts";
import {generator} from "../../src/stats/random.ts";

describe("constantChance", () => {
  test("counts the ways by hand: of 5 rows, three of them alike, 2 are alike in 3 of 10 draws", () => {
    // reference a b c, current a a: pooled aaa b c
    expect(constantChance([1, 1, 1], {own: 1, m: 2})).toBeCloseTo(3 / 10, 12);
    // reference a a b b, current c: any one row is constant
    expect(constantChance([2, 2], {own: 0, m: 1})).toBeCloseTo(1, 12);
  });
  test("is one when nothing ever varied", () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 500}), fc.integer({min: 1, max: 500}), (n, m) => {
      expect(constantChance([n], {own: n, m})).toBeCloseTo(1, 9);
    }));
  });
  test("is at most the level at least as often as chance says, for a rare label", () => {
    const random = generator(2), repeats = 4000;
    let alarms = 0;
    for (let i = 0; i < repeats; i++) {
      const before = random.binomial(60, 0.08), now = random.binomial(20, 0.08), own = now === 0 ? 60 - before : before;
      if ((now === 0 || now === 20) && constantChance([60 - before, before], {own, m: 20}) <= 0.05) alarms++;
    }
    expect(alarms / repeats).toBeLessThanOrEqual(0.05);
  });
});
