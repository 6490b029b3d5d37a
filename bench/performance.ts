// How good a classifier is, from 10 million scored rows in Parquet (label, prediction, score) against a reference of 1 million, process
// start included, in turn with what DuckDB takes for the same 10 million: node bench/performance.ts [rounds]. Needs `npm run build` first.
//   SUMMARIZE  reads every value once and tells counts, ranges, means and quantiles
//   GROUP BY   reads every value once and tells the confusion matrix and sums of scores
//   stream     hands every value out to a client, which does nothing with it
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {median, type Timing, timed} from "./process.ts";

const rows = 10_000_000, rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
const [reference, current] = ["reference", "current"].map((name) => join(folder, `${name}.parquet`));

async function write(path: string, n: number, skew: number): Promise<void> {
  const db = await (await DuckDBInstance.create()).connect();
  await db.run(`select setseed(${skew / 10})`);
  await db.run(`copy (select case when y < s then 'ill' else 'healthy' end as label, case when s > .5 then 'ill' else 'healthy' end as prediction,
    s as score from (select random() as y, pow(random(), ${skew}) as s from range(${n}))) to '${path}' (format parquet, compression zstd)`);
}

const duckdb = fileURLToPath(import.meta.resolve("@duckdb/node-api"));
const query = (body: string): string[] => ["--input-type=module", "-e",
  `import duckdb from ${JSON.stringify(duckdb)};
   const db = await (await duckdb.DuckDBInstance.create(":memory:", {threads: "2"})).connect(), path = ${JSON.stringify(current)};
   ${body}`];

const command = fileURLToPath(new URL("../bin/plumbline.js", import.meta.url));
const contenders: Readonly<Record<string, readonly string[]>> = {
  "plumbline report": [command, "report", reference, current, "--preset", "performance", "-o", join(folder, "report.html")],
  "DuckDB SUMMARIZE": query("(await db.runAndReadAll(`summarize select * from '${path}'`)).getRows();"),
  "DuckDB GROUP BY": query("(await db.runAndReadAll(`select label, prediction, count(*), sum(score) from '${path}' group by all`)).getRows();"),
  "DuckDB stream": query("const found = await db.stream(`select * from '${path}'`); while ((await found.fetchChunk())?.rowCount) {}"),
};

try {
  await write(reference, 1_000_000, 2);
  await write(current, rows, 2.1);
  const runs = Array.from({length: rounds + 1}, () => Object.values(contenders).map(timed)).slice(1);
  console.log(`${rows} scored rows from Parquet, medians of ${rounds} rounds in turn, process start included`);
  const ours = runs.map(([first]) => first);
  Object.keys(contenders).forEach((name, k) => {
    const of = (what: keyof Timing): string => median(runs.map((run) => run[k][what])).toFixed(2);
    const ratio = median(runs.map((run, i) => ours[i].seconds / run[k].seconds)).toFixed(2);
    console.log(`${name.padEnd(18)} ${of("seconds")} s   processor ${of("processor")} s   peak ${of("megabytes")} MB   ours / this ${ratio}`);
  });
} finally {
  rmSync(folder, {recursive: true});
}
