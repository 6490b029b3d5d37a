import {describe, expect, it} from "vitest";
import {counted} from "../../src/stats/ordered.ts";
import {medianDeviation, quartiles, trimmedMean, tukeyOutliers} from "../../src/stats/robust-scale.ts";

const values = counted(Float64Array.of(1, 2, 3, 4, 100));

describe("robust summaries", () => {
  it("hardly mind one wild value", () => {
    expect(quartiles(values)).toEqual({low: 2, median: 3, high: 4});
    expect(medianDeviation(values)).toBe(1);
    expect(trimmedMean(values, 0.2)).toBe(3);
    expect(tukeyOutliers(values)).toBe(1);
  });

  it("count equal values each time", () => {
    const many = counted(Float64Array.of(0, 0, 0, 0, 5, 5));
    expect(trimmedMean(many, 0.2)).toBe(1.25);
    expect(medianDeviation(many)).toBe(0);
  });

  it("know nothing of no values", () => {
    const none = counted(new Float64Array(0));
    expect([quartiles(none), medianDeviation(none), tukeyOutliers(none), trimmedMean(none, 0.1)]).toEqual([undefined,
      undefined, undefined, undefined]);
  });
});
