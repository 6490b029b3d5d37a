// The profile behind fixtures/third.plb: small, with every state of the format. `node third-profile.ts FILE` writes it.
import {writeFileSync} from "node:fs";
import type {LabelBatch, NumberBatch, TextBatch} from "../../src/data/column.ts";
import type {Schema} from "../../src/data/schema.ts";
import {encode} from "../../src/profile/codec.ts";
import {planBuilder} from "../../src/profile/plan-builder.ts";
import {profileBuilder} from "../../src/profile/profile-builder.ts";
import type {Profile} from "../../src/profile/profile.ts";

const schema: Schema = {version: 1, columns: [
  {name: "angle", kind: "numeric", role: "feature", unit: "degrees", range: [0, null]},
  {name: "slip", kind: "numeric", role: "feature"},
  {name: "class", kind: "categorical", role: "target", values: ["DH", "NO", "SL"]},
  {name: "site", kind: "categorical", role: "segment", hash: true},
  {name: "patient", kind: "text", role: "id", cluster: true},
  {name: "when", kind: "datetime", role: "timestamp"},
  {name: "note", kind: "text", role: "feature"},
  {name: "said", kind: "categorical", role: "prediction"},
  {name: "p_DH", kind: "numeric", role: "score", class: "DH"},
  {name: "p_NO", kind: "numeric", role: "score", class: "NO"},
  {name: "p_SL", kind: "numeric", role: "score", class: "SL"},
]};

const numbers = (values: readonly number[], valid?: readonly number[]): NumberBatch =>
  ({type: "numbers", values: Float64Array.from(values), mismatched: 0, ...valid && {valid: Uint8Array.from(valid)}});
const labels = (texts: readonly string[], codes: readonly number[]): LabelBatch =>
  ({type: "labels", labels: texts, codes: Int32Array.from(codes), mismatched: 0});
const texts = (values: readonly (string | null)[]): TextBatch => ({type: "text", values});

const hour = 3_600_000;
const reference = {rows: 6, columns: [
  numbers([40.5, 63, 63, 63, 22.25, 0], [1, 1, 1, 1, 1, 0]), numbers([1, 2, 3, 4, 5, 6]),
  labels(["NO", "SL", "DH"], [0, 1, 1, 2, 1, -1]), labels(["Boston", "Rennes", "Lyon"], [0, 1, 2, 0, 1, 0]),
  texts(["a1", "b2", "c3", "d4", "e5", "f6"]), numbers([0, 1, 2, 3, 4, 5].map((i) => i * hour)), texts(["", "", "", "", "", ""]),
  labels(["NO", "SL"], [0, 1, 1, 1, 1, 0]),
  numbers([0.1, 0, 0.25, 0.375, 0.125, 0.5]), numbers([0.8, 0.25, 0, 0.125, 0.25, 0.5]), numbers([0.1, 0.75, 0.75, 0.5, 0.625, 0]),
]};
const current = {rows: 6, columns: [
  numbers([63, NaN, -1, Infinity, 40.5, 0], [1, 1, 1, 1, 1, 0]), numbers([1.5, 2.5, 3.5, 4.5, 99, -0]),
  labels(["SL", "", "XX"], [0, 0, 1, 2, -1, 0]), labels(["Boston", "Oslo", "Lyon", "Graz"], [0, 1, 2, 3, 0, 0]),
  texts(["a1", "g7", "g7", null, "", "h8"]), numbers([0.5, 1, 1.25, 30, 31, 31].map((i) => i * hour)),
  texts([null, "", "fell", "fell twice", "\u{1f9b4}", "fell"]),
  labels(["NO", "SL", "DH", "??"], [1, 1, 0, 2, 3, -1]),
  numbers([0.125, 0, 0.5, 0.75, 0.5, NaN]), numbers([0, 0.25, 0.5, 0.125, 0.25, 0.5]), numbers([0.875, 0.75, 0, 0.125, 0.5, 0.5]),
]};

/** The profile of six rows under the plan of six others; `slip` has collapsed to cells, `site` to buckets, ids to a sample. */
export const thirdProfile = (): Profile => {
  const sizes = {cells: 4, exact: 4, categories: 3, buckets: 3, distinct: 5, distinctSample: 3, pairGrid: 2};
  const planner = planBuilder(schema, {sizes});
  planner.add(reference);
  const builder = profileBuilder(planner.plan(), {added: ["weight"]});
  builder.add(current);
  return builder.profile();
};

if (process.argv[1] === import.meta.filename && process.argv[2] !== undefined) writeFileSync(process.argv[2],
  encode(thirdProfile()));
