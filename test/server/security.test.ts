import {setTimeout} from "node:timers/promises";
import {Writable} from "node:stream";
import {pino} from "pino";
import {describe, expect, it} from "vitest";
import {isKey, keyId, newKey, type Scope} from "../../src/server/key.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {now} from "../ingest/receiving.ts";
import {served, type Served} from "./served.ts";

const event = {id: "a", features: {tilt: 17.25}, prediction: "hernia", subject: "Jane Doe"};

async function withKey(scopes: readonly Scope[], revoked = false): Promise<Served & {readonly key: string}> {
  const {text, id, hash} = newKey(), it = await served();
  await it.store.append("keys", [{id, revision: 1, received: now, name: "test", hash, scopes, revoked}]);
  return {...it, key: text};
}
const bearer = (key: string): {headers: Record<string, string>} => ({headers: {authorization: `Bearer ${key}`}});

describe("a key", () => {
  it("is 32 random bytes, of which only a hash is kept", () => {
    const {text, id, hash} = newKey();
    expect(text).toMatch(/^plk_[0-9a-f]{16}_[\w-]{43}$/);
    expect([keyId(text), keyId("plk_x"), hash.length]).toEqual([id, undefined, 64]);
    expect([isKey(text, {hash}), isKey(`${text.slice(0, -1)}!`, {hash})]).toEqual([true, false]);
    expect(newKey().text).not.toBe(text);
  });
});

describe("the guard", () => {
  it("asks for a key as soon as there is one, also on this machine", async () => {
    const it = await withKey(["ingest"]), url = "/v1/models/spine/events";
    expect(await it.post(url, event)).toMatchObject({status: 401, headers: {"www-authenticate": 'Bearer realm="plumbline"'}});
    expect(await it.post(url, event, bearer(it.key))).toMatchObject({status: 200});
    expect(await it.post(url, event, bearer(it.key.replace(/.$/, (c) => c === "A" ? "B" : "A")))).toMatchObject({status: 401, body: {detail: "unknown or revoked key"}});
    expect(await it.post(url, event, bearer(newKey().text))).toMatchObject({status: 401});
    expect(await it.post(url, event, {headers: {"x-api-key": it.key}})).toMatchObject({status: 200});
    const basic = `Basic ${Buffer.from(`${it.key}:`).toString("base64")}`;
    expect(await it.post(url, event, {headers: {authorization: basic}})).toMatchObject({status: 200});
  });

  it("lets a key do what it is for and nothing else; admin does all", async () => {
    const ingest = await withKey(["ingest"]), admin = await withKey(["admin"]), url = "/v1/models/spine/quarantine";
    expect(await ingest.get(url, bearer(ingest.key).headers)).toMatchObject({status: 403, body: {detail: 'the key "test" has no scope read; it has: ingest'}});
    expect(await admin.get(url, bearer(admin.key).headers)).toMatchObject({status: 200});
  });

  it("turns away a key within seconds of its revocation", async () => {
    const it = await withKey(["ingest"]), url = "/v1/models/spine/events";
    await it.post(url, event, bearer(it.key));
    const [held] = await it.all("keys");
    await it.store.append("keys", [{...held, revision: 2, revoked: true}]);
    it.clock.now += 5_000;
    expect(await it.post(url, event, bearer(it.key))).toMatchObject({status: 401});
    // What was closed once does not open because the last key went.
    expect(await it.post(url, event)).toMatchObject({status: 401});
  });

  it("needs a key where other machines reach it, even before there is any", async () => {
    expect(await (await served({settings: {keyless: false}})).post("/v1/models/spine/events", event)).toMatchObject({status: 401});
  });

  it("answers without keys as localhost only", async () => {
    const it = await served();
    expect(await it.get("/v1/models/spine/quarantine", {host: "evil.example"})).toMatchObject({status: 403, body: {detail: expect.stringMatching(/^unknown host/) as string}});
    for (const host of ["localhost:8085", "127.0.0.1", "[::1]:8085"]) expect((await it.get("/v1/models/spine/quarantine", {host})).status).toBe(200);
  });

  it("stands before every route but those that say how the service is and what it offers", async () => {
    const it = await served({settings: {keyless: false}});
    await it.app.ready();
    const paths = (await it.get("/docs/json")).body["paths"] as Record<string, Record<string, unknown>>;
    const open: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const {statusCode} = await it.app.inject({method: method.toUpperCase() as "GET", url: path.replaceAll(/\{\w+\}/g, "x")});
        if (statusCode !== 401) open.push(`${method} ${path} ${statusCode}`);
      }
    }
    expect(open).toEqual(["get /healthz 200", "get /readyz 200"]);
  });
});

