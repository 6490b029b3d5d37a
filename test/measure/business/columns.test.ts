import {describe, expect, it} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {measureById} from "../../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../../src/measure/measure.ts";
import {planSizes} from "../../../src/profile/plan.ts";
import {judge} from "../../../src/result/run.ts";
import {generator} from "../../../src/stats/random.ts";
import {compared} from "../tables.ts";

const schema = {cost: {role: "business", unit: "€"}, revision: {role: "business", kind: "boolean"}} as const;

/** Costs of mean 100, most below and some far above, and a tenth of revisions. */
const drawn = (seed: number, n: number, {dearer = 1, rate = 0.1} = {}) => {
  const random = generator(seed);
  return {
    cost: Array.from({length: n}, () => -100 * dearer * Math.log(1 - random.next())),
    revision: Array.from({length: n}, () => random.next() < rate ? "true" : "false"),
  };
};

const scoreOf = (id: string, subject: ReturnType<typeof compared>, options: Record<string, unknown> = {}): Score => {
  const measure = measureById(id), pair = subject.columns[id === "business-rate" ? 1 : 0];
  const found = read(measure, pair, {options: optionsOf(measure, options)});
  if (isUnknown(found)) throw new Error(`${id}: ${found.unknown}`);
  return found.score;
};

describe("figures of business columns", () => {
  it("are judged by the limits that they are given, the sum and a quantile too", () => {
    const subject = compared(drawn(1, 4000), drawn(2, 1000), {schema});
    const of = (limits: Record<string, {fail: number}>) => judge(subject, {preset: "performance", columns: {cost: {limits}}}).results
      .filter(({column}) => column === "cost").map(({measure, verdict, limits: {fail}}) => [measure, verdict, fail]);
    expect(of({})).toEqual([["business-mean", "ok", undefined]]);
    expect(of({"business-sum": {fail: 1000}, "business-quantile": {fail: 1e6}})).toEqual(
      [["business-mean", "ok", undefined], ["business-sum", "fail", 1000], ["business-quantile", "ok", 1e6]]);
  });

  it.each([
    {id: "business-mean", truth: 100}, {id: "business-sum", truth: 100 * 80}, {id: "business-quantile", truth: 100 * Math.LN2},
    {id: "business-rate", truth: 0.1},
  ])("hold the truth in the interval of $id nineteen times in twenty", ({id, truth}) => {
    const runs = 500;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      // The number of rows is chance as well: 80 on average, of 800 that each come with a chance of a tenth.
      const random = generator(7000 + run), rows = id === "business-sum" ? Array.from({length: 800}, () => random.next()).filter((u) => u < 0.1).length : 80;
      const table = drawn(run, rows), [low, high] = scoreOf(id, compared(table, table, {schema})).interval ?? [NaN, NaN];
      if (low <= truth && truth <= high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.92);
    expect(held / runs).toBeLessThan(0.985);
  });

  it("compare sums per row, for tables differ in length", () => {
    const {value, reference, change, also} = scoreOf("business-sum", compared(drawn(1, 4000), drawn(2, 1000), {schema}));
    expect(value).toBeLessThan(0.4 * (reference ?? 0));
    expect(Math.abs(change?.ratio?.value ?? 1)).toBeLessThan(0.1);
    expect(also?.["perRow"]).toBeCloseTo(value / 1000, 9);
    expect(change?.ratio?.interval?.[0]).toBeLessThan(0);
    expect(change?.ratio?.interval?.[1]).toBeGreaterThan(0);
  });

  it("give quantiles from cells within their bound", () => {
    const subject = (exact: number) => compared(drawn(1, 5000), drawn(2, 5000), {schema, sizes: {...planSizes, exact}});
    for (const p of [0.05, 0.5, 0.95]) {
      const cells = scoreOf("business-quantile", subject(50), {p}), exact = scoreOf("business-quantile", subject(50_000), {p});
      expect(Math.abs(cells.value - exact.value)).toBeLessThanOrEqual(cells.bound ?? 0);
      expect(exact.bound).toBeUndefined();
    }
  });

  it("are judged against targets, and only against targets", () => {
    const subject = compared(drawn(1, 2000), drawn(2, 2000, {dearer: 1.5, rate: 0.3}), {schema});
    const verdicts = (limits: Record<string, object>) => Object.fromEntries(judge(subject, {preset: "performance", limits}).results
      .filter(({topic}) => topic === "business").map(({measure, verdict}) => [measure, verdict]));
    expect(verdicts({})).toMatchObject({"business-mean": "ok", "business-rate": "ok"});
    expect(verdicts({"business-mean": {fail: 120}, "business-rate": {fail: 0.2}})).toMatchObject({"business-mean": "fail", "business-rate": "fail"});
    expect(verdicts({"business-mean": {fail: 200}, "business-rate": {warn: 0.5}})).toMatchObject({"business-mean": "ok", "business-rate": "ok"});
  });

  it("stand for the rows of one decision or class where a model names classes", () => {
    const table = (seed: number) => {
      const random = generator(seed), said = Array.from({length: 600}, () => random.next() < 0.5 ? "operate" : "wait");
      return {...drawn(seed, 600), said, cost: said.map((word) => (word === "operate" ? 200 : 50) * (0.5 + random.next()))};
    };
    const {segments} = compared(table(1), table(2), {schema: {...schema, said: {role: "prediction"}}});
    const means = Object.fromEntries(segments.map(({key, compared: part}) => [key.labels.join(), scoreOf("business-mean", part).value]));
    expect(means).toEqual({operate: expect.closeTo(200, -1) as number, wait: expect.closeTo(50, -1) as number});
  });

  it("say their unit", () => {
    const {results} = judge(compared(drawn(1, 200), drawn(2, 200), {schema}), {preset: "performance"});
    expect(results.find(({measure}) => measure === "business-mean")?.says).toMatch(/The mean is [\d.]+ € \([\d.]+ to [\d.]+\); in the reference it is [\d.]+ €\./);
  });
});
