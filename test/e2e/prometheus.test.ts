import {type ChildProcess, spawn, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {contentTypes, exposition} from "../../src/metrics/exposition.ts";
import {writeRequest} from "../../src/metrics/remote-write.ts";
import {runFamilies} from "../../src/metrics/run-families.ts";
import type {Run} from "../../src/result/result.ts";
import {spineRun} from "../report/runs.ts";

const {PROMETHEUS_BIN: prometheus, PROMTOOL_BIN: promtool} = process.env;
const command = "PROMETHEUS_BIN=prometheus PROMTOOL_BIN=promtool npx vitest run test/e2e/prometheus.test.ts";
const isMissing = prometheus === undefined || promtool === undefined;
if (isMissing && process.env["REQUIRE_SERVICES"] === "1") throw new Error(`missing Prometheus: set PROMETHEUS_BIN and PROMTOOL_BIN (${command})`);

const day = 86_400_000, today = Math.floor(Date.now() / day) * day;

/** The clinic's run of a day some days ago; the model's version tells the ways in apart. */
const runOf = (daysAgo: number, version: string): Run => ({
  ...spineRun(), model: "spine", model_version: version,
  window: {start: new Date(today - (daysAgo + 1) * day).toISOString(), end: new Date(today - daysAgo * day).toISOString()},
});
const exposed = (version: string, revision = 1) => [3, 2, 1].map((daysAgo) => ({run: runOf(daysAgo, version), reference: "training", revision, stamped: true}));

describe.skipIf(isMissing)(`metrics in a real Prometheus (${command})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-prometheus-"));
  let server: ChildProcess, target: Server, address: string;

  beforeAll(async () => {
    writeFileSync(join(folder, "history.txt"), exposition(runFamilies(exposed("block"), {shares: false}), "openmetrics"));
    const made = spawnSync(promtool ?? "", ["tsdb", "create-blocks-from", "openmetrics", join(folder, "history.txt"), join(folder, "data")], {encoding: "utf8"});
    expect(made.status, made.stderr).toBe(0);
    const scraped = exposition(runFamilies([{run: runOf(0, "scraped"), reference: "training"}]));
    target = createServer((_, response) => response.writeHead(200, {"content-type": contentTypes.prometheus}).end(scraped));
    const port = await listening(target);
    writeFileSync(join(folder, "prometheus.yml"),
      `global: {scrape_interval: 1s}\nscrape_configs: [{job_name: plumbline, static_configs: [{targets: ["127.0.0.1:${port}"]}]}]\n`);
    const spare = createServer(), own = await listening(spare);
    await new Promise((resolve) => spare.close(resolve));
    address = `http://127.0.0.1:${own}`;
    server = spawn(prometheus ?? "", [`--config.file=${join(folder, "prometheus.yml")}`, `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${own}`, "--web.enable-remote-write-receiver", "--storage.tsdb.retention.time=30d"], {stdio: "ignore"});
    await until(async () => (await fetch(`${address}/-/ready`)).ok);
  }, 120_000);

  afterAll(async () => {
    server.kill();
    target.close();
    await new Promise((resolve) => { if (server.exitCode === null && server.signalCode === null) server.once("exit", resolve); else resolve(null); });
    rmSync(folder, {recursive: true, force: true});
  });

  const query = async (text: string, at?: number): Promise<{metric: Record<string, string>; value: [number, string]}[]> => {
    const url = new URL("/api/v1/query", address);
    url.searchParams.set("query", text);
    if (at !== undefined) url.searchParams.set("time", String(at / 1000));
    const answer = await (await fetch(url)).json() as {data: {result: {metric: Record<string, string>; value: [number, string]}[]}};
    return answer.data.result;
  };

  it("shows history at the end of each window, once its blocks are there", async () => {
    for (const daysAgo of [3, 2, 1]) {
      const end = today - daysAgo * day, [found] = await query('plumbline_window_end_timestamp_seconds{version="block"}', end);
      expect(Number(found.value[1]) * 1000).toBe(end);
    }
    const failing = await query('sum(plumbline_verdict{version="block",verdict="fail"})', today - day);
    expect(Number(failing[0].value[1])).toBe(runOf(1, "").results.filter(({verdict}) => verdict === "fail").length);
  });

  it("takes history by remote write, a restatement beside the first answer", async () => {
    const fresh = (revision: number) => [{run: {...runOf(0, "written"), window: {start: new Date(today - day).toISOString(),
      end: new Date(Date.now() - 60_000).toISOString()}}, reference: "training", revision, stamped: true}];
    for (const revision of [1, 2]) {
      const answer = await fetch(`${address}/api/v1/write`, {method: "POST", body: writeRequest(runFamilies(fresh(revision))), headers: {
        "content-type": "application/x-protobuf", "content-encoding": "snappy", "x-prometheus-remote-write-version": "0.1.0"}});
      expect(answer.status, await answer.text()).toBe(204);
    }
    const found = await query('plumbline_window_rows{version="written"}', Date.now() - 30_000);
    expect(found.map(({metric}) => metric["revision"]).sort()).toEqual(["1", "2"]);
    expect(Number(found[0].value[1])).toBe(runOf(0, "").current.rows);
  });

  it("scrapes what is newest, labels from data included", async () => {
    await until(async () => (await query('plumbline_window_rows{version="scraped"}')).length === 1);
    const shares = await query('sum by (column) (plumbline_column_share_ratio{version="scraped",side="current"})');
    expect(shares.length).toBe(runOf(0, "").distributions.length);
    for (const {metric, value} of shares) expect(Number(value[1]), metric["column"]).toBeLessThanOrEqual(1.001);
  });
});

const listening = (server: Server): Promise<number> => new Promise((resolve) => {
  server.listen(0, "127.0.0.1", () => { resolve((server.address() as AddressInfo).port); });
});

/** Asks again and again until the answer is yes. */
async function until(asked: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await asked().catch(() => false)) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error("waited in vain");
}
