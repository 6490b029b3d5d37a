// The whole report on 1M + 1M rows × (10 numeric + 4 categorical) from Parquet, process start included, against the time DuckDB takes to
// SUMMARIZE both files, the two in turn, and the processor time of either, which a busy machine blurs less: node bench/report.ts [pairs]. Needs `npm run build` first.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {median, type Timing, timed} from "./process.ts";

const rows = 1_000_000;
const pairs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
const [reference, current] = ["reference", "current"].map((name) => join(folder, `${name}.parquet`));

async function write(path: string, seed: number, shift: number): Promise<void> {
  const db = await (await DuckDBInstance.create()).connect();
  await db.run(`select setseed(${seed})`);
  const normal = "sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random())";
  const numeric = Array.from({length: 10}, (_, i) => `${normal} * ${i + 1} + ${i === 3 ? shift : 0} as x${i}`);
  const labels = Object.entries({a: 2, b: 5, c: 20, d: 200}).map(([name, k]) => `'${name}' || floor(random() * random() * ${k})::int as ${name}`);
  await db.run(`copy (select ${[...numeric, ...labels].join(", ")} from range(${rows})) to '${path}' (format parquet, compression zstd)`);
}

const duckdb = fileURLToPath(import.meta.resolve("@duckdb/node-api"));
const summarize = [
  "--input-type=module", "-e",
  `import duckdb from ${JSON.stringify(duckdb)};
   const db = await (await duckdb.DuckDBInstance.create(":memory:", {threads: "2"})).connect();
   for (const path of ${JSON.stringify([reference, current])}) (await db.runAndReadAll("summarize select * from '" + path + "'")).getRows();`,
];
const command = fileURLToPath(new URL("../bin/plumbline.js", import.meta.url));
const report = [command, "report", reference, current, "-o", join(folder, "report.html"), "--json", join(folder, "result.json")];
const help = [command, "--help"];

try {
  await write(reference, 0.11, 0);
  await write(current, 0.42, 1.2);
  const runs = Array.from({length: pairs + 1}, () => ({ours: timed(report), theirs: timed(summarize), help: timed(help)})).slice(1);
  const of = (pick: (run: (typeof runs)[number]) => number): string => median(runs.map(pick)).toFixed(2);
  console.log(`${rows} + ${rows} rows × 14 columns from Parquet, medians of ${pairs} runs in turn, process start included`);
  for (const [name, whose] of [["plumbline report    ", "ours"], ["DuckDB SUMMARIZE ×2 ", "theirs"]] as const) {
    const middle = (what: keyof Timing): string => of((run) => run[whose][what]);
    console.log(`${name}  ${middle("seconds")} s   processor ${middle("processor")} s   peak ${middle("megabytes")} MB`);
  }
  const ratio = (what: keyof Timing): string => of(({ours, theirs}) => ours[what] / theirs[what]);
  console.log(`ratio                 ${ratio("seconds")}     processor ${ratio("processor")}`);
  console.log(`plumbline --help      ${of(({help: {seconds}}) => seconds)} s`);
} finally {
  rmSync(folder, {recursive: true});
}
