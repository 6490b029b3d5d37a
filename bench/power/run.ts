// The power of every test and combination: node bench/power/run.ts [--fast] [--threads 2]
// Writes docs/power.md; --fast only prints, from few runs.
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {categoricalLaws} from "../law.ts";
import {inThreads} from "../threads.ts";
import type {CategoryJob} from "./category.ts";
import type {NumericJob, Power} from "./numeric.ts";
import {page} from "./page.ts";
import {bases} from "./shift.ts";

const {values: given} = parseArgs({options: {fast: {type: "boolean", default: false}, threads: {type: "string", default: "2"}}});

const sizes = given.fast ? [[200, 200], [1000, 200]] : [[200, 200], [1000, 200], [1000, 1000], [5000, 500]];
const [nulls, runs] = given.fast ? [400, 50] : [8000, 1000];

const jobs: (NumericJob | CategoryJob)[] = sizes.flatMap(([n, m], i) => [
  ...bases.map(({law}, j): NumericJob => ({law, n, m, seed: 1000 * i + j, nulls, runs})),
  ...Object.keys(categoricalLaws).map((law, j): CategoryJob =>
    ({kind: "categorical", law, n, m, seed: 1000 * i + 100 + j, nulls, runs})),
  ...["0", "0.02", "0.1"].map((law, j): CategoryJob => ({kind: "missing", law, n, m, seed: 1000 * i + 200 + j, nulls, runs})),
]).reverse();

const started = performance.now();
const results = await inThreads<NumericJob | CategoryJob, Power[]>(jobs, {
  worker: new URL("./worker.ts", import.meta.url), threads: Number(given.threads),
  done: ([{law, n, m}], finished) => process.stderr.write(
    `${finished} of ${jobs.length} after ${((performance.now() - started) / 60_000).toFixed(1)} min: ${law} ${n}x${m}\n`),
});

const cells = (is: (job: NumericJob | CategoryJob) => boolean): Power[] => results.filter((_, i) => is(jobs[i])).reverse().flat();
const text = page({
  numeric: cells((job) => !("kind" in job)), categorical: cells((job) => "kind" in job && job.kind === "categorical"),
  missing: cells((job) => "kind" in job && job.kind === "missing"), runs, nulls,
});

if (given.fast) console.log(text);
else writeFileSync(fileURLToPath(new URL("../../docs/power.md", import.meta.url)), text);
