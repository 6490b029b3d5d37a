// A table played as a stream: events in time, labels after a random lag, some of them corrected, taken back or sent twice.
import {join} from "node:path";
import type {Batch} from "../../src/data/column.ts";
import type {Cell, LabelFact, PredictionEvent, Row} from "../../src/data/event.ts";
import {infer, type InferOptions} from "../../src/data/infer.ts";
import type {Schema} from "../../src/data/schema.ts";
import {open} from "../../src/source/open.ts";
import {generator} from "../../src/stats/random.ts";
import type {Store} from "../../src/store/store.ts";
import {cells} from "../contract/source.ts";

/** A table as rows, with its schema. */
export interface Table {
  readonly schema: Schema;
  readonly rows: readonly Row[];
}

export const tableOf = async (folder: string, file: string, known: InferOptions): Promise<Table> => {
  const source = await open(join(folder, "datasets", file)), schema = infer(await source.facts(), known), rows: Row[] = [];
  for await (const batch of source.read(schema.columns)) rows.push(...rowsOf(batch, schema));
  return {schema, rows};
};

const rowsOf = (batch: Batch, schema: Schema): Row[] => {
  const columns = batch.columns.map(cells);
  return Array.from({length: batch.rows}, (_, i) => Object.fromEntries(schema.columns.map(({name}, k): [string, Cell] => [name, columns[k][i]])));
};

/** How a stream runs. */
export interface Pace {
  readonly target: string;
  readonly timeOf: (row: Row, i: number) => number;
  /** Mean of the lag of labels, in milliseconds. */
  readonly lag: number;
  readonly seed: number;
}

export interface Stream {
  readonly events: readonly PredictionEvent[];
  readonly labels: readonly LabelFact[];
  readonly end: number;
}

/** The events and labels of rows, each in the order in which it arrives. */
export const streamOf = (rows: readonly Row[], {target, timeOf, lag, seed}: Pace): Stream => {
  const random = generator(seed), model = "m";
  const events = rows.map((row, i): PredictionEvent => {
    const {[target]: _, ...rest} = row, time = timeOf(row, i);
    return {model, id: `r${i}`, version: null, time, received: time + Math.floor(random.exponential() * 60_000), subject: null, row: rest};
  });
  const labels = rows.flatMap((row, i): LabelFact[] => {
    const first = events[i].time + Math.floor(random.exponential() * lag), later = first + Math.floor(random.exponential() * lag);
    const fact = (revision: number, received: number, value: Cell | undefined): LabelFact =>
      ({model, id: `r${i}`, revision, received, retracted: value === undefined, row: value === undefined ? {} : {[target]: value}});
    const right = row[target], kind = random.next();
    if (kind < 0.8) return [fact(1, first, right)];
    return kind < 0.9 ? [fact(1, first, "wrong"), fact(2, later, right)] : [fact(1, first, right), fact(2, later, undefined), fact(3, later + 1, right)];
  });
  const byArrival = (a: {received: number}, b: {received: number}): number => a.received - b.received;
  return {events: events.sort(byArrival), labels: labels.sort(byArrival), end: Math.max(...labels.map(({received}) => received))};
};

/** Sends what arrives in a stretch of time, and every tenth event twice. */
export const send = async (store: Store, {events, labels}: Stream, [from, to]: readonly [number, number]): Promise<void> => {
  const arrives = ({received}: {received: number}): boolean => received >= from && received < to;
  const some = events.filter(arrives);
  await store.append("labels", labels.filter(arrives));
  await store.append("events", [...some, ...some.filter((_, i) => i % 10 === 0)]);
};
