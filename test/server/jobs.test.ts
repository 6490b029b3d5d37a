import {describe, expect, it} from "vitest";
import {modelList} from "../../src/server/model-list.ts";
import {jobs} from "../../src/server/jobs.ts";
import {defaultSettings} from "../../src/server/settings.ts";
import {now} from "../ingest/receiving.ts";
import {served} from "./served.ts";

// On a busy machine a second is nothing.
const patient = {timeout: 30_000};
const often = {calculate: "* * * * * *", prune: "17 3 * * *"};

describe("the jobs of the service", () => {
  it("close the windows whose time has come, also those missed, and end when they are asked to", async () => {
    const it = await served(), day = 86_400_000, clock = (): number => now;
    await it.post("/v1/models/spine/events", [3, 2, 0].map((ago) => ({id: `${ago}`, time: now - ago * day, features: {tilt: ago}})));
    const ports = {store: it.store, clock, settings: defaultSettings}, running = await jobs(ports, modelList(ports), often);
    await expect.poll(async () => (await it.all("scores")).length, patient).toBeGreaterThan(2);
    await running.stop();
    const windows = (await it.all("scores")).map(({window, rows}) => [(now - window.start) / day, rows]);
    expect(windows).toEqual([[3.5, 1], [2.5, 1], [1.5, 0]]);
  });

  it("are not stopped by a model that cannot be watched", async () => {
    const it = await served(), clock = (): number => now, told: unknown[] = [];
    await it.store.append("models", [{model: "broken", revision: 1, received: now, config: "columns: 7", schema: {version: 1, columns: []}}]);
    await it.post("/v1/models/spine/events", {id: "a", time: now - 2 * 86_400_000, features: {tilt: 1}});
    const ports = {store: it.store, clock, settings: defaultSettings};
    const logger = {...it.app.log, info: () => {}, error: (_: unknown, message: string) => { told.push(message); }} as unknown as typeof it.app.log;
    const running = await jobs({...ports, logger}, modelList(ports), often);
    await expect.poll(async () => (await it.all("scores")).length, patient).toBeGreaterThan(0);
    await running.stop();
    expect(new Set(told)).toEqual(new Set(["the configuration cannot be read"]));
  });
});
