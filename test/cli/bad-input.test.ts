// Every bad input of a person's day: a clear message or a stated unknown, the right exit code, every other column still reported.
import {DuckDBInstance} from "@duckdb/node-api";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import type {Result, Run} from "../../src/result/result.ts";
import {folder, type Outcome, plumbline} from "./plumbline.ts";

const here = folder();
const rows = 400;

type Cells = readonly (string | number | null)[];

/** A sound numeric column and a sound categorical one, in both tables; what is bad comes beside them. */
const steady = (seed: number, n = rows): Record<string, Cells> => {
  const random = generator(seed);
  return {
    tilt: Array.from({length: n}, () => (17 + 7 * random.normal()).toFixed(3)),
    site: Array.from({length: n}, () => ["north", "harbour", "university"][random.int(3)]),
  };
};

const quoted = (cell: string | number | null): string => cell === null ? "" : `"${String(cell).replaceAll('"', '""')}"`;
const csv = (table: Record<string, Cells> | Map<string, Cells>): string => {
  const entries = table instanceof Map ? [...table] : Object.entries(table);
  const lines = Array.from({length: entries[0][1].length}, (_, i) => entries.map(([, cells]) => quoted(cells[i])).join(","));
  return `${[entries.map(([name]) => quoted(name)).join(","), ...lines].join("\n")}\n`;
};

let count = 0;

interface Told extends Outcome {
  readonly run: Run;
}

/** Reports two tables, and holds that the sound columns were judged all the same. */
async function told(reference: string | Uint8Array, current: string | Uint8Array): Promise<Told> {
  const number = ++count;
  const [before, after] = [here.file(`reference-${number}.csv`, reference), here.file(`current-${number}.csv`, current)];
  const outcome = await plumbline(["report", before, after, "--json", "-"], {cwd: here.path});
  expect(outcome.code, outcome.stderr).toBe(0);
  const run = JSON.parse(outcome.stdout) as Run;
  return {...outcome, run};
}

const of = ({run}: Told, column: string, topic = "quality"): Result[] =>
  run.results.filter((one) => one.column === column && one.topic === topic);
const called = (results: readonly Result[], measure: string): Result | undefined =>
  results.find((one) => one.measure === measure);

function expectSteady(outcome: Told): void {
  for (const column of ["tilt", "site"]) {
    const drift = of(outcome, column, "drift");
    expect(drift.length, `${column} has no drift result`).toBeGreaterThan(0);
    expect(drift.filter(({verdict}) => verdict === "fail")).toEqual([]);
    expect(of(outcome, column).length, `${column} has no quality result`).toBeGreaterThan(0);
  }
}

const filled = (of: (i: number) => string | number | null, n = rows): Cells => Array.from({length: n}, (_, i) => of(i));