describe("an answer", () => {
  it("forbids what a page of ours does not need", async () => {
    const {headers} = await (await served()).get("/healthz");
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringMatching(/^default-src 'self';.*object-src 'none'.*frame-ancestors 'none'/) as string,
      "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "SAMEORIGIN",
    });
  });

  it("carries the request's id, the caller's own where it can stand in a log", async () => {
    const {get} = await served();
    expect((await get("/healthz", {"x-request-id": "abc-1"})).headers["x-request-id"]).toBe("abc-1");
    expect((await get("/healthz", {"x-request-id": "a b"})).headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get("/nowhere", {"x-request-id": "abc-2"})).body).toMatchObject({status: 404, request_id: "abc-2"});
  });

  it("comes too late for those who ask too often", async () => {
    const {get} = await served({settings: {requestsPerMinute: 3}});
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await get("/healthz")).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await get("/healthz")).toMatchObject({status: 429, headers: {"content-type": "application/problem+json; charset=utf-8", "retry-after": expect.anything() as unknown}});
  });
});

describe("the log", () => {
  it("holds neither keys nor anything of a row, whatever goes wrong", async () => {
    const lines: string[] = [];
    const logger = pino({level: "trace"}, new Writable({write(chunk: Buffer, _, done) { lines.push(chunk.toString()); done(); }}));
    const store = memoryStore(), it = await served({store, logger}), {text} = newKey();
    await it.post("/v1/models/spine/events?who=Jane", event, bearer(text));
    await it.post("/v1/models/spine/events", event);
    await it.post("/v1/models/spine/events", '{"secretword');
    await it.post("/v1/models/spine/events", [{id: "secretword", prediction: []}]);
    await it.get("/v1/models/secretword/events/secretword");
    store.count = () => Promise.reject(new Error("broken"));
    await it.post("/v1/models/spine/events", [{id: "secretword", prediction: []}]);
    const all = lines.join("");
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const word of ["plk_", "17.25", "Jane", "secretword", "hernia"]) expect(all).not.toContain(word);
    expect(all).toMatch(/"route":"\/v1\/models\/:model\/events","status":401/);
  });
});

describe("the gate", () => {
  it("tells clients to come back when too much is being worked on", async () => {
    const store = memoryStore(), append = store.append.bind(store);
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => { open = resolve; });
    const it = await served({store, settings: {waitingBytes: 1000, bodyBytes: 1000}});
    store.append = async (kind, facts) => {
      await opened;
      return append(kind, facts);
    };
    const large = {...event, features: {tilt: 1, site: "x".repeat(600)}};
    const first = it.post("/v1/models/spine/events", large);
    await setTimeout(20);
    expect(await it.post("/v1/models/spine/events", {...large, id: "b"})).toMatchObject({status: 429, headers: {"retry-after": "1"}});
    open();
    expect((await first).status).toBe(200);
    expect((await it.post("/v1/models/spine/events", {...large, id: "b"})).status).toBe(200);
  });
});

describe("the description at /docs", () => {
  it("is OpenAPI 3.1 and names every way in", async () => {
    const {get} = await served();
    const {body} = await get("/docs/json");
    expect(body["openapi"]).toBe("3.1.0");
    expect(Object.keys(body["paths"] as object)).toEqual(expect.arrayContaining(
      ["/v1/models/{model}/events", "/v1/models/{model}/labels", "/v1/models/{model}/kpis", "/v1/events"]));
    expect(await get("/docs")).toMatchObject({status: 200, text: expect.stringContaining("swagger-ui") as string});
  });
});
