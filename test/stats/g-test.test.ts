import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {gStatistic, gTest} from "../../src/stats/g-test.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates} from "./arrangements.ts";
import {near} from "./near.ts";

describe("the G-test", () => {
  it("is twice the log-likelihood ratio", () => {
    const table = contingency([10, 20, 30], [20, 20, 20]);
    const direct = [10, 20, 30, 20, 20, 20].reduce((sum, count, i) => sum + 2 * count * Math.log(count / [15, 20, 25][i % 3]), 0);
    near(gStatistic(table), direct, 1e-12);
  });

  it("keeps the digits of a tiny difference, which a plain sum of terms loses", () => {
    // By decimal arithmetic with 50 digits: counts 5000000 + 1 and 5000000 against equal ones.
    near(gStatistic(contingency([5_000_001, 5_000_000], [5_000_000, 5_000_001])), 1.99999980000002333e-7, 1e-12);
  });

  it("divides by Williams' factor unless told otherwise", () => {
    const table = contingency([10, 5], [4, 11]), plain = gTest(table, {correction: "none"})!;
    // 1 + (N/n + N/m - 1)(sum N/column - 1) / 6 N.
    near(plain.statistic / gTest(table)!.statistic, 1 + (2 + 2 - 1) * (30 / 14 + 30 / 16 - 1) / (6 * 30), 1e-12);
  });

  it("alarms nearer to its level with the factor than without in a small table", () => {
    const plan = {ties: [12, 10, 9, 9, 10, 10], n: 30, levels: [0.05], repeats: 4000};
    const [corrected] = alarmRates(plan, generator(4), (pair) => gTest(pair)!.p);
    const [plain] = alarmRates(plan, generator(4), (pair) => gTest(pair, {correction: "none"})!.p);
    expect(plain).toBeGreaterThan(0.06);
    expect(Math.abs(corrected - 0.05)).toBeLessThan(0.013);
  });

  it("is 0 for equal shares and has no answer for an empty side", () => {
    expect(gStatistic(contingency([1, 2, 3], [10, 20, 30]))).toBe(0);
    expect(gTest(contingency([1, 2], [0, 0]))).toBeUndefined();
  });
});