describe("plumbline report on bad input", () => {
  const sound = steady(1), later = steady(2);

  it("says that a column has become empty", async () => {
    const outcome = await told(csv({...sound, bad: filled((i) => i * 7 % 101)}), csv({...later, bad: filled(() => null)}));
    expectSteady(outcome);
    expect(called(of(outcome, "bad"), "empty-column")?.verdict).toBe("fail");
    const moved = of(outcome, "bad", "drift").find(({measure}) => measure !== "missing-shift");
    expect(moved).toMatchObject({verdict: "unknown", reason: "no-values"});
  });

  it("says nothing of a column that was empty all along but that it has no values", async () => {
    const outcome = await told(csv({...sound, bad: filled(() => null)}), csv({...later, bad: filled(() => null)}));
    expectSteady(outcome);
    expect(outcome.run.results.filter(({column, verdict}) => column === "bad" && verdict === "fail")).toEqual([]);
  });

  it("says that a column has become constant", async () => {
    const outcome = await told(csv({...sound, bad: filled((i) => i * 7 % 101)}), csv({...later, bad: filled(() => 0)}));
    expectSteady(outcome);
    expect(called(of(outcome, "bad"), "constant-column")?.verdict).toBe("fail");
  });

  it("does not mind a column that is constant in both tables", async () => {
    const outcome = await told(csv({...sound, bad: filled(() => 3)}), csv({...later, bad: filled(() => 3)}));
    expectSteady(outcome);
    expect(outcome.run.results.filter(({column, verdict}) => column === "bad" && verdict === "fail")).toEqual([]);
  });

  it("cannot tell from one row, and says so", async () => {
    const outcome = await told(csv(sound), csv(steady(3, 1)));
    const others = ["missing-shift", "new-categories"];
    const drift = outcome.run.results.filter(({topic, measure}) => topic === "drift" && !others.includes(measure));
    expect(drift.map(({verdict}) => verdict)).toEqual(drift.map(() => "unknown"));
    expect(drift.map(({reason}) => reason)).toEqual(drift.map(() => "too-few-rows"));
  });

  it("takes a table without rows for what it is, on either side", async () => {
    const header = "tilt,site\n";
    for (const [before, after] of [[csv(sound), header], [header, csv(later)], [header, header]]) {
      const {run} = await told(before, after);
      expect(run.columns.map(({name}) => name)).toEqual(["tilt", "site"]);
      expect(run.results.filter(({topic, verdict, column}) => topic === "drift" && column !== null && verdict === "fail")).toEqual([]);
    }
  });

  it("names columns that are missing on one side", async () => {
    const outcome = await told(csv({...sound, gone: filled((i) => i % 50)}), csv({...later, come: filled((i) => i % 50)}));
    expectSteady(outcome);
    expect(called(of(outcome, "gone"), "missing-column")).toMatchObject({verdict: "fail"});
    expect(of(outcome, "gone", "drift")[0]).toMatchObject({verdict: "unknown", reason: "missing-column"});
    expect(outcome.run.results.find(({measure}) => measure === "added-columns")).toMatchObject({verdict: "warn", score: 1});
  });

  it("counts infinities and judges the finite values", async () => {
    const wave = (i: number): number => Math.sin(i) * 10;
    const holed = (i: number): string | number => i === 5 ? "inf" : i === 6 ? "-Infinity" : wave(i);
    const outcome = await told(csv({...sound, bad: filled(wave)}), csv({...later, bad: filled(holed)}));
    expectSteady(outcome);
    expect(called(of(outcome, "bad"), "infinite-values")).toMatchObject({score: 2, verdict: "warn"});
    expect(of(outcome, "bad", "drift").filter(({verdict}) => verdict === "fail")).toEqual([]);
    expect(outcome.run.columns.find(({name}) => name === "bad")?.current).toMatchObject({infinite: 2});
  });

  it("counts cells that are no numbers in a column of numbers", async () => {
    const good = (i: number): number => i % 37 + 0.5, mixed = (i: number): string | number => i % 20 === 0 ? "broken" : good(i);
    const outcome = await told(csv({...sound, bad: filled(good)}), csv({...later, bad: filled(mixed)}));
    expectSteady(outcome);
    expect(called(of(outcome, "bad"), "type-mismatches")).toMatchObject({score: 20, verdict: "fail"});
  });

  it("takes 10,000 categories and more", async () => {
    const n = 24_000, before = steady(4, n), after = steady(5, n);
    const from = (least: number): Cells => filled((i) => `label ${i % 12_000 + least}`, n);
    const outcome = await told(csv({...before, bad: from(0)}), csv({...after, bad: from(100)}));
    expectSteady(outcome);
    expect(outcome.run.columns.find(({name}) => name === "bad")).toBeDefined();
  });

  it("takes __proto__ and </script> for the labels and names they are", async () => {
    const names = ["__proto__", "</script><script>alert(1)</script>", "constructor"];
    const table = (from: Record<string, Cells>): string =>
      csv(new Map([...Object.entries(from), ["__proto__", filled((i) => names[i % 3])], ["</script>", filled((i) => i % 90)]]));
    const outcome = await told(table(sound), table(later));
    expectSteady(outcome);
    expect(outcome.run.columns.map(({name}) => name)).toEqual(["tilt", "site", "__proto__", "</script>"]);
    expect(of(outcome, "__proto__", "drift")[0].verdict).not.toBe("fail");
    const page = join(here.path, "evil.html");
    await plumbline(["report", here.file("evil-a.csv", table(sound)), here.file("evil-b.csv", table(later)), "-o", page]);
    const html = readFileSync(page, "utf8");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toContain("<script>alert");
  });

  it("replaces bytes that are not UTF-8 and says so", async () => {
    const text = Buffer.from(csv({...later, note: filled((i) => `caf\u0001 ${i % 4}`)}));
    const bytes = Uint8Array.from(text, (byte) => byte === 1 ? 0xe9 : byte);
    const outcome = await told(csv({...sound, note: filled((i) => `café ${i % 4}`)}), bytes);
    expectSteady(outcome);
    expect(outcome.stderr).toMatch(/^note: .*UTF-8/m);
    expect(outcome.run.warnings.join()).toMatch(/UTF-8/);
  });

  it("reports ragged lines by their numbers", async () => {
    const lines = csv(later).split("\n");
    lines[7] = `${lines[7]},one,too,many`;
    const outcome = await told(csv(sound), lines.join("\n"));
    expectSteady(outcome);
    expect(outcome.stderr).toMatch(/^note: .*\b8\b/m);
  });

  it("exits 3 on two columns of one name, and names it", async () => {
    const file = here.file("twice.csv", "age,sex,age\n1,f,2\n2,m,3\n");
    const outcome = await plumbline(["report", file, file, "-o", join(here.path, "twice.html")]);
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toMatch(/^plumbline: .*twice\.csv.*"age"/);
  });

  it.each([
    ["a folder", "folder", "a folder, not a file"], ["a file that is not there", "none.csv", "no such file"],
    ["an empty file", "empty.csv", "the file is empty"], ["a pattern that fits nothing", "none-*.csv", "no file matches"],
    ["a truncated gzip file", "cut.csv.gz", "cut.csv.gz"], ["what only calls itself Parquet", "fake.parquet", "not a Parquet file"],
    ["a profile that is none", "fake.plb", "fake.plb"], ["a truncated profile", "cut.plb", "cut.plb"],
  ])("exits 3 on %s, naming it in one line", async (_, name, message) => {
    mkdirSync(join(here.path, "folder"), {recursive: true});
    const {gzipSync} = await import("node:zlib");
    here.file("empty.csv", "");
    here.file("cut.csv.gz", gzipSync(csv(sound)).subarray(0, 900));
    here.file("fake.parquet", csv(sound));
    here.file("fake.plb", csv(sound));
    const good = here.file("good.csv", csv(sound)), plan = join(here.path, "good.plb");
    await plumbline(["profile", good, "-o", plan]);
    here.file("cut.plb", readFileSync(plan).subarray(0, 500));
    const {code, stdout, stderr} = await plumbline(["report", good, name], {cwd: here.path});
    expect([code, stdout, stderr.trimEnd().split("\n").length], stderr).toEqual([3, "", 1]);
    expect(stderr).toContain(message);
  });
});

describe("plumbline report on Parquet", () => {
  const good = join(here.path, "good.parquet");

  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const select = "SELECT i::INTEGER % 97 AS age, (i % 3)::VARCHAR AS site, i % 2 = 0 AS implant FROM range(5000) t(i)";
    await connection.run(`COPY (${select}) TO '${good}' (FORMAT parquet)`);
    connection.closeSync();
  });

  it("reads it", async () => {
    const {code, stdout} = await plumbline(["report", good, good, "--json", "-"]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Run).columns.map(({name, kind}) => [name, kind]))
      .toEqual([["age", "numeric"], ["site", "categorical"], ["implant", "boolean"]]);
  });

  it("exits 3 when it is cut short", async () => {
    const cut = join(here.path, "cut.parquet"), bytes = readFileSync(good);
    writeFileSync(cut, bytes.subarray(0, bytes.length - 200));
    const {code, stderr} = await plumbline(["report", good, cut]);
    expect([code, stderr.trimEnd().split("\n").length], stderr).toEqual([3, 1]);
    expect(stderr).toContain("cut.parquet");
  });
});
