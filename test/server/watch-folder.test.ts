import {readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaultSettings} from "../../src/server/settings.ts";
import {service} from "../../src/server/service.ts";
import {type FileTaken, folderReader} from "../../src/server/watch-folder.ts";
import {folder} from "../cli/plumbline.ts";
import {now} from "../ingest/receiving.ts";
import {served} from "./served.ts";

describe("a watched folder", () => {
  const here = folder();

  it("has its files taken in once they have stopped growing, and moved away", async () => {
    const {store, all} = await served(), told: FileTaken[] = [];
    const look = folderReader(service({store, clock: () => now, settings: defaultSettings}), {model: "spine", folder: here.path}, (taken) => { told.push(taken); });
    const line = (id: string): string => `${JSON.stringify({id, features: {tilt: 1}})}\n`;
    const lines = Array.from({length: 2500}, (_, i) => line(`e${i}`));
    here.file("a.ndjson", lines.slice(0, 100).join(""));
    here.file("notes.txt", "not for us");
    await look();
    expect(told).toEqual([]);
    here.file("a.ndjson", `${lines.join("")}{"id": 7}\n`);
    await look();
    expect(told).toEqual([]);
    await look();
    expect(told).toEqual([{file: "a.ndjson", accepted: 2500, duplicate: 0, rejected: 1}]);
    expect([readdirSync(here.path).sort(), readdirSync(`${here.path}/done`)]).toEqual([["done", "notes.txt"], ["a.ndjson"]]);
    expect((await all("events")).length).toBe(2500);
    expect(await all("quarantine")).toMatchObject([{path: "/id", raw: '{"id":7}'}]);
    // The same file once more, as after a crash before it was moved.
    here.file("a.ndjson", lines.join(""));
    await look();
    await look();
    expect(told[1]).toEqual({file: "a.ndjson", accepted: 0, duplicate: 2500, rejected: 0});
  });

  it("may hold tables, whose rows are events with their labels", async () => {
    const {store, all} = await served(), told: FileTaken[] = [];
    const look = folderReader(service({store, clock: () => now, settings: defaultSettings}), {model: "spine", folder: here.path}, (taken) => { told.push(taken); });
    here.file("b.csv", "case,seen,tilt,predicted,diagnosis\nx,2026-01-30T10:00:00Z,17.5,hernia,normal\ny,2026-01-30T11:00:00Z,,normal,\n");
    await look();
    await look();
    expect(told).toEqual([{file: "b.csv", accepted: 2, duplicate: 0, rejected: 0}]);
    expect(await all("events")).toMatchObject([{id: "x", time: Date.UTC(2026, 0, 30, 10), row: {tilt: 17.5, predicted: "hernia"}}, {id: "y"}]);
    expect(await all("labels")).toMatchObject([{id: "x", row: {diagnosis: "normal"}}]);
  });
});
