import {expect, it} from "vitest";
import {meanInterval} from "../../src/stats/mean-interval.ts";

it("is Student's interval of a mean", () => {
  // R: t.test(c(1, 2, 3, 4, 5)): 1.036757 to 4.963243.
  const [low, high] = meanInterval(3, {variance: 2.5 / 5, df: 4});
  expect(low).toBeCloseTo(1.036757, 6);
  expect(high).toBeCloseTo(4.963243, 6);
});

it("is a point where nothing varies", () => { expect(meanInterval(3, {variance: 0, df: 4})).toEqual([3, 3]); });
