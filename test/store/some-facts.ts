// Facts to put into a store, each with what a test does not care about filled in.
import type {LabelFact, PredictionEvent, Row} from "../../src/data/event.ts";
import type {Run} from "../../src/result/result.ts";
import type {ApiKey, DaySum, Kpi, Part, Quarantined, Scores, StoredRun} from "../../src/store/facts.ts";
import {type Figure, Figures} from "../../src/store/figures.ts";
import {changeSpan} from "../../src/store/store.ts";

/** An hour in milliseconds. */
export const hour = changeSpan;

export const row = (cells: Row): Row => Object.assign(Object.create(null) as Row, cells);

export const event = (id: string, time: number, more: Partial<PredictionEvent> = {}): PredictionEvent =>
  ({model: "spine", id, version: "1", time, received: time + 1, subject: null, row: row({tilt: 1.5, sex: "f", ok: true, none: null}), ...more});

export const label = (id: string, revision: number, more: Partial<LabelFact> = {}): LabelFact =>
  ({model: "spine", id, revision, received: 1000 * revision, retracted: false, row: row({diagnosis: `d${revision}`}), ...more});

export const part = (generation: number, more: Partial<Part> = {}): Part => ({
  model: "spine", window: {start: 0, end: hour}, version: null, plan: "p", collector: "closer", generation,
  knownAt: 100 * generation, covers: {from: 0, to: hour, events: 3, labels: 1}, bytes: Uint8Array.of(0, 255, generation), ...more,
});

export const sum = (more: Partial<DaySum> = {}): DaySum => ({
  model: "spine", window: {start: 0, end: 24 * hour}, version: null, plan: "p", knownAt: 100, parts: "[]", bytes: Uint8Array.of(1, 2), ...more,
});

export const run = (generation: number, more: Partial<StoredRun> = {}): StoredRun => ({
  model: "spine", window: {start: 0, end: hour}, version: "Ü=1", reference: "train", generation,
  knownAt: 100 * generation, run: {format: "plumbline-run", warnings: [`${generation}`]} as unknown as Run, ...more,
});

export const figure = (measure: string, more: Partial<Figure> = {}): Figure =>
  ({topic: "drift", column: "tilt", segment: null, measure, score: 0.25, interval: [0, 0.5], n: 300, verdict: "ok", ...more});

export const scores = (generation: number, more: Partial<Scores> = {}): Scores => ({
  model: "spine", window: {start: 0, end: hour}, version: "Ü=1", reference: "train", generation, knownAt: 100 * generation, rows: 300,
  labels: generation, figures: Figures.of([figure("psi", {score: generation / 10}), figure("wasserstein", {column: null, verdict: "warn"})]), ...more,
});

export const key = (id: string, revision: number, revoked = false): ApiKey =>
  ({id, revision, received: revision, name: "n", hash: "h", scopes: ["ingest"], revoked});

export const held = (id: string, more: Partial<Quarantined> = {}): Quarantined => ({
  model: "spine", id, revision: 1, received: 5, state: "held", index: 3, path: "row.age", reason: "no number", raw: '{"age":"x"}',
  event: "e", subject: null, ...more,
});

export const kpi = (name: string, start: number, value: number): Kpi =>
  ({model: "spine", name, window: {start, end: start + hour}, revision: 1, received: 9, value});
