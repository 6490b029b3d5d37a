import type {Schema} from "../../src/data/schema.ts";
import {defaultLimits} from "../../src/ingest/limits.ts";
import {modelColumns} from "../../src/ingest/model-columns.ts";
import type {Receiving} from "../../src/ingest/receiving.ts";

/** A model that tells two diseases of the spine apart. */
export const spineSchema: Schema = {
  version: 1,
  columns: [
    {name: "tilt", kind: "numeric", role: "feature"},
    {name: "grade", kind: "numeric", role: "feature"},
    {name: "site", kind: "categorical", role: "segment"},
    {name: "predicted", kind: "categorical", role: "prediction"},
    {name: "p_hernia", kind: "numeric", role: "score", class: "hernia"},
    {name: "p_normal", kind: "numeric", role: "score", class: "normal"},
    {name: "diagnosis", kind: "categorical", role: "target"},
    {name: "cost", kind: "numeric", role: "business"},
    {name: "case", kind: "text", role: "id"},
    {name: "seen", kind: "datetime", role: "timestamp"},
  ],
};

export const now = Date.UTC(2026, 0, 31, 12);

/** The circumstances of the tests: one model, one moment. */
export const receiving: Receiving = {
  model: "spine", columns: modelColumns(spineSchema), received: now, limits: defaultLimits, subject: (text) => `#${text.length}`,
};

/** A row without a prototype, as events carry it. */
export const row = (cells: object): object => Object.assign(Object.create(null) as object, cells);
