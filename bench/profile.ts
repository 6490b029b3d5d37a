// Throughput of plan and profile in memory: node bench/profile.ts [runs]. Medians of several runs, in processor time of the one
// thread that computes, so that a busy machine tells on them little.
import type {Batch, ColumnBatch, LabelBatch, NumberBatch, TextBatch} from "../src/data/column.ts";
import type {ColumnSchema, Schema} from "../src/data/schema.ts";
import {decode, encode} from "../src/profile/codec.ts";
import {merge} from "../src/profile/merge.ts";
import {planBuilder} from "../src/profile/plan-builder.ts";
import type {Plan} from "../src/profile/plan.ts";
import {profileBuilder} from "../src/profile/profile-builder.ts";
import {cells} from "../src/sketch/cells.ts";
import {distinctBuffer} from "../src/sketch/distinct-buffer.ts";
import {copyFinite} from "../src/sketch/finite-values.ts";
import {textHash} from "../src/sketch/hash.ts";
import {moments} from "../src/sketch/moments.ts";
import {type PairRows, pairs} from "../src/sketch/pairs.ts";
import {presence} from "../src/sketch/presence.ts";
import {finishRows, hashNumbers, rowHash, rowsAtOnce, startRows} from "../src/sketch/row-hash.ts";

const rows = 1_000_000, batchRows = 16_384, runs = Number(process.argv[2] ?? 7);

/** Uniform numbers from 0 to 1 (mulberry32). */
const generator = (seed: number) => (): number => {
  seed = seed + 0x6d2b79f5 | 0;
  let x = Math.imul(seed ^ seed >>> 15, seed | 1);
  x ^= x + Math.imul(x ^ x >>> 7, x | 61);
  return ((x ^ x >>> 14) >>> 0) / 4294967296;
};

const uniform = generator(1);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
const shapes: Readonly<Record<string, () => number>> = {
  "normal": normal,
  "log-normal, sigma 2": () => Math.exp(2 * normal()),
  "log-normal, sigma 5": () => Math.exp(5 * normal()),
  "Cauchy": () => Math.tan(Math.PI * (uniform() - 0.5)),
  "half zeros": () => uniform() < 0.5 ? 0 : normal(),
  "100 whole numbers": () => Math.floor(100 * uniform()),
  "4000 whole numbers": () => Math.floor(4000 * uniform()),
};

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1];

const measure = (work: () => void): number => {
  work();
  return median(Array.from({length: runs}, () => {
    const start = process.threadCpuUsage();
    work();
    const {user, system} = process.threadCpuUsage(start);
    return (user + system) / 1000;
  }));
};

const line = (name: string, milliseconds: number, note = ""): void => {
  console.log(`${name.padEnd(46)}${milliseconds.toFixed(1).padStart(8)} ms  ${note}`);
};

const part = (column: ColumnBatch, from: number, to: number): ColumnBatch => {
  if (column.type === "numbers") return {...column, values: column.values.subarray(from, to)};
  if (column.type === "labels") return {...column, codes: column.codes.subarray(from, to)};
  return {...column, values: column.values.slice(from, to)};
};

const batches = (columns: readonly ColumnBatch[]): Batch[] => Array.from({length: Math.ceil(rows / batchRows)}, (_, i) => {
  const from = i * batchRows, to = Math.min(rows, from + batchRows);
  return {rows: to - from, columns: columns.map((column) => part(column, from, to))};
});

type Role = ColumnSchema["role"];

const column = (name: string, kind: ColumnSchema["kind"], role: Role = "feature"): ColumnSchema => ({name, kind, role});

const numbers = (next: () => number): NumberBatch =>
  ({type: "numbers", values: Float64Array.from({length: rows}, next), mismatched: 0});

const labels = (count: number): LabelBatch => ({
  type: "labels", labels: Array.from({length: count}, (_, i) => `label ${i}`),
  codes: Int32Array.from({length: rows}, () => Math.floor(count * uniform() ** 2)), mismatched: 0,
});

const texts = (): TextBatch => ({type: "text", values: Array.from({length: rows}, (_, i) => `patient-${i.toString(36)}`)});

const profileOf = (plan: Plan, table: readonly Batch[]) => {
  const builder = profileBuilder(plan);
  for (const batch of table) builder.add(batch);
  return builder.profile();
};

