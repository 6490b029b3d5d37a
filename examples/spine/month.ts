import {type Cohort, cohort, schema} from "./cohort.ts";

/** A visit as the model's service tells it. */
export interface Visit {
  readonly id: string;
  readonly time: string;
  readonly version: string;
  readonly subject: string;
  readonly features: Readonly<Record<string, string | number | null>>;
  readonly segments: Readonly<Record<string, string | number | null>>;
  readonly prediction: string | number | null;
  readonly scores: Readonly<Record<string, number>>;
}

/** What a surgeon said of a visit, and on which day of the month it became known. */
export interface Diagnosis {
  readonly id: string;
  readonly label: string;
  readonly known: number;
}

/** One day of the clinic. */
export interface Day {
  /** Midnight, in UTC. */
  readonly start: number;
  readonly visits: readonly Visit[];
  readonly diagnoses: readonly Diagnosis[];
}

const dayLength = 86_400_000;

/** The day of the month from which on the scanners read wrong. */
export const driftFrom = 16;

/**
 * A month of visits that ends on the day before `today`: for fifteen days as at training, then with the lordosis angle reading
 * higher, a column that arrives half empty, and a new scanner. Surgeons need two days to eleven; one in ten never says.
 */
export function month(today: number, visitsADay: number): Day[] {
  const days = 30, first = today - days * dayLength, date = (day: number): string => new Date(first + day * dayLength).toISOString().slice(0, 10);
  const before = cohort({rows: visitsADay * (driftFrom - 1), seed: 21, start: date(0), days: driftFrom - 1});
  const after = cohort({
    rows: visitsADay * (days - driftFrom + 1), seed: 22, start: date(driftFrom - 1), days: days - driftFrom + 1,
    drift: {shift: {lumbar_lordosis_angle: 12, degree_spondylolisthesis: 14}, missing: {pelvic_radius: 0.3}, scanner: {name: "Carestream DRX", share: 0.12}},
  });
  const visits = [...rowsOf(before, "a"), ...rowsOf(after, "b")];
  return Array.from({length: days}, (_, day): Day => {
    const start = first + day * dayLength, own = visits.filter(({visit}) => Math.floor((Date.parse(visit.time) - first) / dayLength) === day);
    return {
      start, visits: own.map(({visit}) => visit),
      diagnoses: own.flatMap(({visit, label}, i) => i % 10 === 9 ? [] : [{id: visit.id, label, known: day + 2 + (i * 7 + day) % 10}]),
    };
  });
}

function rowsOf(table: Cohort, name: string): {readonly visit: Visit; readonly label: string}[] {
  const of = (role: string): string[] => schema.columns.filter((column) => column.role === role).map((column) => column.name);
  const features = of("feature"), segments = of("segment"), scores = schema.columns.filter(({role}) => role === "score");
  return table["visited_at"].map((time, i) => {
    const cells = (names: readonly string[]) => Object.fromEntries(names.map((column) => [column, table[column][i]]));
    return {
      visit: {
        id: `${name}-${i}`, time: String(time), version: "1", subject: String(table["patient_id"][i]), features: cells(features), segments: cells(segments),
        prediction: table["prediction"][i], scores: Object.fromEntries(scores.map((column) => [column.class ?? column.name, Number(table[column.name][i])])),
      },
      label: String(table["diagnosis"][i]),
    };
  });
}
