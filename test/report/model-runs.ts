// Runs of models, made by the judge itself from drawn rows: a classifier of two classes, one of three, a regression.
import type {Schema} from "../../src/data/schema.ts";
import {compare} from "../../src/comparison/compare.ts";
import type {Run} from "../../src/result/result.ts";
import {judge} from "../../src/result/run.ts";
import type {Settings} from "../../src/result/settings.ts";
import {batchesOf, planFor, profileFor, type Row} from "../profile/table.ts";
import {normal, seeded} from "./spine-table.ts";

/** Rows of two tables under one schema. */
export interface ModelTables {
  readonly schema: Schema;
  readonly reference: readonly Row[];
  readonly current: readonly Row[];
}

/** What the judge makes of two tables. */
export function modelRun({schema, reference, current}: ModelTables, settings: Partial<Settings> = {}): Run {
  const before = batchesOf(schema, reference, 500), after = batchesOf(schema, current, 500), plan = planFor(schema, before);
  const compared = compare(profileFor(plan, before), profileFor(plan, after));
  return judge(compared, {preset: "performance", ...settings}, {reference: "training.csv", current: "march.csv", model: "spine-triage"});
}

const day = 86_400_000, start = Date.UTC(2025, 0, 6);

/** How a table of patients is drawn: the quality of the score, and from when on there are labels. */
interface Draw {
  readonly rows: number;
  readonly seed: number;
  readonly skill: number;
  readonly from: number;
  readonly days: number;
  /** Share of the rows, in the order of time, that have a label. */
  readonly labelled?: number;
}

/** Names that a table of patients may be drawn with. */
export interface Names {
  readonly classes: readonly string[];
  readonly sites: readonly string[];
  /** Rows of the reference; the current table has 9 for every 16. */
  readonly rows?: number;
}

const clinic: Names = {classes: ["hernia", "healthy"], sites: ["north", "harbour", "university", "lakeside"]};

/** Rows: diagnosis, what was said, a score for each class, site, sex, when, cost. */
function patients({classes, sites}: Names, {rows, seed, skill, from, days, labelled = 1}: Draw): Row[] {
  const random = seeded(seed);
  return Array.from({length: rows}, (_, i) => {
    const was = Math.floor(random() ** 1.4 * classes.length), site = sites[Math.min(sites.length - 1, Math.floor(random() ** 1.6 * sites.length))];
    const raw = classes.map((__, k) => Math.exp((k === was ? skill : 0) + 0.9 * normal(random))), sum = raw.reduce((a, b) => a + b, 0);
    const scores = raw.map((one) => one / sum), said = scores.indexOf(Math.max(...scores));
    // Nobody was seen in the second and third week of the third month.
    const when = from + Math.floor(i / rows * days) * day, isGap = (when - start) / day % 90 > 66 && (when - start) / day % 90 < 81;
    const cost = 900 + 400 * random() + (said === was ? 0 : 700);
    return [i < labelled * rows ? classes[was] : null, classes[said], ...scores.map((p) => Number(p.toFixed(9))), site,
      random() < 0.5 ? "female" : "male", isGap ? null : when, Math.round(cost)];
  });
}

const schemaOf = (classes: readonly string[]): Schema => ({version: 1, segments: [["site", "sex"]], columns: [
  {name: "diagnosis", kind: "categorical", role: "target", ...classes.length === 2 && {positive: classes[0]}},
  {name: "said", kind: "categorical", role: "prediction"},
  ...classes.map((name, k) => ({name: `p_${k}`, kind: "numeric", role: "score", class: name}) as const),
  {name: "site", kind: "categorical", role: "segment"}, {name: "sex", kind: "categorical", role: "segment"},
  {name: "when", kind: "datetime", role: "timestamp"}, {name: "cost", kind: "numeric", role: "business", unit: "€"},
]});

/** A classifier of patients who have a hernia or not, which has become worse. */
export const hernia = (labelled = 1, names: Names = clinic): ModelTables => ({
  schema: schemaOf(names.classes),
  reference: patients(names, {rows: names.rows ?? 1600, seed: 11, skill: 2.4, from: start, days: 180}),
  current: patients(names, {rows: (names.rows ?? 1600) * 9 / 16, seed: 12, skill: 1.1, from: start + 180 * day, days: 90, labelled}),
});

/** Three diagnoses. */
export const diagnoses = (): ModelTables => hernia(1, {...clinic, classes: ["disc hernia", "healthy", "spondylolisthesis"]});

/** Bikes on hire by the hour, of which there are far more a year later. */
export function bikes(): ModelTables {
  const random = seeded(5);
  const rows = (n: number, from: number, level: number): Row[] => Array.from({length: n}, (_, i) => {
    const size = Math.exp(3 + 1.1 * normal(random)), said = size * (1 + 0.1 * normal(random));
    return [Math.round(size * level), said, from + Math.floor(i / 24) * day, random() < 0.7 ? "working day" : "holiday"];
  });
  return {
    schema: {version: 1, columns: [
      {name: "hired", kind: "numeric", role: "target", unit: "bikes"}, {name: "forecast", kind: "numeric", role: "prediction"},
      {name: "hour", kind: "datetime", role: "timestamp"}, {name: "sort of day", kind: "categorical", role: "segment"},
    ]},
    reference: rows(2400, start, 1), current: rows(1200, start + 100 * day, 1.5),
  };
}
