import {Decimal128, Long, MongoClient, ObjectId} from "mongodb";
import {afterAll, describe, expect, it} from "vitest";
import {collect, placeIn} from "../../src/server/collect.ts";
import {service} from "../../src/server/service.ts";
import {defaultSettings} from "../../src/server/settings.ts";
import {collectionReader} from "../../src/server/watch-collection.ts";
import {now} from "../ingest/receiving.ts";
import {served} from "./served.ts";

const server = process.env["MONGODB_URL"], command = "MONGODB_URL=mongodb://127.0.0.1:27017/ npx vitest run test/server/watch-collection.test.ts";

describe("a place to collect from", () => {
  it("is written as a folder or as a collection, of a model", () => {
    expect(placeIn("spine=/tmp")).toEqual({model: "spine", folder: "/tmp"});
    expect(placeIn("spine=mongodb://u:p@db/app?x=1#made")).toEqual({model: "spine", url: "mongodb://u:p@db/app?x=1", collection: "made"});
    for (const text of ["/tmp", "spine=/nowhere", "spine=mongodb://db/app", "=/tmp", "spine="]) expect(placeIn(text)).toBe(undefined);
  });
});

describe.skipIf(server === undefined)(`a watched MongoDB collection (skipped without a server; ${command})`, () => {
  const url = new URL(server ?? "mongodb://127.0.0.1/");
  url.pathname = `/plumbline-watched-${process.pid}`;
  const client = new MongoClient(url.href), made = client.db().collection<{_id: ObjectId}>("made");
  afterAll(async () => {
    await client.db().dropDatabase();
    await client.close();
  });

  it("has its documents taken in once, also those that come behind younger ones", async () => {
    const {store, all} = await served(), told: number[] = [], seconds = Math.floor(now / 1000);
    const idAt = (time: number, last: string): ObjectId => new ObjectId(time.toString(16) + "0".repeat(15) + last);
    const reader = await collectionReader(service({store, clock: () => now, settings: defaultSettings}),
      {model: "spine", url: url.href, collection: "made"}, ({accepted}) => { told.push(accepted); });
    await made.insertMany([
      {_id: idAt(seconds, "5"), id: "a", time: new Date(now), features: {tilt: Decimal128.fromString("17.5"), grade: Long.fromNumber(2)}, prediction: "hernia"},
      {_id: idAt(seconds + 1, "1"), features: {tilt: 1}}, {_id: idAt(seconds + 1, "2"), features: {tilt: {deep: 1}}},
    ] as never[]);
    await reader.read();
    expect(told).toEqual([2]);
    expect((await all("events")).find(({id}) => id === "a")).toMatchObject({time: now, row: {tilt: 17.5, grade: 2, predicted: "hernia"}});
    expect(await all("quarantine")).toMatchObject([{path: "/features/tilt"}]);
    await made.insertOne({_id: idAt(seconds, "4"), features: {tilt: 2}} as never);
    await reader.read();
    await reader.close();
    expect((await all("events")).map(({id}) => id).sort()).toEqual(["a", idAt(seconds, "4").toString(), idAt(seconds + 1, "1").toString()].sort());
  });

  it("has each document told once, taken or not, though the newest are read again at every look", async () => {
    const {store} = await served(), told: object[] = [], parts = service({store, clock: () => now, settings: defaultSettings});
    const reader = await collectionReader(parts, {model: "spine", url: url.href, collection: "bad"}, (taken) => { told.push(taken); });
    const bad = client.db().collection("bad");
    await bad.insertMany([{features: {tilt: 1}}, {features: {tilt: {deep: 1}}}]);
    for (let looks = 0; looks < 3; looks++) await reader.read();
    await bad.insertOne({features: {tilt: [2]}});
    for (let looks = 0; looks < 2; looks++) await reader.read();
    await reader.close();
    expect(told).toEqual([{accepted: 1, duplicate: 0, rejected: 1}, {accepted: 0, duplicate: 0, rejected: 1}]);
    expect(parts.intake.tally.all().map(({outcome, count}) => [outcome, count])).toEqual([["accepted", 1], ["duplicate", 0], ["rejected", 2]]);
  });

  it("is read again and again while the service runs", async () => {
    const {store, all} = await served(), collecting = await collect({store, clock: () => now, settings: defaultSettings}, [placeIn(`spine=${url.href}#later`)!], 10);
    await client.db().collection("later").insertOne({features: {tilt: 1}});
    await expect.poll(async () => (await all("events")).length, {timeout: 10_000}).toBe(1);
    await collecting.stop();
  });
});
