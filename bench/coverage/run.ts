// Coverage of every interval of a classifier's measures: node bench/coverage/run.ts [--into file] [--threads n] [--speed k]
// Each cell goes into the record as soon as it is there, and what the record holds is not drawn again: take out the lines of what a
// change touches. When nothing is left the page is written.
import {appendFileSync, existsSync, readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {inThreads} from "../threads.ts";
import type {Cell, CellResult} from "./cell.ts";
import {page} from "./page.ts";
import type {Classes, Rows} from "./world.ts";

const {values: given} = parseArgs({options: {
  into: {type: "string", default: fileURLToPath(new URL("record.jsonl", import.meta.url))}, threads: {type: "string", default: "2"}, speed: {type: "string", default: "1"},
}});

const speed = Number(given.speed), sizes = [50, 200, 2000];
const kinds: readonly Classes[] = [0.5, 0.05, "three"], rows: readonly Rows[] = ["single", "patients"];

// Clusters cost 200 drawings of every table, so they have fewer runs; three classes are there for the averages over classes.
const runsOf = (how: Rows, classes: Classes): number => Math.ceil((how === "single" && classes !== "three" ? 1000 : 400) / speed);

const cells = rows.flatMap((how) => kinds.filter((classes) => how === "single" || classes !== "three").flatMap((classes) => sizes.map((n, i): Cell =>
  ({classes, rows: how, n, runs: runsOf(how, classes), seed: 1000 * (kinds.indexOf(classes) + 1) + 10 * i + rows.indexOf(how)}))));

const nameOf = ({classes, rows: how, n, runs}: Cell): string => `${classes} ${how} ${n} ${runs}`;

const record = (): CellResult[] => existsSync(given.into)
  ? readFileSync(given.into, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as CellResult) : [];

const had = new Set(record().map(({cell}) => nameOf(cell)));
await inThreads<Cell, CellResult>(cells.filter((cell) => !had.has(nameOf(cell))), {
  worker: new URL("./worker.ts", import.meta.url), threads: Number(given.threads),
  done: (result, finished) => {
    appendFileSync(given.into, `${JSON.stringify(result)}\n`);
    process.stderr.write(`${finished}: ${nameOf(result.cell)}\n`);
  },
});

const drawn = new Map(record().map((result) => [nameOf(result.cell), result]));
writeFileSync(fileURLToPath(new URL("../../docs/coverage.md", import.meta.url)), page(cells.flatMap((cell) => drawn.get(nameOf(cell)) ?? [])));
