import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {FastifyInstance} from "fastify";
import {afterEach, describe, expect, it} from "vitest";
import {client, type Client, type ClientEvent} from "../../src/client/client.ts";
import type {Fetch} from "../../src/client/delivery.ts";
import {newKey} from "../../src/server/key.ts";
import {defaultSettings} from "../../src/server/settings.ts";
import {app} from "../../src/server/app.ts";
import {generator} from "../../src/stats/random.ts";
import {openStore} from "../../src/store/open.ts";
import {folder} from "../cli/plumbline.ts";
import {now, spineSchema} from "../ingest/receiving.ts";
import {served} from "../server/served.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

const listening = async (server: FastifyInstance): Promise<string> => {
  closing.push(() => server.close());
  return server.listen({port: 0, host: "127.0.0.1"});
};
const patient = {timeout: 30_000};
const quick = {interval: 5, pause: [1, 20], random: generator(3).next, clock: () => now, flushOnExit: false} as const;
const event = (id: string): ClientEvent => ({id, features: {tilt: 1}});

describe("the client", () => {
  it("sends events in batches, and labels after them", async () => {
    const it = await served(), url = await listening(it.app);
    const to = client({...quick, url, model: "spine", batchSize: 100});
    for (let i = 0; i < 1050; i++) to.event(event(`e${i}`));
    const id = to.event({prediction: "hernia"});
    to.label({id, label: "normal"});
    expect(await to.flush()).toBe(true);
    expect(to.counts()).toEqual({waiting: 0, accepted: 1052, duplicate: 0, refused: 0, dropped: 0, retries: 0, lastError: null});
    expect((await it.all("events")).find((one) => one.id === id)).toMatchObject({time: now, row: {predicted: "hernia"}});
    expect(await it.all("labels")).toMatchObject([{id, row: {diagnosis: "normal"}}]);
  });

  it("sends by itself, without being asked to", async () => {
    const it = await served(), url = await listening(it.app), to = client({...quick, url, model: "spine"});
    to.event(event("a"));
    await expect.poll(() => to.counts().accepted, patient).toBe(1);
  });

  it("tells of what the service would not have, and goes on", async () => {
    const it = await served(), url = await listening(it.app), refused: string[] = [];
    const to = client({...quick, url, model: "spine", onRefused: (json, {path}) => {
      refused.push(`${json.slice(0, 30)} ${path}`);
      throw new Error("a mistake of the caller's");
    }});
    to.event({...event("a"), time: "never"});
    to.event(event("b"));
    await to.flush();
    expect(to.counts()).toMatchObject({accepted: 1, refused: 1});
    expect(refused).toEqual(['{"time":"never","id":"a","feat /time']);
  });

  it("never throws into its caller, whatever it is given", () => {
    const to = client({...quick, url: "http://127.0.0.1:1", model: "spine"}), circle: Record<string, unknown> = {};
    circle["self"] = circle;
    for (const odd of [null, undefined, 7, circle, {features: {tilt: 1n}}, {toJSON() { throw new Error("no"); }}]) to.event(odd as never);
    to.label(null as never);
    expect(to.counts().dropped).toBe(3);
  });

  it("drops the oldest when the service is gone for long, and counts them", async () => {
    const to = client({...quick, url: "http://127.0.0.1:1", model: "spine", queueSize: 100, batchSize: 1000});
    for (let i = 0; i < 1000; i++) to.event(event(`e${i}`));
    expect(await to.flush(100)).toBe(false);
    const {waiting, dropped, retries, lastError} = to.counts();
    expect([waiting, dropped]).toEqual([100, 900]);
    expect(retries).toBeGreaterThan(0);
    expect(lastError).toMatch(/ECONNREFUSED|bad port/);
  });

  it("sends its key, and waits for a key or a model that is not there yet", async () => {
    const it = await served({settings: {keyless: false}}), url = await listening(it.app), {text, id, hash} = newKey();
    const to = client({...quick, url, model: "spine", key: text});
    to.event(event("a"));
    await expect.poll(() => to.counts().lastError, patient).toMatch(/^HTTP 401/);
    await it.store.append("keys", [{id, revision: 1, received: now, name: "x", hash, scopes: ["ingest"], revoked: false}]);
    it.clock.now += 5_000;
    expect(await to.flush()).toBe(true);
    expect(to.counts()).toMatchObject({accepted: 1, refused: 0});
  });

  it("sends less at once when it was too much", async () => {
    const it = await served({settings: {limits: {...defaultSettings.limits, batch: 30}}}), url = await listening(it.app);
    const to = client({...quick, url, model: "spine", batchSize: 200});
    for (let i = 0; i < 400; i++) to.event(event(`e${i}`));
    expect(await to.flush()).toBe(true);
    expect(to.counts()).toMatchObject({accepted: 400, refused: 0});
  });

  it("comes back when the service says, and not before", async () => {
    const times: number[] = [];
    const fetch: Fetch = () => {
      times.push(performance.now());
      const first = times.length === 1;
      return Promise.resolve({
        status: first ? 429 : 200, headers: {get: () => first ? "0.2" : null}, text: () => Promise.resolve('{"accepted":1}'),
      });
    };
    const to = client({...quick, url: "http://x", model: "spine", fetch});
    to.event(event("a"));
    await expect.poll(() => to.counts().accepted, patient).toBe(1);
    expect(times[1] - times[0]).toBeGreaterThanOrEqual(195);
  });

  it("gives up an answer that does not come", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => { silent.listen(0, "127.0.0.1", resolve); });
    const {port} = silent.address() as AddressInfo;
    closing.push(() => new Promise((resolve) => { silent.closeAllConnections(); silent.close(resolve); }));
    const to = client({...quick, url: `http://127.0.0.1:${port}`, model: "spine", timeout: 20});
    to.event(event("a"));
    await expect.poll(() => to.counts().lastError, patient).toMatch(/timeout/i);
    expect(to.counts().waiting).toBe(1);
  });
});

