import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {memoryStore} from "../../src/store/memory.ts";
import {StoreError} from "../../src/store/store.ts";
import {served} from "./served.ts";

const events = "/v1/models/spine/events", labels = "/v1/models/spine/labels", kpis = "/v1/models/spine/kpis";
const event = (id: string, tilt: unknown = 17): object => ({id, features: {tilt}, prediction: "hernia"});

describe("POST events", () => {
  it("takes one, a list and lines, and says how many were new", async () => {
    const {post, all} = await served();
    expect(await post(events, event("a"))).toMatchObject({status: 200, body: {accepted: 1, duplicate: 0, rejected: 0, errors: []}});
    expect((await post(events, [event("a"), event("b"), event("b")])).body).toMatchObject({accepted: 1, duplicate: 2});
    const lines = [event("c"), event("d")].map((one) => JSON.stringify(one)).join("\n");
    expect((await post(events, lines, {headers: {"content-type": "application/x-ndjson"}})).body).toMatchObject({accepted: 2});
    expect((await all("events")).map(({id}) => id)).toEqual(["a", "b", "c", "d"]);
  });

  it("answers what is wrong item by item and keeps it in quarantine, once", async () => {
    const {post, all} = await served();
    const sent = [event("a"), {id: "b", features: {tilt: []}, subject: "Jane"}, event("c"), "x"];
    for (let time = 0; time < 2; time++) {
      expect(await post(events, sent)).toMatchObject({status: 200, body: {rejected: 2, errors: [
        {index: 1, path: "/features/tilt", reason: expect.stringMatching(/found a list$/) as string}, {index: 3, path: ""},
      ]}});
    }
    const held = (await all("quarantine")).sort((a, b) => a.index - b.index);
    expect(held).toMatchObject([{state: "held", event: "b", raw: JSON.stringify(sent[1])}, {event: null, subject: null, raw: '"x"'}]);
    expect(held[0].subject).toMatch(/^#[0-9a-f]{16}$/);
  });

  it("refuses a request of which nothing can be taken, and says why", async () => {
    const {post} = await served();
    expect(await post(events, [{}])).toMatchObject({
      status: 422, headers: {"content-type": "application/problem+json; charset=utf-8"},
      body: {status: 422, title: "Nothing could be taken", detail: 'none of 1 could be taken; the first: /id missing key "id"', rejected: 1},
    });
  });

  it("answers an empty list with noughts", async () => {
    expect(await (await served()).post(events, [])).toMatchObject({status: 200, body: {accepted: 0, duplicate: 0, rejected: 0}});
  });

  it("names the models there are", async () => {
    expect(await (await served()).post("/v1/models/spline/events", [])).toMatchObject({status: 404, body: {detail: 'unknown model "spline"; one of: spine'}});
  });

  it.each([
    ["a torn object", "{", {}, 400, /^the body is not JSON/],
    ["a number", "7", {}, 400, "expected an object or a list of them, found 7"],
    ["nothing at all", "", {}, 400, "the request has no body"],
    ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0x22]), {}, 400, "the body is not UTF-8"],
    ["CSV", "a,b", {"content-type": "text/csv"}, 415, /^unknown content type "text\/csv"; one of: application\/json/],
    ["an unknown packing", "[]", {"content-encoding": "lzma"}, 415, /^unknown content encoding "lzma"; one of: gzip/],
    ["a truncated gzip", gzipSync("[]").subarray(0, 15), {"content-encoding": "gzip"}, 400, "the body is not gzip, or ends early"],
    ["a gzip bomb", gzipSync(Buffer.alloc(2 ** 20)), {"content-encoding": "gzip"}, 413, "the body unpacks to more than 100000 bytes"],
    ["too many bytes", " ".repeat(100_001), {}, 413, /too large/],
    ["too many items", JSON.stringify(Array.from({length: 11}, () => ({}))), {}, 413, "11 items in one request; at most 10"],
  ])("refuses %s", async (_, body, headers, status, detail) => {
    const limits = {batch: 10, columns: 5, text: 100, name: 200, ahead: 1000};
    const {post, all} = await served({settings: {bodyBytes: 100_000, limits}});
    const answer = await post(events, body, {headers});
    expect([answer.status, answer.body["detail"]]).toEqual([status, typeof detail === "string" ? detail : expect.stringMatching(detail)]);
    expect(await all("quarantine")).toEqual([]);
  });

  it("reads packed bodies", async () => {
    const {post} = await served();
    expect((await post(events, gzipSync(JSON.stringify(event("a"))), {headers: {"content-encoding": "gzip"}})).body).toMatchObject({accepted: 1});
  });

  it("keeps no more in quarantine than there is room for, and answers all the same", async () => {
    const {post, all} = await served({settings: {quarantine: 2}});
    expect((await post(events, [1, 2, 3, event("a")])).body).toMatchObject({accepted: 1, rejected: 3});
    expect(await all("quarantine")).toHaveLength(2);
  });

  it("says that it was not stored when it was not", async () => {
    const store = memoryStore(), broken = {...store, read: store.read.bind(store)} as typeof store;
    const {post} = await served({store: Object.assign(broken, {append: (kind: "models", facts: never) =>
      kind === "models" ? store.append(kind, facts) : Promise.reject(new StoreError("unavailable", "gone"))})});
    expect(await post(events, event("a"))).toMatchObject({status: 503, headers: {"retry-after": "5"}, body: {detail: "the store failed: unavailable"}});
  });
});

