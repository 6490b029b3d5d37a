import {expect, test} from "vitest";
import {drawInterval} from "../../src/stats/draw-interval.ts";

const draws = Array.from({length: 101}, (_, i) => i);

test("the interval of draws is their middle part, stretched to hold the value", () => {
  const [low, high] = drawInterval(50, draws, 0.9) ?? [];
  expect(low).toBeCloseTo(5, 12);
  expect(high).toBeCloseTo(95, 12);
  expect(drawInterval(200, draws, 0.9)?.[1]).toBe(200);
});

test("there is no interval where half of the draws have no value", () => {
  expect(drawInterval(1, [1, undefined, NaN, 2, undefined])).toBeUndefined();
});
