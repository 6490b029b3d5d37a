// Rows of a classifier drawn from a law whose truth many rows tell.
import type {ColumnBatch} from "../../src/data/column.ts";
import type {Schema} from "../../src/data/schema.ts";
import type {Plan} from "../../src/profile/plan.ts";
import {planBuilder} from "../../src/profile/plan-builder.ts";
import {profileBuilder} from "../../src/profile/profile-builder.ts";
import type {Profile} from "../../src/profile/profile.ts";
import {normalQuantile} from "../../src/stats/normal.ts";
import type {Random} from "../../src/stats/random.ts";

/** How rows come: by themselves, or four of a patient that are alike. */
export type Rows = "single" | "patients";

/** Two classes of which one has this share, or three. */
export type Classes = 0.5 | 0.05 | "three";

export interface World {
  readonly classes: Classes;
  readonly rows: Rows;
}

// Scores of both classes are normal, 1.5 deviations apart (an area of .856); the model is too sure of itself.
const apart = 1.5, oddsShift = 0.3, oddsSlope = 1.3, visits = 4, alike = 0.5;

const threeShares = [0.5, 0.3, 0.2], names = ["a", "b", "c"];

interface Drawn {
  readonly actual: Int32Array;
  readonly predicted: Int32Array;
  readonly scores: readonly Float64Array[];
  readonly patient: Int32Array;
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** A normal number that shares a part of its variance within a patient. */
const shared = (random: Random, own: number, rows: Rows): number =>
  rows === "single" ? random.normal() : Math.sqrt(alike) * own + Math.sqrt(1 - alike) * random.normal();

const drawTwo = (random: Random, n: number, {classes, rows}: {readonly classes: number; readonly rows: Rows}): Drawn => {
  const actual = new Int32Array(n), predicted = new Int32Array(n), p = new Float64Array(n), patient = new Int32Array(n);
  const cut = normalQuantile(1 - classes), base = Math.log(classes / (1 - classes)), threshold = classes === 0.5 ? 0.5 : 0.15;
  for (let i = 0, u = 0, v = 0; i < n; i++) {
    if (i % visits === 0) [u, v] = [random.normal(), random.normal()];
    actual[i] = shared(random, u, rows) > cut ? 1 : 0;
    const odds = base + apart * (shared(random, v, rows) + (actual[i] === 1 ? apart / 2 : -apart / 2));
    p[i] = chance(oddsShift + oddsSlope * odds);
    predicted[i] = chance(odds) >= threshold ? 1 : 0;
    patient[i] = Math.floor(i / visits);
  }
  return {actual, predicted, scores: [p], patient};
};

const drawThree = (random: Random, n: number, rows: Rows): Drawn => {
  const actual = new Int32Array(n), predicted = new Int32Array(n), patient = new Int32Array(n);
  const scores = names.map(() => new Float64Array(n)), cuts = [normalQuantile(threeShares[0]), normalQuantile(1 - threeShares[2])];
  const own = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (i % visits === 0) for (let k = 0; k < own.length; k++) own[k] = random.normal();
    const latent = shared(random, own[3], rows);
    actual[i] = latent < cuts[0] ? 0 : latent < cuts[1] ? 1 : 2;
    const weights = names.map((_, k) => threeShares[k] * Math.exp(oddsSlope * apart * (shared(random, own[k], rows) + (k === actual[i] ? apart : 0))));
    const total = weights[0] + weights[1] + weights[2];
    names.forEach((_, k) => { scores[k][i] = weights[k] / total; });
    predicted[i] = weights.indexOf(Math.max(...weights));
    patient[i] = Math.floor(i / visits);
  }
  return {actual, predicted, scores, patient};
};

const schemaOf = ({classes, rows}: World): Schema => ({version: 1, columns: [
  {name: "was", kind: "categorical", role: "target"}, {name: "said", kind: "categorical", role: "prediction"},
  ...(classes === "three" ? names : ["yes"]).map((of) => ({name: `p ${of}`, kind: "numeric", role: "score", class: of} as const)),
  ...rows === "patients" ? [{name: "patient", kind: "text", role: "id", cluster: true} as const] : [],
]});

const batchOf = ({actual, predicted, scores, patient}: Drawn, {classes, rows}: World): {rows: number; columns: ColumnBatch[]} => {
  const labels = classes === "three" ? names : ["no", "yes"];
  const numbers = scores.map((values): ColumnBatch => ({type: "numbers", values, mismatched: 0}));
  const texts: ColumnBatch[] = rows === "patients" ? [{type: "text", values: Array.from(patient, (id) => `patient ${id}`)}] : [];
  const labelled = (codes: Int32Array): ColumnBatch => ({type: "labels", labels, codes, mismatched: 0});
  return {rows: actual.length, columns: [labelled(actual), labelled(predicted), ...numbers, ...texts]};
};

const draw = (random: Random, n: number, {classes, rows}: World): Drawn =>
  classes === "three" ? drawThree(random, n, rows) : drawTwo(random, n, {classes, rows});

/** Draws tables of a world and profiles them under one plan. */
export const profilesOf = (world: World, random: Random): {readonly plan: Plan; readonly of: (n: number) => Profile} => {
  const schema = schemaOf(world), present = schema.columns.map(({name}) => name), builder = planBuilder(schema);
  builder.add(batchOf(draw(random, 20_000, world), world));
  const plan = builder.plan();
  return {plan, of(n) {
    const made = profileBuilder(plan, {present});
    if (n > 0) made.add(batchOf(draw(random, n, world), world));
    return made.profile();
  }};
};
