// False alarms of every measure that gives a p: node bench/calibration/run.ts [--fast] [--only text] [--threads 2]
// Writes docs/calibration.md, unless --fast or --only leaves something out; then it only prints.
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {inThreads} from "../threads.ts";
import type {Cell, CellResult, Kind} from "./cell.ts";
import {page} from "./page.ts";
import type {Tables, TablesResult} from "./table.ts";
import {categoricalLaws} from "../law.ts";

const {values: given} = parseArgs({options: {
  fast: {type: "boolean", default: false}, only: {type: "string"}, threads: {type: "string", default: "2"},
}});

const sizes = given.fast ? [100, 1000] : [100, 200, 1000, 5000];

/** Laws by kind, and runs for the defaults and at first for all others. */
const plan: readonly {readonly kind: Kind; readonly laws: readonly string[]; readonly runs: number; readonly first: number}[] = [
  {kind: "numeric", laws: ["normal", "t, 3 df", "Poisson, mean 3", "95 % zeros"], runs: 10_000, first: 2000},
  {kind: "in cells", laws: ["normal"], runs: 10_000, first: 2000},
  {kind: "categorical", laws: Object.keys(categoricalLaws), runs: 20_000, first: 2000},
  {kind: "missing", laws: ["0.02", "0.1", "0.3"], runs: 20_000, first: 2000},
  {kind: "correlated", laws: ["0", "0.6"], runs: 4000, first: 2000},
  {kind: "days", laws: ["days"], runs: 4000, first: 2000},
];

/** Days of the reference and of the current window, for the measure of volume. */
const days = [[14, 1], [14, 7], [28, 1], [28, 7], [56, 1], [56, 7]];

const speed = given.fast ? 0.02 : 1;

const cells = plan.flatMap(({kind, laws, runs, first}, i) => laws.flatMap((law, j) =>
  (kind === "days" ? days : sizes.flatMap((n) => sizes.map((m) => [n, m]))).map(([n, m], k): Cell =>
    ({kind, law, n, m, seed: 1_000_000 * (i + 1) + 10_000 * j + k, runs: runs * speed, first: first * speed}))));

const tables = [[200, 200], [1000, 200], [1000, 1000], [5000, 500]].flatMap(([n, m], i) =>
  Array.from({length: given.fast ? 1 : 10}, (_, part): Tables =>
    ({preset: "drift", n, m, seed: 9_000_000 + 100 * i + part, runs: given.fast ? 5 : 200})));

const named = (job: Cell | Tables): string => `${"law" in job ? `${job.kind} ${job.law}` : "runs"} ${job.n}x${job.m}`;

const wanted = (job: Cell | Tables): boolean => given.only === undefined ||
  named(job).includes(given.only);

/** Large samples first, so that no thread is left with the longest job at the end. */
const jobs: (Cell | Tables)[] = [...tables, ...cells].filter(wanted).sort((a, b) => b.n + b.m - a.n - a.m);

const started = performance.now();
const results = await inThreads<Cell | Tables, CellResult | TablesResult>(jobs, {
  worker: new URL("./worker.ts", import.meta.url), threads: Number(given.threads),
  done: (result, finished) => {
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    const job = "cell" in result ? result.cell : result.tables;
    process.stderr.write(`${finished} of ${jobs.length} after ${minutes} min: ${named(job)}\n`);
  },
});

/** The parts of one pair of sizes put together again. */
const together = (same: readonly TablesResult[]): TablesResult => {
  const culprits: Record<string, number> = {};
  const sum = (of: (part: TablesResult) => number): number => same.reduce((total, part) => total + of(part), 0);
  for (const part of same) for (const [id, count] of Object.entries(part.culprits)) culprits[id] = (culprits[id] ?? 0) + count;
  return {
    tables: {...same[0].tables, runs: sum(({tables: {runs}}) => runs)}, culprits,
    evidence: sum(({evidence}) => evidence), warned: sum(({warned}) => warned), failed: sum(({failed}) => failed),
  };
};

const order = new Map(cells.map((cell, i) => [cell.seed, i]));
const placeOf = ({cell}: CellResult): number => order.get(cell.seed) ?? 0;
const parts = Map.groupBy(results.filter((result) => "tables" in result), ({tables: {n, m}}) => `${n} ${m}`);
const text = page({
  cells: results.filter((result) => "cell" in result).sort((a, b) => placeOf(a) - placeOf(b)),
  tables: [...parts.values()].map(together), command: "node bench/calibration/run.ts",
});

if (given.fast || given.only !== undefined) console.log(text);
else writeFileSync(fileURLToPath(new URL("../../docs/calibration.md", import.meta.url)), text);
