import {once} from "node:events";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openStore} from "../../src/store/open.ts";
import {spineRun} from "../report/runs.ts";
import {hour, run} from "../store/some-facts.ts";
import {folder, plumbline} from "./plumbline.ts";

describe("plumbline metrics", {timeout: 60_000}, () => {
  const data = join(folder().path, "data"), heard: string[] = [];
  const server = createServer(({method, url, headers}, response) => {
    heard.push(`${method} ${url} ${headers.authorization}`);
    response.end();
  });
  let host = "";
  beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const store = await openStore(data), of = (start: number, reference: string) => run(1, {window: {start, end: start + hour}, reference, run: spineRun()});
    await store.append("runs", [of(0, "train"), of(0, "previous"), of(hour, "train"), of(hour, "previous")]);
    await store.close();
  });
  afterAll(() => { server.close(); });

  it("are sent as who logs in, and said to be of so many windows, against however many references", async () => {
    const who = `Basic ${btoa("u:secret")}`, stretch = ["--from", "1970-01-01", "--to", "1970-01-02"];
    const sent = await plumbline(["metrics", "export", ...stretch, "--remote-write", `http://u:secret@${host}/write`, "--data", data]);
    expect([sent.code, sent.stderr]).toEqual([0, "sent the results of 2 windows\n"]);
    const pushed = await plumbline(["metrics", "push", `http://u:secret@${host}/`, "--model", "spine", "--data", data]);
    expect([pushed.code, pushed.stderr]).toEqual([0, `pushed the results of 1 window to http://${host}/metrics/job/plumbline\n`]);
    expect(heard).toEqual([`POST /write ${who}`, `PUT /metrics/job/plumbline ${who}`]);
  });
});
