// A made-up cohort of spine patients: what a clinic measures on an X-ray, what a model makes of it, what a surgeon says later.
// Means, spreads and correlations of the measurements follow, roughly, the 310 patients of the UCI vertebral column data.
import type {ColumnSchema, Schema} from "../../src/data/schema.ts";
import {generator, type Random} from "../../src/stats/random.ts";

/** What differs from the population that the model was trained on; nothing unless told. */
export interface Drift {
  /** Added to every value of a measurement, by its name: a scanner that was calibrated anew. */
  readonly shift?: Readonly<Record<string, number>>;
  /** Share of the cells of a column that are missing, by its name. */
  readonly missing?: Readonly<Record<string, number>>;
  /** A scanner that was not there before, and the share of patients it sees. */
  readonly scanner?: {readonly name: string; readonly share: number};
  /** How often each diagnosis occurs. */
  readonly diagnoses?: Readonly<Record<Diagnosis, number>>;
}

export interface CohortOptions {
  readonly rows: number;
  readonly seed: number;
  /** First day of the visits, and how many days they are spread over. */
  readonly start?: string;
  readonly days?: number;
  readonly drift?: Drift;
}

export type Diagnosis = "Normal" | "Hernia" | "Spondylolisthesis";

/** Columns by name, all of one length; null is missing. */
export type Cohort = Readonly<Record<string, readonly (string | number | null)[]>>;

// Tilt, slope, lordosis, radius, degree: mean, spread and skew, then their correlations. Incidence is tilt + slope.
const measured = ["pelvic_tilt", "sacral_slope", "lumbar_lordosis_angle", "pelvic_radius", "degree_spondylolisthesis"] as const;

interface Population {
  readonly share: number;
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly skew: readonly number[];
  readonly correlation: readonly (readonly number[])[];
  readonly age: readonly [mean: number, spread: number];
  readonly female: number;
}

const populations: Readonly<Record<Diagnosis, Population>> = {
  Normal: {
    share: 0.32, age: [47, 16], female: 0.52,
    mean: [12.8, 38.9, 43.5, 123.9, 2.2], spread: [6.8, 9.6, 12.4, 9, 6.3], skew: [0, 0.12, 0.2, 0, 0.35],
    correlation: [
      [1, 0.11, 0.3, -0.35, 0.18], [0.11, 1, 0.69, -0.39, 0.13], [0.3, 0.69, 1, -0.25, 0.26], [-0.35, -0.39, -0.25, 1, -0.06],
      [0.18, 0.13, 0.26, -0.06, 1],
    ],
  },
  Hernia: {
    share: 0.2, age: [44, 12], female: 0.45,
    mean: [17.4, 30.2, 35.5, 116.5, 2.5], spread: [7, 7.6, 9.8, 9.4, 5.5], skew: [0.2, 0, 0.05, 0, 0],
    correlation: [
      [1, 0.08, 0.34, 0.02, 0.04], [0.08, 1, 0.58, -0.43, 0.16], [0.34, 0.58, 1, -0.17, 0.23], [0.02, -0.43, -0.17, 1, -0.05],
      [0.04, 0.16, 0.23, -0.05, 1],
    ],
  },
  Spondylolisthesis: {
    share: 0.48, age: [58, 14], female: 0.64,
    mean: [20.8, 50.3, 64.2, 114.6, 49.4], spread: [11.5, 10.9, 16.4, 15.6, 26.6], skew: [0.1, 0, 0.12, 0.06, 0.38],
    correlation: [
      [1, -0.18, 0.39, 0.29, 0.58], [-0.18, 1, 0.24, -0.32, -0.09], [0.39, 0.24, 1, 0.19, 0.43], [0.29, -0.32, 0.19, 1, 0.4],
      [0.58, -0.09, 0.43, 0.4, 1],
    ],
  },
};

const diagnoses = Object.keys(populations) as Diagnosis[];

