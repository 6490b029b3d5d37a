import {describe, expect, test} from "vitest";
import {generator, type Random} from "../../src/stats/random.ts";
import {type HourlySeries, seasonalRate} from "../../src/stats/seasonal-rate.ts";

/** Rows by hour: busy by day, quiet at night and at weekends, and good and bad days if `uneven`. */
function hours(random: Random, window: {start: number; length: number; rate: number}, uneven = false): HourlySeries {
  const {start, length, rate} = window;
  const counts = new Float64Array(length);
  let today = 1;
  for (let i = 0; i < length; i++) {
    const hour = (start + i) % 24, weekend = Math.floor((start + i) / 24) % 7 >= 5;
    if (uneven && (i === 0 || hour === 0)) today = 0.5 + random.next();
    const usual = rate * today * (hour >= 8 && hour < 18 ? 2 : 0.2) * (weekend ? 0.3 : 1);
    counts[i] = random.binomial(1000, Math.min(1, usual / 1000));
  }
  return {start, counts};
}

const share = (repeats: number, alarm: (i: number) => boolean): number => {
  let alarms = 0;
  for (let i = 0; i < repeats; i++) if (alarm(i)) alarms++;
  return alarms / repeats;
};

describe("seasonalRate", () => {
  test("needs two weeks of reference and twenty rows expected", () => {
    const random = generator(1);
    const week = hours(random, {start: 0, length: 168, rate: 20}), month = hours(random, {start: 0, length: 720, rate: 20});
    expect(seasonalRate(week, hours(random, {start: 800, length: 24, rate: 20}))).toBeUndefined();
    expect(seasonalRate(month, {start: 800, counts: Float64Array.of(1)})).toBeUndefined();
    expect(seasonalRate(month, hours(random, {start: 800, length: 48, rate: 20}))?.df).toBe(23);
  });
  test("does not take a night or a weekend for an outage, in about 5 % of windows alarms by chance", () => {
    const random = generator(2);
    for (const uneven of [false, true]) {
      const alarms = share(300, (i) => {
        const reference = hours(random, {start: 0, length: 35 * 24, rate: 20}, uneven);
        const current = hours(random, {start: 35 * 24 + (i % 7) * 24, length: [12, 24, 72][i % 3], rate: 20}, uneven);
        return (seasonalRate(reference, current)?.p ?? 1) <= 0.05;
      });
      // 5 % and three standard deviations of a share among 300.
      expect(alarms).toBeLessThan(0.05 + 0.038);
    }
  });
  test("sees half the rows missing, with an interval that says how many", () => {
    const random = generator(3);
    const covered = share(200, () => {
      const reference = hours(random, {start: 0, length: 35 * 24, rate: 20});
      const found = seasonalRate(reference, hours(random, {start: 36 * 24, length: 48, rate: 10}));
      expect(found?.p).toBeLessThan(1e-4);
      const [low, high] = found?.interval ?? [NaN, NaN];
      return low <= 0.5 && 0.5 <= high && high - low < 0.4;
    });
    // 95 % less three standard deviations of a share among 200.
    expect(covered).toBeGreaterThan(0.95 - 0.047);
  });
  test("counts hours without rows at which there always were some", () => {
    const busy = (length: number) => Float64Array.from({length}, (_, i) => i % 24 < 12 ? 5 : 0), counts = busy(48);
    counts[3] = counts[30] = 0;
    expect(seasonalRate({start: 0, counts: busy(336)}, {start: 336, counts})?.gaps).toBe(2);
  });
  test("names a smallest change that it then finds four times in five", () => {
    const random = generator(4), window = {start: 71 * 24, length: 24, rate: 20};
    const found = share(200, () => {
      const reference = hours(random, {start: 0, length: 70 * 24, rate: 20});
      const ratio = seasonalRate(reference, hours(random, window))?.detectable({level: 0.05, power: 0.8}) ?? NaN;
      return (seasonalRate(reference, hours(random, {...window, rate: 20 * ratio}))?.p ?? 1) <= 0.05;
    });
    expect(found).toBeGreaterThan(0.7);
    expect(found).toBeLessThan(0.9);
  });
});
