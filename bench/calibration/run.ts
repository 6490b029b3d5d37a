// False alarms of every measure that gives a p: node bench/calibration/run.ts [--into file] [--law text] [--measure id] ...
// Each result goes into the file as soon as it is there, and what the file (or another one named) holds is not drawn again. When
// nothing is left the page is written. To draw a measure again, take its lines out of the file.
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {inThreads} from "../threads.ts";
import type {CellResult} from "./cell.ts";
import {page} from "./page.ts";
import {type Job, jobs, nameOf} from "./plan.ts";
import {leftOf, readRecord, writeRecord} from "./record.ts";
import type {TablesResult} from "./table.ts";

const {values: given, positionals: others} = parseArgs({allowPositionals: true, options: {
  into: {type: "string", default: "bench/calibration/record.jsonl"},
  law: {type: "string"}, measure: {type: "string"}, size: {type: "string"},
  part: {type: "string", default: "1/1"}, threads: {type: "string", default: "2"},
  speed: {type: "string", default: "1"}, page: {type: "string"},
}});

const files = [...others, given.into];

const wanted = (job: Job): Job[] => {
  if (given.size !== undefined && !nameOf(job).includes(` ${given.size}`)) return [];
  if (given.law !== undefined && !("cell" in job && `${job.cell.kind} ${job.cell.law}`.includes(given.law))) return [];
  if (given.measure === undefined) return [job];
  if (!("cell" in job)) return [];
  const asked = job.asked.filter(({measure}) => given.measure?.split(",").includes(measure));
  return asked.length > 0 ? [{...job, asked}] : [];
};

const [part, parts] = given.part.split("/").map(Number), record = readRecord(files);
const all = jobs(Number(given.speed)).flatMap(wanted);
const mine = all.filter((_, i) => i % parts === part - 1).flatMap((job) => leftOf(job, record));

const started = performance.now();
await inThreads<Job, CellResult | TablesResult>(mine, {
  worker: new URL("./worker.ts", import.meta.url), threads: Number(given.threads),
  done: (result, finished, job) => {
    writeRecord(given.into, result);
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    process.stderr.write(`${finished} of ${mine.length} after ${minutes} min: ${nameOf(job)}\n`);
  },
});

const now = readRecord(files), left = all.flatMap((job) => leftOf(job, now)).length;
const isWhole = given.law === undefined && given.measure === undefined && given.size === undefined && Number(given.speed) === 1;
const path = given.page ?? (left === 0 && isWhole ? fileURLToPath(new URL("../../docs/calibration.md", import.meta.url)) : undefined);
if (path === undefined) console.log(page([...now.values()]));
else writeFileSync(path, page([...now.values()]));
if (left > 0) process.stderr.write(`${left} jobs are left to other parts\n`);
