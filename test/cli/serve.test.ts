import type {ChildProcessWithoutNullStreams} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterEach, describe, expect, it} from "vitest";
import {openStore} from "../../src/store/open.ts";
import {folder, plumbline, started} from "./plumbline.ts";

const here = folder();
const config = here.file("plumbline.yaml", [
  "model: spine", "columns:", "  tilt: {kind: numeric}", "  predicted: {kind: categorical, role: prediction}",
].join("\n"));
const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => { for (const child of running.splice(0)) child.kill("SIGKILL"); });

/** Starts the service on a free port, and waits until it listens. */
async function serve(...args: string[]): Promise<{readonly child: ChildProcessWithoutNullStreams; readonly address: string}> {
  const child = started(["serve", "--port", "0", "--log-level", "warn", ...args]);
  running.push(child);
  child.stderr.resume();
  const [line] = await once(child.stdout, "data") as [Buffer];
  return {child, address: /http:\/\/\S+/.exec(line.toString())![0]};
}

const send = (address: string, ids: readonly string[], headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}/v1/models/spine/events`, {
    method: "POST", headers: {"content-type": "application/json", ...headers},
    body: JSON.stringify(ids.map((id) => ({id, features: {tilt: 1}}))),
  });

async function storedIds(data: string): Promise<Set<string>> {
  const store = await openStore(data), ids = new Set<string>();
  for await (const some of store.read("events")) for (const {id} of some) ids.add(id);
  await store.close();
  return ids;
}

describe("plumbline serve", () => {
  it("keeps what it acknowledged through a stop and a new start", async () => {
    const data = join(here.path, "stopped"), {child, address} = await serve("--data", data, "--config", config);
    expect(await (await send(address, ["a", "b"])).json()).toMatchObject({accepted: 2});
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    // The model is known from the store by now.
    const again = await serve("--data", data);
    expect(await (await send(again.address, ["a", "c"])).json()).toMatchObject({accepted: 1, duplicate: 1});
  });

  it("answers whoever is being answered before it stops", async () => {
    const data = join(here.path, "busy"), {child, address} = await serve("--data", data, "--config", config);
    const ids = Array.from({length: 2000}, (_, i) => `e${i}`);
    const asked = Promise.allSettled(Array.from({length: 8}, (_, k) => send(address, ids.map((id) => `${k}-${id}`)).then((answer) => answer.json())));
    await setTimeout(30);
    child.kill("SIGTERM");
    const answers = (await asked).flatMap((one) => one.status === "fulfilled" ? [one.value as {accepted?: number}] : []);
    expect(await once(child, "exit")).toEqual([0, null]);
    const acknowledged = answers.reduce((sum, {accepted = 0}) => sum + accepted, 0);
    expect((await storedIds(data)).size).toBeGreaterThanOrEqual(acknowledged);
  });

  it("keeps its data where the configuration says, and compares with the table that it names", async () => {
    const rows = Array.from({length: 300}, (_, i) => `${i % 17},${i % 2 ? "a" : "b"}`), data = join(here.path, "named");
    const train = here.file("train.csv", `tilt,predicted\n${rows.join("\n")}\n`);
    const named = here.file("named.yaml", [
      "model: spine", `store: ${data}`, `references: {fixed: ${train}}`, "columns:", "  tilt: {kind: numeric}", "  predicted: {kind: categorical, role: prediction}",
    ].join("\n"));
    const {address} = await serve("--config", named);
    expect(await (await fetch(`${address}/v1/models/spine/references`)).json()).toMatchObject({items: [{name: "train.csv", rows: 300, promoted: true}]});
  });

  it.each([
    ["an address that others reach, without a key", ["--host", "0.0.0.0"], 2, /^plumbline: no keys: listening on 0.0.0.0 needs at least one/],
    ["a port that is none", ["--port", "70000"], 2, /^plumbline: invalid port: "70000"; expected a whole number from 0 to 65535/],
    ["a configuration without a model", ["--config", here.file("no-model.yaml", "columns: {a: {kind: numeric}}")], 2, /missing model at the top/],
    ["a configuration without columns", ["--config", here.file("no-columns.yaml", "model: a")], 2, /missing columns/],
    ["a place to watch that is none", ["--watch", "spine=/nowhere"], 2, /^plumbline: unknown place: "spine=\/nowhere"; expected MODEL=FOLDER/],
    ["a place where no data can lie", ["--data", "/dev/null/x"], 3, /^plumbline: /],
  ])("refuses %s", async (_, args, code, message) => {
    const outcome = await plumbline(["serve", "--port", "0", "--data", join(here.path, "refused"), ...args]);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
  });
});

describe("plumbline keys", () => {
  it("makes a key that is shown once, opens what its scope says, and ends", async () => {
    const data = join(here.path, "keys");
    const made = await plumbline(["keys", "create", "--name", "gateway", "--scope", "ingest", "--data", data]);
    expect(made).toMatchObject({code: 0, stdout: expect.stringMatching(/^plk_\S+\n$/) as string});
    const {address} = await serve("--data", data, "--config", config), key = made.stdout.trim();
    expect((await send(address, ["a"])).status).toBe(401);
    expect((await send(address, ["a"], {authorization: `Bearer ${key}`})).status).toBe(200);
    const [{id, ...rest}] = JSON.parse((await plumbline(["keys", "list", "--data", data, "--json"])).stdout) as {id: string}[];
    expect(rest).toMatchObject({name: "gateway", scopes: ["ingest"], revoked: false});
    expect(JSON.stringify(rest)).not.toContain(key.slice(-20));
    expect(await plumbline(["keys", "revoke", id, "--data", data])).toMatchObject({code: 0});
    expect((await plumbline(["keys", "list", "--data", data])).stdout).toMatch(/gateway +ingest .*revoked$/m);
    await setTimeout(5_100);
    expect((await send(address, ["b"], {authorization: `Bearer ${key}`})).status).toBe(401);
    const store = await openStore(data), acts: string[] = [];
    for await (const some of store.read("audit")) acts.push(...some.map(({act}) => act));
    await store.close();
    expect(acts).toEqual(["create-key", "configure-model", "revoke-key"]);
  });

  it("refuses a scope and an id that do not exist", async () => {
    const data = join(here.path, "none");
    expect(await plumbline(["keys", "create", "--name", "x", "--scope", "write", "--data", data])).toMatchObject(
      {code: 2, stderr: 'plumbline: unknown scope: "write"; one of: ingest, read, admin\n'});
    expect(await plumbline(["keys", "revoke", "x", "--data", data])).toMatchObject(
      {code: 2, stderr: `plumbline: no store: ${JSON.stringify(data)}; --data says where it lies\n`});
    await (await openStore(data)).close();
    expect(await plumbline(["keys", "revoke", "x", "--data", data])).toMatchObject({code: 2, stderr: 'plumbline: unknown key: "x"; there are none\n'});
  });
});
