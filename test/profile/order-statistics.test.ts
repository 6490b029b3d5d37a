import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {orderStatistics} from "../../src/profile/order-statistics.ts";
import {generator} from "../../src/stats/random.ts";

const expectRight = (values: Float64Array, ranks: Float64Array): void => {
  const sorted = values.slice().sort(), {at, equal} = orderStatistics(values, ranks), counts = new Map<number, number>();
  for (const x of values) counts.set(x, (counts.get(x) ?? 0) + 1);
  const expected = ranks.map((rank) => sorted[rank]);
  expect(at).toEqual(expected);
  expect(equal).toEqual(expected.map((x) => counts.get(x) ?? 0));
};

describe("orderStatistics", () => {
  it("finds values by rank among few, and how many equal them", () => {
    const value = fc.oneof(fc.integer({min: 0, max: 5}), fc.double({noNaN: true, noDefaultInfinity: true})).map((x) => x + 0);
    fc.assert(fc.property(fc.array(value, {minLength: 1}), (values) => {
      expectRight(Float64Array.from(values), Float64Array.from(values, (_, i) => i));
    }));
  });

  const random = generator(1);
  it.each([
    ["normal", () => random.normal()],
    ["of ten sizes", () => Math.floor(random.next() * 10)],
    ["half 0", () => random.next() < 0.5 ? 0 : random.normal()],
    ["mostly 0", () => random.next() < 0.9999 ? 0 : random.normal()],
    ["rounded to cents", () => Math.round(100 * Math.exp(3 + random.normal())) / 100],
    ["very heavy-tailed", () => Math.exp(20 * random.normal())],
    ["in order", ((i) => () => i++)(0)],
    ["of a period that a sample could fall in step with", ((i) => () => i++ % 5)(0)],
    ["all alike", () => 7],
  ])("finds values by rank among many that are %s", (_, next) => {
    const n = 40_961, values = Float64Array.from({length: n}, () => next() + 0);
    expectRight(values, Float64Array.from({length: 301}, (__, i) => Math.floor(i * (n - 1) / 300)));
  });
});
