// What the service says of a day, events and late labels sent piece by piece, is what a report says of the same rows in one table.
import {describe, expect, it} from "vitest";
import {compare, encode, judge, profile, type Profile, type Run, type Schema} from "../../src/index.ts";
import {calculate} from "../../src/job/calculate.ts";
import {modelWatch} from "../../src/server/model-watch.ts";
import {defaultSettings} from "../../src/server/settings.ts";
import {generator} from "../../src/stats/random.ts";
import {served} from "./served.ts";
import {daysAgo} from "./watched.ts";

const random = generator(21), day = 86_400_000;
const config = [
  "model: heart", "references: {previous: false}", "columns:", "  tilt: {kind: numeric}", "  site: {kind: categorical}", "  said: {kind: categorical, role: prediction}",
  "  p_sick: {kind: numeric, role: score, class: sick}", "  truth: {kind: categorical, role: target}",
].join("\n");
const schema: Schema = {
  version: 1, columns: [
    {name: "tilt", kind: "numeric", role: "feature"}, {name: "site", kind: "categorical", role: "feature"}, {name: "said", kind: "categorical", role: "prediction"},
    {name: "p_sick", kind: "numeric", role: "score", class: "sick"}, {name: "truth", kind: "categorical", role: "target"},
  ],
};

interface Case {
  readonly tilt: number | null;
  readonly site: string;
  readonly said: string;
  readonly p_sick: number;
  readonly truth: string;
}

const cases = (n: number, shift: number): Case[] => Array.from({length: n}, () => {
  const tilt = random.normal() + shift, p = 1 / (1 + Math.exp(-tilt));
  return {
    tilt: random.next() < 0.03 ? null : tilt, site: ["north", "south", "harbour"][random.int(3)], p_sick: p, said: p > 0.5 ? "sick" : "well",
    truth: random.next() < p ? "sick" : "well",
  };
});

const table = (rows: readonly Case[]): Record<keyof Case, (string | number | null)[]> => ({
  tilt: rows.map(({tilt}) => tilt), site: rows.map(({site}) => site), said: rows.map(({said}) => said),
  p_sick: rows.map(({p_sick}) => p_sick), truth: rows.map(({truth}) => truth),
});

describe("a day through the service", () => {
  it("has the counts and verdicts of the same rows in a report", async () => {
    const before = cases(800, 0), today = cases(700, 0.6), reference: Profile = await profile(table(before), {schema});
    const expected = judge(compare(reference, await profile(table(today), {reference})));
    const it = await served(), heart = "/v1/models/heart", put = (type: string) => ({method: "PUT", headers: {"content-type": type}}) as const;
    expect((await it.post(heart, config, put("application/yaml"))).status).toBe(200);
    expect((await it.post(`${heart}/references/train`, Buffer.from(encode(reference)), put("application/octet-stream"))).status).toBe(200);
    expect((await it.post(`${heart}/references/train/promote`, "")).status).toBe(200);
    const ports = {store: it.store, clock: () => it.clock.now, settings: defaultSettings};
    const close = (): Promise<unknown> => calculate(modelWatch({model: "heart", config}, ports), {name: "test"});

    const order = today.map((_, i) => i).sort(() => random.next() - 0.5), waiting: number[] = [];
    const sendLabels = async (some: readonly number[]): Promise<void> => {
      await it.post(`${heart}/labels`, some.map((i) => ({id: `case ${i}`, label: today[i].truth})));
    };
    for (let from = 0; from < order.length; from += 90) {
      const some = order.slice(from, from + 90);
      const events = some.map((i) => {
        const {tilt, site, said, p_sick} = today[i];
        return {id: `case ${i}`, time: daysAgo(1) + i * 60_000, features: {tilt, site}, prediction: said, scores: {sick: p_sick}};
      });
      for (let sent = 0; sent < 2; sent++) expect((await it.post(`${heart}/events`, events)).status).toBe(200);
      waiting.push(...some);
      await sendLabels(waiting.splice(0, random.int(waiting.length)));
      await close();
      it.clock.now += 3_600_000;
    }
    it.clock.now += 20 * day;
    await sendLabels(waiting);
    await close();

    const runs = (await it.get(`${heart}/runs?from=${daysAgo(1)}&to=${daysAgo(0)}`)).body["items"] as {run: Run; generation: number}[];
    expect(runs.map(({run: {reference: {name}}}) => name)).toEqual(["train"]);
    const [{run, generation}] = runs;
    expect(generation).toBeGreaterThan(2);
    expect(run.current.rows).toBe(700);
    const known = (one: Run): unknown => JSON.parse(JSON.stringify(one.results, (_, value: unknown) => typeof value === "number" ? Number(value.toPrecision(9)) : value));
    expect(known(run)).toEqual(known(expected));
    expect(run.verdicts).toEqual(expected.verdicts);
  });
});