const planFor = (schema: Schema, table: readonly Batch[]): Plan => {
  const builder = planBuilder(schema);
  for (const batch of table) builder.add(batch);
  return builder.plan();
};

const numericFigures = (): void => {
  console.log("numeric profile: presence, moments, cells (no rows, no pairs)");
  for (const [name, next] of Object.entries(shapes)) {
    const values = numbers(next), plan = planFor({version: 1, columns: [column("x", "numeric")]}, batches([values]));
    if (plan.columns[0].type !== "numeric") continue;
    const spec = {...plan.columns[0], exact: plan.sizes.exact};
    const finite = {type: "finite" as const, values: new Float64Array(batchRows), n: 0};
    const time = measure(() => {
      const present = presence.empty(), sums = moments.empty(spec);
      let state = cells.empty(spec);
      for (let from = 0; from < rows; from += batchRows) {
        const stretch = {...values, values: values.values.subarray(from, from + batchRows)};
        presence.add(present, stretch);
        finite.n = copyFinite(stretch, [0, stretch.values.length], {values: finite.values, n: 0});
        moments.add(sums, finite, spec);
        state = cells.add(state, finite, spec);
      }
    });
    line(`  ${name}`, time, `${(rows / time / 1000).toFixed(0)} million values/s`);
  }
};

const partFigures = (): void => {
  console.log("parts");
  const hash = textHash(), ids = Array.from({length: rows}, (_, i) => `patient-${i.toString(36).padStart(8, "0")}`);
  line("  hashing 1 M ids of 16 characters", measure(() => { for (const id of ids) hash.number(id); }));
  const {values} = numbers(normal), lanes = rowHash(), out = new Float64Array(rowsAtOnce), all = new Float64Array(rows);
  line("  row hash, 1 M rows x 13 columns", measure(() => {
    for (let from = 0; from < rows; from += rowsAtOnce) {
      const n = Math.min(rowsAtOnce, rows - from);
      startRows(lanes, 1);
      for (let c = 0; c < 13; c++) hashNumbers(lanes, {type: "numbers", values, mismatched: 0}, {from, n});
      finishRows(lanes, n, out);
      all.set(out.subarray(0, n), from);
    }
  }));
  line("  distinct, 1 M different hashes", measure(() => {
    const seen = distinctBuffer({cap: 2 ** 20, sample: 4096});
    seen.add(all, rows);
    seen.state();
  }));
  const block: PairRows = {n: 4096, columns: Array.from({length: 14}, () => ({
    cells: Uint8Array.from({length: 4096}, () => Math.floor(16 * uniform())), u: Float64Array.from({length: 4096}, normal),
  }))};
  line("  pairs, 91 x 131,072 rows, all numeric", measure(() => {
    const state = pairs.empty({grid: 16});
    for (let i = 0; i < 32; i++) pairs.add(state, block, {grid: 16});
  }));
};

const tableFigures = (title: string, last: readonly (readonly [ColumnBatch, ColumnSchema])[]): void => {
  console.log(title);
  const numeric = [...Object.values(shapes), normal, normal, normal], named = numeric.map((_, i) => column(`n${i}`, "numeric"));
  const table = batches([...numeric.map(numbers), ...last.map(([batch]) => batch)]);
  const schema: Schema = {version: 1, columns: [...named, ...last.map(([, known]) => known)]};
  const plan = planFor(schema, table), profile = profileOf(plan, table), bytes = encode(profile);
  line("  plan", measure(() => { planFor(schema, table); }));
  line("  profile", measure(() => { profileOf(plan, table); }), `${profile.pairs.size} pairs`);
  const bare: Plan = {...plan, pairs: {columns: [], leftOut: [], rate: 1}};
  line("  profile without pairs", measure(() => { profileOf(bare, table); }));
  line("  encode", measure(() => { encode(profile); }), `${(bytes.length / 1e6).toFixed(1)} MB`);
  line("  decode", measure(() => { decode(bytes); }));
  line("  merge with itself", measure(() => { merge(profile, profile); }));
};

numericFigures();
partFigures();
const categorical = [2, 9, 40].map((count, i) => [labels(count), column(`c${i}`, "categorical")] as const);
tableFigures("1 M rows x 14 columns: 10 numeric, 4 categorical", [...categorical, [labels(90), column("c3", "categorical")]]);
tableFigures("1 M rows x 14 columns: 10 numeric, 3 categorical, 1 id", [...categorical, [texts(), column("id", "text", "id")]]);