const sites = {
  north: {share: 0.46, scanners: ["EOS", "Siemens Ysio"]},
  harbour: {share: 0.3, scanners: ["Siemens Ysio", "Philips DR"]},
  university: {share: 0.24, scanners: ["EOS", "EOS", "Philips DR"]},
};

const siteNames = Object.keys(sites) as (keyof typeof sites)[];

/** The lower triangle whose product with its transpose is the matrix (Cholesky). */
function triangle(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map(() => matrix.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j];
    }
  }
  return lower;
}

/** A standard deviate bent to a skew: the shifted lognormal of mean 0 and spread 1; 0 leaves it normal. */
function bent(z: number, skew: number): number {
  if (skew === 0) return z;
  const middle = Math.exp(skew * skew / 2);
  return (Math.exp(skew * z) - middle) / (middle * Math.sqrt(Math.expm1(skew * skew)));
}

const perDiagnosis = <Value>(of: (name: Diagnosis, i: number) => Value): Record<Diagnosis, Value> =>
  Object.fromEntries(diagnoses.map((name, i) => [name, of(name, i)])) as Record<Diagnosis, Value>;

const triangles = perDiagnosis((name) => triangle(populations[name].correlation));

function measurements(diagnosis: Diagnosis, random: Random): number[] {
  const {mean, spread, skew} = populations[diagnosis];
  const free = mean.map(() => random.normal());
  const tied = triangles[diagnosis].map((weights) => weights.reduce((sum, weight, j) => sum + weight * free[j], 0));
  return mean.map((centre, i) => centre + spread[i] * bent(tied[i], skew[i]));
}

function pick<Name extends string>(shares: readonly (readonly [Name, number])[], random: Random): Name {
  let rest = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  return (shares.find(([, share]) => (rest -= share) < 0) ?? shares[0])[0];
}

/** The model: how likely each diagnosis makes the measurements, were they normal and independent; a missing one says nothing. */
function scores(seen: readonly (number | null)[]): Record<Diagnosis, number> {
  const likely = diagnoses.map((name) => {
    const {share, mean, spread} = populations[name];
    const term = (x: number, i: number): number => ((x - mean[i]) / spread[i]) ** 2 / 2 + Math.log(spread[i]);
    const fit = seen.reduce<number>((sum, x, i) => x === null ? sum : sum - term(x, i), 0);
    // Halved, for the measurements are not independent: the model would be too sure.
    return Math.log(share) + fit / 2;
  });
  const top = Math.max(...likely), weights = likely.map((x) => Math.exp(x - top)), total = weights.reduce((a, b) => a + b);
  return perDiagnosis((_, i) => weights[i] / total);
}

const scoreName = (diagnosis: Diagnosis): string => `score_${diagnosis.toLowerCase()}`;

const round = (x: number, digits: number): number => Number(x.toFixed(digits));

const hexadecimal = (digits: number, random: Random): string => random.int(16 ** digits).toString(16).padStart(digits, "0");

interface Patient {
  readonly [column: string]: string | number | null;
}

function patient(options: CohortOptions, random: Random): Patient {
  const {drift = {}} = options;
  const diagnosis = pick(diagnoses.map((name) => [name, drift.diagnoses?.[name] ?? populations[name].share] as const), random);
  const site = pick(siteNames.map((name) => [name, sites[name].share] as const), random);
  const {age, female} = populations[diagnosis];
  const usual = sites[site].scanners[random.int(sites[site].scanners.length)];
  const scanner = drift.scanner && random.next() < drift.scanner.share ? drift.scanner.name : usual;
  const drawn = measurements(diagnosis, random);
  const blank = (name: string): boolean => random.next() < (drift.missing?.[name] ?? (name === "pelvic_radius" ? 0.01 : 0));
  const seen = measured.map((name, i) => blank(name) ? null : round(drawn[i] + (drift.shift?.[name] ?? 0), 2));
  const [tilt, slope] = seen, likely = scores(seen);
  const prediction = diagnoses.reduce((best, name) => likely[name] > likely[best] ? name : best);
  const years = Math.round(Math.min(92, Math.max(16, age[0] + age[1] * random.normal())));
  return {
    patient_id: `P-${hexadecimal(6, random)}-${hexadecimal(4, random)}`,
    site, scanner, age: years, sex: random.next() < female ? "female" : "male",
    pelvic_incidence: tilt === null || slope === null ? null : round(tilt + slope, 2),
    ...Object.fromEntries(measured.map((name, i) => [name, seen[i]])),
    prediction, ...Object.fromEntries(diagnoses.map((name) => [scoreName(name), round(likely[name], 4)])), diagnosis,
  };
}

