import {describe, expect, it} from "vitest";
import {reliabilityOf} from "../../src/result/performance/reliability.ts";
import {scorePair} from "../../src/comparison/score-pair.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {generator} from "../../src/stats/random.ts";
import {proportionInterval} from "../../src/stats/proportion-interval.ts";
import {compared, type Table} from "../measure/tables.ts";

const random = generator(17), schema = {y: {role: "target"}, p: {role: "score", class: "yes"}, patient: {role: "id", cluster: true}} as const;

/** Visits of patients, scored between 0 and `most`. */
const visits = (n: number, most: number): Table => {
  const p = Array.from({length: n}, () => most * random.next());
  return {y: p.map((chance) => random.next() < chance ? "yes" : "no"), p, patient: p.map((_, i) => `patient ${Math.floor(i / 3)}`)};
};

describe("the reliability diagram of rows that come in clusters", () => {
  // All scores of the window lie in a few of the cells that clusters are counted by, so that most stretches are a part of one cell.
  const pair = scorePair.of(compared(visits(3000, 1), visits(1500, 0.06), {schema}), {class: "yes"});
  if (isUnknown(pair)) throw new Error(pair.unknown);
  const bins = reliabilityOf(pair.current, {minCell: 1}) ?? [];

  it("tells how sure each stretch is, however few cells of the score it is a part of", () => {
    expect(bins.reduce((sum, {n}) => sum + n, 0)).toBe(1500);
    expect(bins.length).toBeGreaterThan(8);
    for (const {n, value, interval: [low, high]} of bins) {
      const [least, most] = proportionInterval(value * n, n);
      expect(high).toBeLessThan(0.25);
      expect(high - low).toBeGreaterThan(0.9 * (most - least));
    }
  });
});
