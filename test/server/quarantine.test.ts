import {describe, expect, it} from "vitest";
import {expiredReason} from "../../src/history/expired.ts";
import {spineSchema} from "../ingest/receiving.ts";
import {now} from "../ingest/receiving.ts";
import {served, type Served} from "./served.ts";

const at = "/v1/models/spine/quarantine";
interface Entry {
  readonly id: string;
  readonly raw: string;
}
const listed = async ({get}: Served, query = ""): Promise<Entry[]> => (await get(at + query)).body["items"] as Entry[];

describe("the quarantine", () => {
  it("is read page by page", async () => {
    const it = await served();
    await it.post("/v1/models/spine/events", [1, 2, 3]);
    const first = (await it.get(`${at}?limit=2`)).body, next = String(first["next"]);
    const second = (await it.get(`${at}?limit=2&cursor=${next}`)).body;
    expect([first["items"], second["items"]].flat().map((entry) => (entry as Entry).raw).sort()).toEqual(["1", "2", "3"]);
    expect(second["next"]).toBe(null);
    expect(await it.get(`${at}?cursor=x`)).toMatchObject({status: 400, body: {detail: 'unknown cursor "x"; expected next of the page before'}});
    expect(await it.get(`${at}?limit=0`)).toMatchObject({status: 400, body: {detail: "query limit: must be >= 1, found 0"}});
    expect(await it.get(`${at}?state=lost`)).toMatchObject({status: 400, body: {detail: expect.stringMatching(/^query state: .*held/) as string}});
    expect(await it.get(`${at}?page=2`)).toMatchObject({status: 400, body: {detail: 'query page: unknown key "page"; one of: limit, cursor, state'}});
  });

  it("is replayed under the schema as it is by then, and keeps what came no longer", async () => {
    const it = await served();
    const event = {id: "a", features: {tilt: 1}, scores: {fracture: 0.1}};
    await it.post("/v1/models/spine/events", event);
    const [{id}] = await listed(it);
    expect((await it.post(`${at}/replay`, {ids: [id]})).body).toMatchObject({held: 1, replayed: 0, errors: [{id, path: "/scores/fracture"}]});
    const schema = {...spineSchema, columns: [...spineSchema.columns, {name: "p_fracture", kind: "numeric", role: "score", class: "fracture"} as const]};
    await it.store.append("models", [{model: "spine", revision: 2, received: now, config: "", schema}]);
    it.clock.now += 10_000;
    expect((await it.post(`${at}/replay`, {ids: [id, "events:unknown"]})).body).toMatchObject({asked: 2, held: 1, replayed: 1, accepted: 1, errors: []});
    expect(await it.all("events")).toMatchObject([{id: "a", row: {p_fracture: 0.1}}]);
    expect(await it.all("quarantine")).toMatchObject([{id, state: "replayed", raw: ""}]);
    expect(await listed(it)).toEqual([]);
  });

  it("replays nothing whose window's events have expired, and says so", async () => {
    const it = await served(), raw = JSON.stringify({id: "late", features: {tilt: 1}});
    await it.store.append("quarantine", [{
      model: "spine", id: "expired late", revision: 1, received: now, state: "held", index: 0, path: "time", reason: expiredReason, raw, event: "late", subject: null,
    }]);
    expect((await it.post(`${at}/replay`, {ids: ["expired late"]})).body).toMatchObject({
      held: 1, replayed: 0, errors: [{id: "expired late", reason: expect.stringMatching(/^cannot be replayed: the events of its time have expired/) as string}],
    });
    expect(await it.all("events")).toEqual([]);
  });

  it("is emptied by hand, and an audit says who did it", async () => {
    const it = await served();
    await it.post("/v1/models/spine/events", [{subject: "Jane"}]);
    const [{id}] = await listed(it);
    expect((await it.post(`${at}/discard`, {ids: [id]})).body).toMatchObject({discarded: 1});
    expect(await listed(it, "?state=discarded")).toMatchObject([{id, raw: ""}]);
    expect(JSON.stringify(await it.all("quarantine"))).not.toContain("Jane");
    expect(await it.all("audit")).toMatchObject([{actor: "local", act: "quarantine-discard", model: "spine", detail: {asked: 1, done: 1}}]);
  });

  it.each([{}, {ids: []}, {ids: [7]}, [], "x"])("refuses a list of ids that is none: %j", async (body) => {
    expect(await (await served()).post(`${at}/replay`, JSON.stringify(body))).toMatchObject({status: 400, body: {detail: expect.stringMatching(/^expected \{ids/) as string}});
  });
});

describe("a subject", () => {
  it("is forgotten in events, labels and quarantine, and the audit names counts alone", async () => {
    const it = await served(), sent = [{id: "a", subject: "Jane", features: {tilt: 1}}, {id: "b", features: {tilt: 2}}, {id: "c", subject: "Jane", features: 7}];
    await it.post("/v1/models/spine/events", sent);
    await it.post("/v1/models/spine/labels", {id: "a", label: "hernia"});
    expect((await it.post("/v1/forget", {subject: "Jane"})).body["items"]).toMatchObject(
      [{model: "spine", events: 1, labels: 1, quarantined: 1, aggregates_until: null}]);
    expect((await it.all("events")).map(({id}) => id)).toEqual(["b"]);
    expect([await it.all("labels"), await it.all("quarantine")]).toEqual([[], []]);
    expect(JSON.stringify(await it.all("audit"))).not.toMatch(/Jane|"#/);
    expect(await it.post("/v1/forget", {})).toMatchObject({status: 400});
  });
});