describe("the client of a service that falls and comes back", () => {
  const here = folder();

  it("loses nothing that was acknowledged, and in the end nothing at all", async () => {
    const data = join(here.path, "data");
    const start = async (port: number): Promise<{server: FastifyInstance; port: number; stop: () => Promise<void>}> => {
      const store = await openStore(data);
      await store.append("models", [{model: "spine", revision: 1, received: now, config: "", schema: spineSchema}]);
      const server = await app({store, clock: () => now, settings: {...defaultSettings, keyless: true}});
      await server.listen({port, host: "127.0.0.1"});
      return {
        server, port: (server.server.address() as AddressInfo).port,
        // Connections are cut in the middle of requests, and nobody is answered any more.
        stop: async () => {
          server.server.closeAllConnections();
          await server.close();
          await store.close();
        },
      };
    };
    let running = await start(0);
    const {port} = running, to: Client = client({...quick, url: `http://127.0.0.1:${port}`, model: "spine", batchSize: 10});
    const ids: string[] = [];
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < 300; i++) ids.push(to.event(event(`${round}-${i}`)));
      await new Promise((resolve) => { setTimeout(resolve, 15); });
      await running.stop();
      await new Promise((resolve) => { setTimeout(resolve, 10); });
      running = await start(port);
    }
    expect(await to.close()).toBe(true);
    await running.stop();
    const store = await openStore(data), stored = new Set<string>();
    for await (const some of store.read("events")) for (const {id} of some) stored.add(id);
    await store.close();
    expect(ids.filter((id) => !stored.has(id))).toEqual([]);
    const {accepted, duplicate, refused, dropped} = to.counts();
    expect([stored.size, refused, dropped]).toEqual([1500, 0, 0]);
    // What was stored and not acknowledged came again, and was known.
    expect(accepted + duplicate).toBe(1500);
  });
});
