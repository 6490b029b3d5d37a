import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Hours, hours, mostHours} from "../../src/sketch/hours.ts";
import {finiteValues, merged, split} from "./split.ts";

const of = (values: readonly number[]): Hours => hours.add(hours.empty(), finiteValues(values));
const hour = 3_600_000;

describe("hours", () => {
  it("counts rows by the start of their hour, before 1970 too", () => {
    expect(of([0, hour - 1, hour, 5 * hour, hour + 1, -1, -hour])).toEqual(new Map([[-hour, 2], [0, 2], [hour, 2],
      [5 * hour, 1]]));
  });

  it("passes over numbers that are no date", () => {
    expect(of([8.64e15, 8.65e15, -1e300, 1, 2])).toEqual(new Map([[8.64e15, 1], [0, 2]]));
  });

  it("gives up past the most hours, whatever is merged with it", () => {
    const many = of(Array.from({length: mostHours}, (_, i) => i * hour));
    expect(many?.size).toBe(mostHours);
    expect(hours.add(hours.merge(many, of([]), undefined), finiteValues([-1]))).toBeUndefined();
    expect(hours.merge(many, of([-1]), undefined)).toBeUndefined();
    expect(hours.merge(undefined, of([1]), undefined)).toBeUndefined();
  });

  it("merges to what the whole gives", () => {
    fc.assert(fc.property(split(fc.integer({min: -5 * hour, max: 5 * hour})), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), hours.merge)) expect(sum).toEqual(of(whole));
    }));
  });
});
