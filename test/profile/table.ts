import fc from "fast-check";
import {expect} from "vitest";
import type {Batch, ColumnBatch} from "../../src/data/column.ts";
import type {ColumnSchema, Schema} from "../../src/data/schema.ts";
import {planBuilder, type PlanOptions} from "../../src/profile/plan-builder.ts";
import type {Plan} from "../../src/profile/plan.ts";
import {profileBuilder, type TableNames} from "../../src/profile/profile-builder.ts";
import type {ColumnProfile} from "../../src/profile/column-profile.ts";
import type {Profile} from "../../src/profile/profile.ts";
import {expectClose, numberBatch} from "../sketch/split.ts";

/** One row: a cell for each column, number, text or null. */
export type Row = readonly (number | string | null)[];

/** One column of each sort. */
export const everySort: Schema = {version: 1, columns: [
  {name: "age", kind: "numeric", role: "feature", range: [0, 4]},
  {name: "id", kind: "text", role: "id", cluster: true, pattern: "^[a-z]*$"},
  {name: "grade", kind: "categorical", role: "target", values: ["a", "b", "c"]},
  {name: "note", kind: "text", role: "feature"},
  {name: "site", kind: "categorical", role: "segment", hash: true},
  {name: "seen", kind: "datetime", role: "feature"},
  {name: "when", kind: "datetime", role: "timestamp"},
  {name: "sick", kind: "boolean", role: "prediction"},
]};

const number = fc.oneof(
  fc.integer({min: -5, max: 5}), fc.double({min: -1e3, max: 1e3, noNaN: true}), fc.constantFrom(NaN, Infinity, -Infinity, -0),
);
const label = fc.option(fc.constantFrom("a", "b", "c", "d", "", "__proto__"), {freq: 6});

const cells = fc.tuple(
  fc.option(number, {freq: 6}), fc.option(fc.string({maxLength: 2}), {freq: 6}), label,
    fc.option(fc.string({maxLength: 1}), {freq: 6}),
  label, fc.option(fc.integer({min: -5, max: 5}), {freq: 6}), fc.option(fc.integer({min: -9_000_000, max: 9_000_000}), {freq: 6}),
  fc.option(fc.constantFrom("false", "true"), {freq: 6}),
);

/** Rows of `everySort`. */
export const anyRow: fc.Arbitrary<Row> = cells;

const columnBatch = ({kind}: ColumnSchema, cells: readonly (number | string | null)[]): ColumnBatch => {
  if (kind === "numeric" || kind === "datetime") return numberBatch(cells as (number | null)[]);
  const texts = cells as (string | null)[];
  if (kind === "text") return {type: "text", values: texts};
  const labels = [...new Set(texts)].filter((text) => text !== null);
  return {type: "labels", labels, codes: Int32Array.from(texts, (text) => text === null ? -1 : labels.indexOf(text)),
    mismatched: 0};
};

/** A batch of rows. */
export const batchOf = (schema: Schema, rows: readonly Row[]): Batch =>
  ({rows: rows.length, columns: schema.columns.map((column, i) => columnBatch(column, rows.map((row) => row[i])))});

/** Rows cut into batches of so many. */
export const batchesOf = (schema: Schema, rows: readonly Row[], size: number): Batch[] =>
  Array.from({length: Math.ceil(rows.length / size)}, (_, i) => batchOf(schema, rows.slice(i * size, (i + 1) * size)));

/** The plan made of some batches. */
export const planFor = (schema: Schema, batches: readonly Batch[], options: PlanOptions = {}): Plan => {
  const builder = planBuilder(schema, options);
  for (const batch of batches) builder.add(batch);
  return builder.plan();
};

/** The profile of some batches. */
export const profileFor = (plan: Plan, batches: readonly Batch[], table: TableNames = {}): Profile => {
  const builder = profileBuilder(plan, table);
  for (const batch of batches) builder.add(batch);
  return builder.profile();
};

/** A profile without what rounding may change. */
const countsOf = (profile: Profile): unknown => ({
  ...profile,
  columns: profile.columns.map((column) => column.type !== "numeric" ? column : {
    ...column,
    moments: {n: column.moments.n, min: column.moments.min, max: column.moments.max},
    cells: column.cells.exact ? column.cells : {exact: false, counts: column.cells.counts},
  }),
  pairs: new Map([...profile.pairs].map(([key, {grid, n}]) => [key, {grid, n}])),
  segments: profile.segments.map(({key, profile: part}) => ({key, profile: countsOf(part)})),
});

/** The largest |u| of a column of numbers. */
const largest = ({plan, columns}: Profile, name: string): number => {
  const column = columns.find((one) => one.name === name), known = plan.columns.find(({schema}) => schema.name === name);
  if (column?.type !== "numeric" || known?.type !== "numeric" || column.moments.n === 0) return 0;
  const {min, max} = column.moments;
  return Math.max(Math.abs(min - known.centre), Math.abs(max - known.centre)) / known.scale;
};

const expectSums = (actual: ColumnProfile, expected: ColumnProfile, most: number): void => {
  if (actual.type !== "numeric" || expected.type !== "numeric") return;
  const {n} = expected.moments;
  (["s1", "s2", "s3", "s4"] as const).forEach((name, i) => {
    expectClose(actual.moments[name], expected.moments[name], n * most ** (i + 1));
  });
  if (actual.cells.exact || expected.cells.exact) return;
  const {sums} = expected.cells;
  actual.cells.sums.forEach((sum, cell) => { expectClose(sum, sums[cell], n * most); });
};

/** Holds a profile to be another: counts, extremes, labels and hashes exactly, sums within 1e-12 of the sum of their terms. */
export const expectAlike = (actual: Profile, expected: Profile): void => {
  expect(countsOf(actual)).toEqual(countsOf(expected));
  actual.columns.forEach((column, i) => { expectSums(column, expected.columns[i], largest(expected, column.name)); });
  actual.segments.forEach(({profile}, i) => { expectAlike(profile, expected.segments[i].profile); });
  for (const [key, pair] of expected.pairs) {
    const other = actual.pairs.get(key), [u, v] = key.split(",").map((i) =>
      largest(expected, expected.plan.pairs.columns[Number(i)]));
    const terms = {su: u, sv: v, suu: u * u, svv: v * v, suv: u * v};
    for (const name of ["su", "sv", "suu", "svv", "suv"] as const) expectClose(other?.[name] ?? NaN, pair[name],
      pair.n * terms[name]);
  }
};
