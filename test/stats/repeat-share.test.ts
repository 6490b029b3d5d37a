import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {generator, type Random} from "../../src/stats/random.ts";
import {expectedRepeats} from "../../src/stats/repeat-share.ts";

/** How many of n draws repeat an earlier one; draw k of the law `kinds`. */
function repeatsOf(n: number, draw: () => number): number {
  const seen = new Set<number>();
  for (let i = 0; i < n; i++) seen.add(draw());
  return n - seen.size;
}

describe("expectedRepeats", () => {
  test("is a share, never falls as the table grows, and never falls with the repeats seen", () => {
    const rows = fc.integer({min: 2, max: 1e6}), share = fc.double({min: 0, max: 1, noNaN: true});
    fc.assert(fc.property(rows, rows, share, (n, m, part) => {
      const repeats = Math.floor(part * (n - 1)), expected = expectedRepeats(repeats, {n, m});
      expect(expected >= 0 && expected <= 1).toBe(true);
      expect(expectedRepeats(repeats, {n, m: 2 * m})).toBeGreaterThanOrEqual(expected - 1e-9);
      expect(expectedRepeats(Math.min(n - 1, repeats + 1), {n, m})).toBeGreaterThanOrEqual(expected - 1e-9);
    }));
  });
  test("expects nothing of no rows", () => {
    expect(expectedRepeats(0, {n: 0, m: 5})).toBe(0);
  });
  test.each<[string, (random: Random) => number]>([
    ["equally likely rows", (random) => random.int(20_000)],
    ["a few common rows and many rare ones", (random) => random.next() < 0.5 ? random.int(20) : random.int(1e9)],
    ["rows whose frequency falls as 1 / rank", (random) => Math.floor(Math.exp(random.next() * Math.log(1e6)))],
  ])("is seldom exceeded by more than a hundredth where nothing has changed: %s", (_, draw) => {
    const random = generator(9);
    let exceeded = 0;
    for (let i = 0; i < 60; i++) {
      const n = i % 2 ? 300 : 1000, m = i % 3 ? 5000 : 200;
      const repeats = repeatsOf(n, () => draw(random));
      if (repeatsOf(m, () => draw(random)) / m > expectedRepeats(repeats, {n, m}) + 0.01) exceeded++;
    }
    expect(exceeded).toBeLessThanOrEqual(2);
  });
});
