import {describe, expect, it} from "vitest";
import {calibrationMap} from "../../src/stats/calibration-map.ts";
import {generator} from "../../src/stats/random.ts";
import {scoredRows, scoreGroups} from "./scored-sample.ts";

describe("the calibration map", () => {
  const random = generator(4);

  it("is isotonic where there are many rows, logistic where there are few and the scores are of that shape", () => {
    const many = scoreGroups(scoredRows(random, 8000, {prevalence: 0.3}), []), few = scoreGroups(scoredRows(random, 300, {prevalence: 0.3}), []);
    expect(calibrationMap(many).method).toBe("isotonic");
    expect(calibrationMap(few).method).toBe("logistic");
  });

  it("is isotonic with few rows where no curve of that shape fits", () => {
    // Scores near 0 and near 1 are right as often as not, those between always wrong.
    const scores = Float64Array.from({length: 100}, (_, i) => (i + 0.5) / 100), step = (from: number) => scores.map((s) => s > from ? 4 : 0);
    const groups = [{reference: {scores, negatives: scores.map((s) => s > 0.02 ? 0 : 4), positives: step(0.02)}, current: {scores, counts: step(0)}}];
    expect(calibrationMap(groups).method).toBe("isotonic");
  });

  it.each(["isotonic", "logistic"] as const)("of the %s kind expects in each group the positives that were there", (method) => {
    const groups = scoreGroups(scoredRows(random, 2000, {prevalence: 0.2}), scoredRows(random, 50)), map = calibrationMap(groups, method);
    groups.forEach(({reference}, g) => {
      const expected = map.chances.reduce((sum, p, b) => sum + (map.groups[b] === g ? p * map.rows[b] : 0), 0);
      const actual = reference.positives.reduce((sum, count) => sum + count, 0);
      expect(expected / actual).toBeCloseTo(1, 2);
      expect(map.reference[g].every((block) => map.groups[block] === g)).toBe(true);
      expect(map.current[g].every((block) => map.groups[block] === g)).toBe(true);
    });
  });

  it("puts scores that the reference never had with the nearest block", () => {
    const reference = {scores: Float64Array.of(0.2, 0.8), negatives: Float64Array.of(9, 1), positives: Float64Array.of(1, 9)};
    const current = {scores: Float64Array.of(0, 0.4, 0.6, 1), counts: Float64Array.of(1, 1, 1, 1)};
    const map = calibrationMap([{reference, current}], "isotonic");
    expect([...map.current[0]].map((block) => map.chances[block])).toEqual([0.1, 0.1, 0.9, 0.9]);
  });

  it("scatters its draws as the shares of their rows scatter", () => {
    const reference = {scores: Float64Array.of(0.2, 0.8), negatives: Float64Array.of(80, 30), positives: Float64Array.of(20, 70)};
    const map = calibrationMap([{reference, current: {scores: new Float64Array(0), counts: new Float64Array(0)}}], "isotonic");
    const drawn = Array.from({length: 2000}, () => map.drawn(random)[0]), mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const sd = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
    expect(mean).toBeCloseTo(0.2, 2);
    expect(sd).toBeCloseTo(0.04, 2);
  });
});
