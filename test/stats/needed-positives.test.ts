import {describe, expect, it} from "vitest";
import {neededForArea, neededPositives} from "../../src/stats/needed-positives.ts";

describe("the positives needed", () => {
  it.each([[0.9, 0.85, 253], [0.9, 0.8, 69], [0.95, 0.9, 150]])("to see a fall from %d to %d are %i", (before, after, count) => {
    expect(neededPositives(before, after)).toBe(count);
  });

  it("are no number where there is no fall to see", () => {
    expect(neededPositives(0.8, 0.9)).toBeUndefined();
    expect(neededPositives(0.8, 0.8)).toBeUndefined();
    expect(neededForArea(0.8, -0.1)).toBeUndefined();
  });

  it("grow as the fall of an area shrinks", () => {
    expect(neededForArea(0.9, 0.85)!).toBeLessThan(neededForArea(0.9, 0.88)!);
  });
});
