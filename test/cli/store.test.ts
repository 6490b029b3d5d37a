import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {openStore} from "../../src/store/open.ts";
import {generator} from "../../src/stats/random.ts";
import {folder, plumbline} from "./plumbline.ts";

const here = folder();
const table = (rows: number, shift: number): string => {
  const random = generator(rows);
  const line = (i: number): string => {
    const tilt = random.normal() + shift, time = new Date(Date.UTC(2026, 0, 1) + i * 600_000).toISOString();
    return [`v${i}`, `p${i % 20}`, time, tilt, tilt > 0 ? "sick" : "well", tilt + random.normal() > 0 ? "sick" : "well"].join(",");
  };
  return ["visit,patient,at,tilt,prediction,diagnosis", ...Array.from({length: rows}, (_, i) => line(i)), ""].join("\n");
};
here.file("train.csv", table(900, 0));
here.file("live.csv", table(400, 2));
here.file("plumbline.yaml", `
model: spine
store: data
windows: {every: day, lateness: 1h}
references: {fixed: train.csv}
columns:
  visit: {kind: text, role: id}
  patient: {kind: text, role: id, cluster: true}
  at: {kind: datetime, role: timestamp}
  tilt: {kind: numeric, role: feature}
  prediction: {kind: categorical, role: prediction}
  diagnosis: {kind: categorical, role: target}
`);
const run = (...args: readonly string[]) => plumbline(args, {cwd: here.path});

describe("the commands of the store", {timeout: 120_000}, () => {
  it("read files in, compute their windows and keep the results", async () => {
    const read = await run("ingest", "live.csv", "--config", "plumbline.yaml");
    expect([read.code, read.stdout]).toEqual([0, "live.csv: 400 rows, 400 new events, 400 new labels\n"]);
    const closed = await run("calculate", "--data", "data");
    expect([closed.code, closed.stdout]).toEqual([0, "spine: 3 windows, 3 new results\n"]);
    expect((await run("calculate", "--data", "data")).stdout).toBe("spine: 0 windows, 0 new results\n");
    expect((await run("backfill", "--config", "plumbline.yaml", "--from", "2026-01-02")).stdout).toBe("spine: 2 windows, 0 new results\n");
  });

  it("say what lies there", async () => {
    const {code, stdout} = await run("store", "check", "--data", "data");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^data\/plumbline\.db: layout version 5, [\d,]+ bytes\nevents +400\nlabels +400\n[^]*runs +3\n[^]*no problems\n$/);
  });

  it("export it, and import it elsewhere as it was", async () => {
    expect((await run("store", "export", "-o", "all.ndjson", "--data", "data")).code).toBe(0);
    const lines = readFileSync(join(here.path, "all.ndjson"), "utf8").trim().split("\n").length;
    const read = await run("store", "import", "all.ndjson", "--data", "copy");
    expect(read.stdout).toBe(`${lines.toLocaleString("en")} facts read, ${lines.toLocaleString("en")} of them new\n`);
    const again = await run("store", "import", "-", "--data", "copy");
    expect(again.stdout).toBe("0 facts read, 0 of them new\n");
  });

  it("forget a subject, by the name that the events had for it", async () => {
    const {code, stdout} = await run("store", "forget", "--subject", "p7", "--data", "data");
    expect([code, stdout]).toEqual([0, "spine: 20 events, 20 labels, 0 quarantined and 0 outgoing copies removed; 3 windows counted anew\n"]);
    const store = await openStore(join(here.path, "data"));
    expect(await store.count("events")).toBe(380);
    expect(await store.count("parts")).toBe(3);
    await store.close();
  });

  it("prune what the configuration does not keep", async () => {
    expect((await run("store", "prune", "--data", "data")).stdout).toBe("spine: nothing to remove\n");
    here.file("plumbline.yaml", `${readFileSync(join(here.path, "plumbline.yaml"), "utf8")}\nretention: {events: 1d}\n`);
    expect((await run("store", "prune", "--config", "plumbline.yaml")).stdout).toBe("spine: 380 events removed, 380 labels removed\n");
  });

  it("refuse what cannot be meant", async () => {
    const refused = async (...args: readonly string[]): Promise<string> => {
      const {code, stderr} = await run(...args);
      expect(code).toBe(2);
      return stderr.trim().split("\n").at(-1) ?? "";
    };
    expect(await refused("store", "check", "--data", "nowhere")).toBe('plumbline: no store: "nowhere"; --data says where it lies');
    for (const command of [["calculate"], ["metrics", "push", "http://127.0.0.1:1"], ["keys", "list"]]) {
      expect(await refused(...command, "--data", "typo")).toBe('plumbline: no store: "typo"; --data says where it lies');
    }
    expect(existsSync(join(here.path, "typo"))).toBe(false);
    expect(await refused("calculate", "--data", "data", "--model", "hart")).toBe('plumbline: unknown model: "hart"; one of: spine');
    expect(await refused("backfill", "--data", "data", "--from", "soon")).toContain('invalid time: "soon"');
    expect(await refused("store", "export", "--kind", "event", "--data", "data")).toContain('unknown kind: "event"; one of: events, labels');
    const damaged = await run("store", "import", "plumbline.yaml", "--data", "copy");
    expect([damaged.code, damaged.stderr.trim().split("\n").at(-1)]).toEqual([3, "plumbline: line 2: not JSON"]);
  });
});
