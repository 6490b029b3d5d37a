import type {Ordered} from "../../src/stats/ordered.ts";
import type {Random} from "../../src/stats/random.ts";

/** Every way to call n of the pooled values the reference's, given the sizes of the blocks of equal values, and how likely each is. */
export const arrangements = (ties: readonly number[], n: number): {readonly pair: Ordered; readonly chance: number}[] => {
  const total = ties.reduce((a, b) => a + b, 0), found: {pair: Ordered; chance: number}[] = [];
  const choose = (k: number, of: number): number => k === 0 ? 1 : choose(k - 1, of - 1) * of / k;
  const place = (counts: readonly number[], left: number, chance: number): void => {
    const at = counts.length;
    if (at === ties.length) {
      if (left > 0) return;
      const reference = Float64Array.from(counts), current = Float64Array.from(ties, (tie, i) => tie - counts[i]);
      const pair = {values: reference.map((_, i) => i), reference, current, n, m: total - n};
      found.push({pair, chance: chance / choose(n, total)});
      return;
    }
    for (let count = 0; count <= Math.min(left, ties[at]); count++)
      place([...counts, count], left - count, chance * choose(count, ties[at]));
  };
  place([], n, 1);
  return found;
};

/** One way at random to call n of the pooled values the reference's. */
export const arrangement = (ties: readonly number[], n: number, random: Random): Ordered => {
  let total = ties.reduce((a, b) => a + b, 0), drawn = n;
  const m = total - n;
  const reference = Float64Array.from(ties, (marked) => {
    const count = random.hypergeometric({total, marked, drawn});
    total -= marked;
    drawn -= count;
    return count;
  });
  return {values: reference.map((_, i) => i), reference, current: reference.map((count, i) => ties[i] - count), n, m};
};

/** What to simulate. */
export interface Simulation {
  readonly ties: readonly number[];
  readonly n: number;
  readonly levels: readonly number[];
  readonly repeats: number;
}

/** The share of arrangements at random that a p-value calls significant at each level. */
export const alarmRates = ({ties, n, levels, repeats}: Simulation, random: Random, p: (pair: Ordered) => number): number[] => {
  const alarms = levels.map(() => 0);
  for (let i = 0; i < repeats; i++) {
    const value = p(arrangement(ties, n, random));
    for (const [k, level] of levels.entries()) if (value <= level) alarms[k]++;
  }
  return alarms.map((count) => count / repeats);
};