/** A cohort; the same options give the same patients. */
export function cohort(options: CohortOptions): Cohort {
  const {rows, seed, start = "2025-01-06", days = 180} = options, random = generator(seed);
  // Between eight and five on any of the days.
  const minutes = Array.from({length: rows}, () => random.int(days) * 1440 + 480 + random.int(540)).sort((a, b) => a - b);
  const visits = minutes.map((minute) => new Date(Date.parse(start) + minute * 60_000).toISOString().slice(0, 16) + "Z");
  const patients = Array.from({length: rows}, () => patient(options, random));
  const names = schema.columns.map(({name}) => name).filter((name) => name !== "visited_at");
  const columns = new Map(names.map((name) => [name, patients.map((one) => one[name])]));
  return Object.fromEntries(schema.columns.map(({name}) => [name, name === "visited_at" ? visits : columns.get(name) ?? []]));
}

const angle = (name: string, because: string, range?: readonly [number | null, number | null]): ColumnSchema =>
  ({name, kind: "numeric", role: "feature", unit: "degrees", ...(range && {range}), because});

const millimetres = (name: string, because: string): ColumnSchema =>
  ({name, kind: "numeric", role: "feature", unit: "millimetres", because});

/** What the columns of a cohort are. */
export const schema: Schema = {
  version: 1,
  columns: [
    {name: "patient_id", kind: "text", role: "id", because: "names a patient: never kept, only counted"},
    {name: "visited_at", kind: "datetime", role: "timestamp", because: "when the X-ray was taken"},
    {name: "site", kind: "categorical", role: "segment", because: "the clinics that use the model"},
    {name: "scanner", kind: "categorical", role: "feature", because: "the machine that took the X-ray"},
    {name: "age", kind: "numeric", role: "feature", unit: "years", range: [0, 120], because: "whole years"},
    {name: "sex", kind: "categorical", role: "feature", values: ["female", "male"], because: "as registered"},
    angle("pelvic_incidence", "a fixed shape of the pelvis: tilt plus slope", [0, null]),
    angle("pelvic_tilt", "how far the pelvis is turned"),
    angle("sacral_slope", "the slope of the sacral plate"),
    angle("lumbar_lordosis_angle", "the curve of the lower back"),
    {...millimetres("pelvic_radius", "from the hip axis to the sacral plate"), range: [0, null]},
    millimetres("degree_spondylolisthesis", "how far a vertebra has slipped"),
    {name: "prediction", kind: "categorical", role: "prediction", because: "what the model said"},
    ...diagnoses.map((name): ColumnSchema => ({
      name: scoreName(name), kind: "numeric", role: "score", class: name, range: [0, 1],
      because: `the model's probability of ${name}`,
    })),
    {name: "diagnosis", kind: "categorical", role: "target", because: "what the surgeon said later"},
  ],
};

/** A cohort as CSV. */
export function csv(table: Cohort): string {
  const names = Object.keys(table), rows = table[names[0]].length;
  const lines = Array.from({length: rows}, (_, i) => names.map((name) => String(table[name][i] ?? "")).join(","));
  return `${[names.join(","), ...lines].join("\n")}\n`;
}
