import {mkdirSync, readdirSync, symlinkSync} from "node:fs";
import {describe, expect, it, vi} from "vitest";
import {defaultSettings} from "../../src/server/settings.ts";
import {service} from "../../src/server/service.ts";
import {type FileTaken, folderReader} from "../../src/server/watch-folder.ts";
import {StoreError} from "../../src/store/store.ts";
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

  const other = folder(), third = folder();

  it("sets files aside that cannot be read, says why and goes on", async () => {
    const {store, all} = await served(), told: FileTaken[] = [];
    const look = folderReader(service({store, clock: () => now, settings: defaultSettings}), {model: "spine", folder: other.path}, (taken) => { told.push(taken); });
    other.file("empty.csv", "");
    other.file("junk.parquet", "no table");
    symlinkSync("nowhere.csv", `${other.path}/dangling.csv`);
    mkdirSync(`${other.path}/dir.csv`);
    other.file("z.csv", "case,seen,tilt\nx,2026-01-30T10:00:00Z,17.5\n");
    for (let times = 0; times < 3; times++) await look();
    expect(told).toEqual([
      {file: "dangling.csv", failed: expect.stringContaining("no such file") as string}, {file: "empty.csv", failed: expect.stringContaining("the file is empty") as string},
      {file: "junk.parquet", failed: expect.stringContaining("not a Parquet file") as string}, {file: "z.csv", accepted: 1, duplicate: 0, rejected: 0},
    ]);
    expect(["", "failed", "done"].map((name) => readdirSync(`${other.path}/${name}`).sort()))
      .toEqual([["dir.csv", "done", "failed"], ["dangling.csv", "empty.csv", "junk.parquet"], ["z.csv"]]);
    expect((await all("events")).length).toBe(1);
  });

  it("leaves a file where it is while the store does not answer", async () => {
    const {store} = await served(), told: FileTaken[] = [];
    vi.spyOn(store, "append").mockRejectedValue(new StoreError("unavailable", "away"));
    const look = folderReader(service({store, clock: () => now, settings: defaultSettings}), {model: "spine", folder: other.path}, (taken) => { told.push(taken); });
    other.file("y.csv", "case,seen,tilt\ny,2026-01-30T10:00:00Z,17.5\n");
    await look();
    await expect(look()).rejects.toThrow("away");
    expect([told, readdirSync(other.path)]).toMatchObject([[], expect.arrayContaining(["y.csv"]) as string[]]);
  });

  it("keeps both of two files of one name", async () => {
    const {store, all} = await served();
    const look = folderReader(service({store, clock: () => now, settings: defaultSettings}), {model: "spine", folder: third.path}, () => {});
    for (const hour of ["10", "11"]) {
      third.file("day.csv", `seen,tilt,predicted,diagnosis\n2026-01-30T${hour}:00:00Z,17.5,hernia,normal\n`);
      await look();
      await look();
    }
    expect(readdirSync(`${third.path}/done`).sort()).toEqual(["day-2.csv", "day.csv"]);
    expect([(await all("events")).length, (await all("labels")).length]).toEqual([2, 2]);
  });
});
