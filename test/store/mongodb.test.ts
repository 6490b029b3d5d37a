import {MongoClient} from "mongodb";
import {afterAll, describe, expect, it} from "vitest";
import {mongodbStore} from "../../src/store/mongodb.ts";
import {storeContract} from "../contract/store.ts";
import {event} from "./some-facts.ts";

const server = process.env["MONGODB_URL"], command = "MONGODB_URL=mongodb://127.0.0.1:27017/ npx vitest run test/store/mongodb.test.ts";
if (server === undefined && process.env["REQUIRE_SERVICES"] === "1") throw new Error(`missing MongoDB: set MONGODB_URL (${command})`);

/** The server's address with a database of its own for this run. */
const named = (name: string): string => {
  const url = new URL(server ?? "mongodb://127.0.0.1/");
  url.pathname = `/plumbline-${name}-${process.pid}`;
  return url.href;
};

const dropped = async (url: string): Promise<void> => {
  const client = new MongoClient(url);
  await client.db(new URL(url).pathname.slice(1)).dropDatabase();
  await client.close();
};

const emptied = async (url: string): Promise<void> => {
  const client = new MongoClient(url), db = client.db(new URL(url).pathname.slice(1));
  for (const {name} of await db.listCollections().toArray()) await db.collection<{_id: string}>(name).deleteMany({_id: {$ne: "layout"}});
  await client.close();
};

describe.skipIf(server === undefined)(`on a MongoDB server (skipped without one; ${command})`, () => {
  const urls = ["contract", "own"].map(named), [contract, own] = urls;
  afterAll(async () => { for (const url of urls) await dropped(url); });

  storeContract("mongodb", async () => ({
    store: await mongodbStore(contract), again: () => mongodbStore(contract), remove: () => emptied(contract),
  }), {runs: 15});

  it("lets the server remove what is past its time, and changes its mind", async () => {
    for (const keep of [{events: 86_400_000}, {events: 3_600_000}, {}]) {
      const store = await mongodbStore(own, {keep});
      expect((await store.check()).problems).toEqual([]);
      await store.close();
    }
  });

  it("finds an index that is another one", async () => {
    const store = await mongodbStore(own), client = new MongoClient(own), labels = client.db(new URL(own).pathname.slice(1)).collection("labels");
    await labels.dropIndex("single");
    expect((await store.check()).problems).toEqual(["labels: the index single is missing"]);
    await labels.createIndex({model: 1}, {name: "single"});
    await expect(mongodbStore(own)).rejects.toMatchObject({code: "corrupt"});
    await labels.dropIndex("single");
    await client.close();
    await store.close();
  });

  it("says which server does not answer, without the password", async () => {
    const away = mongodbStore("mongodb://someone:secret@127.0.0.1:9/x", {timeout: 200});
    await expect(away).rejects.toMatchObject({name: "StoreError", code: "unavailable", message: "mongodb://127.0.0.1:9/x: the server does not answer"});
  });

  it("keeps what was acknowledged for whoever connects later", async () => {
    const first = await mongodbStore(own);
    await first.append("events", [event("a", 5)]);
    await first.close();
    const second = await mongodbStore(own);
    expect(await second.count("events")).toBe(1);
    await second.close();
  });
});