describe("POST labels", () => {
  it("takes late labels, corrections and retractions as facts of their own", async () => {
    const {post, all} = await served();
    expect((await post(labels, [{id: "a", label: "hernia", outcomes: {cost: 3}}, {id: "b", label: "normal"}])).body).toMatchObject({accepted: 2});
    expect((await post(labels, [{id: "a", label: "normal", revision: 2}, {id: "b", retracted: true, revision: 2}])).body).toMatchObject({accepted: 2});
    expect((await all("labels")).map(({id, revision, retracted}) => `${id} ${revision} ${retracted}`).sort())
      .toEqual(["a 1 false", "a 2 false", "b 1 false", "b 2 true"]);
  });

  it("lets a cost come later than the diagnosis, and keeps what contradicts in quarantine", async () => {
    const {post, all} = await served();
    await post(labels, {id: "a", label: "hernia"});
    expect((await post(labels, {id: "a", outcomes: {cost: 3}})).body).toMatchObject({accepted: 1});
    expect((await post(labels, {id: "a", outcomes: {cost: 3}})).body).toMatchObject({duplicate: 1});
    expect((await all("labels")).at(-1)?.row).toEqual({__proto__: null, diagnosis: "hernia", cost: 3});
    expect(await post(labels, {id: "a", label: "normal"})).toMatchObject({status: 422});
    expect(await all("quarantine")).toMatchObject([{event: "a", path: "/revision", raw: JSON.stringify({id: "a", label: "normal"})}]);
  });

  it("takes the same label sent again for what it is, and another one under its revision for a mistake", async () => {
    const {post, clock} = await served();
    await post(labels, {id: "a", label: "hernia"});
    clock.now += 1000;
    expect((await post(labels, {id: "a", label: "hernia"})).body).toMatchObject({accepted: 0, duplicate: 1, rejected: 0});
    expect((await post(labels, [{id: "a", label: "normal"}, {id: "b", label: "normal"}])).body).toMatchObject({accepted: 1, duplicate: 0, rejected: 1, errors: [
      {index: 0, path: "/revision", reason: "revision 1 says something else already; a correction needs a higher revision"},
    ]});
  });
});

describe("POST kpis", () => {
  it("takes values for stretches of time", async () => {
    const {post, all} = await served();
    const beds = {name: "beds", value: 12, from: "2026-01-01", to: "2026-01-08"};
    expect((await post(kpis, beds)).body).toMatchObject({accepted: 1});
    expect((await post(kpis, beds)).body).toMatchObject({duplicate: 1});
    expect(await post(kpis, {...beds, value: 13})).toMatchObject({status: 422, body: {errors: [{path: "/revision"}]}});
    expect((await post(kpis, {...beds, value: 13, revision: 2})).body).toMatchObject({accepted: 1});
    expect(await all("kpis")).toMatchObject([{value: 12}, {value: 13}]);
  });
});
