// Whole runs without drift: two tables of 30 columns, profiled, compared and judged as a user's would be.
import type {Batch, ColumnBatch} from "../../src/data/column.ts";
import type {ColumnSchema, Schema} from "../../src/data/schema.ts";
import {compare} from "../../src/comparison/compare.ts";
import {planBuilder} from "../../src/profile/plan-builder.ts";
import {profileBuilder} from "../../src/profile/profile-builder.ts";
import type {Preset} from "../../src/result/settings.ts";
import {judge} from "../../src/result/run.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {categoricalLaws, numericLaws} from "../law.ts";

/** Two sizes and how many runs. */
export interface Tables {
  readonly preset: Preset;
  readonly n: number;
  readonly m: number;
  readonly seed: number;
  readonly runs: number;
}

export interface TablesResult {
  readonly tables: Tables;
  /** Runs with any adjusted p at or under its level, whatever the effect. */
  evidence: number;
  warned: number;
  failed: number;
  /** False warnings and failures by measure. */
  readonly culprits: Record<string, number>;
}

/** The share of cells missing in each third column. */
const missing = 0.1;

const numbers = Object.keys(numericLaws), categories = Object.keys(categoricalLaws);

const columns: readonly ColumnSchema[] = [
  ...Array.from({length: 20}, (_, i): ColumnSchema => ({name: `number ${i}`, kind: "numeric", role: "feature"})),
  ...Array.from({length: 10}, (_, i): ColumnSchema => ({name: `category ${i}`, kind: "categorical", role: "feature"})),
];

const schema: Schema = {version: 1, columns};

const category = (random: Random, shares: readonly number[]): number => {
  let left = random.next(), i = 0;
  while (i < shares.length - 1 && left >= shares[i]) left -= shares[i++];
  return i;
};

const columnOf = (random: Random, index: number, rows: number): ColumnBatch => {
  const absent = (): boolean => index % 3 === 0 && random.next() < missing;
  if (index < 20) {
    const draw = numericLaws[numbers[index % numbers.length]];
    return {type: "numbers", mismatched: 0, values: Float64Array.from({length: rows}, () => absent() ? NaN : draw(random))};
  }
  const shares = categoricalLaws[categories[index % categories.length]];
  return {
    type: "labels", labels: shares.map((_, i) => `label ${i}`), mismatched: 0,
    codes: Int32Array.from({length: rows}, () => absent() ? -1 : category(random, shares)),
  };
};

const tableOf = (random: Random, rows: number): Batch => ({rows, columns: columns.map((_, i) => columnOf(random, i, rows))});

/** Judges as many pairs of tables as asked for. */
export const runTables = (tables: Tables): TablesResult => {
  const random = generator(tables.seed), result: TablesResult = {tables, evidence: 0, warned: 0, failed: 0, culprits: {}};
  for (let run = 0; run < tables.runs; run++) {
    const reference = tableOf(random, tables.n), planner = planBuilder(schema, {sizes: {pairColumns: 1}});
    planner.add(reference);
    const plan = planner.plan();
    const [before, after] = [reference, tableOf(random, tables.m)].map((batch) => {
      const builder = profileBuilder(plan);
      builder.add(batch);
      return builder.profile();
    });
    const {results} = judge(compare(before, after), {preset: tables.preset});
    if (results.some(({p_adjusted: p, evidence}) => p !== null && p <= (evidence.level ?? 0.05))) result.evidence++;
    const wrong = results.filter(({verdict}) => verdict === "fail" || verdict === "warn");
    for (const {measure} of wrong) result.culprits[measure] = (result.culprits[measure] ?? 0) + 1;
    if (wrong.length > 0) result.warned++;
    if (wrong.some(({verdict}) => verdict === "fail")) result.failed++;
  }
  return result;
};

/** The parts of one pair of sizes put together. */
export const together = (same: readonly TablesResult[]): TablesResult => {
  const culprits: Record<string, number> = {};
  const sum = (of: (part: TablesResult) => number): number => same.reduce((total, part) => total + of(part), 0);
  for (const part of same) for (const [id, count] of Object.entries(part.culprits)) culprits[id] = (culprits[id] ?? 0) + count;
  return {
    tables: {...same[0].tables, runs: sum(({tables: {runs}}) => runs)}, culprits,
    evidence: sum(({evidence}) => evidence), warned: sum(({warned}) => warned), failed: sum(({failed}) => failed),
  };
};
