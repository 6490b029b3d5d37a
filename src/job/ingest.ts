import type {Batch} from "../data/column.ts";
import type {Cell, LabelFact, PredictionEvent, Row} from "../data/event.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {matchedColumns} from "../engine/matched-columns.ts";
import type {TextHash} from "../sketch/hash.ts";
import {batchRowsOf} from "../source/batch-rows.ts";
import {instant} from "../source/instant.ts";
import type {Source} from "../source/source.ts";
import type {Store} from "../store/store.ts";

/** Whose rows they are, and how to read events from them. */
export interface Ingesting {
  readonly store: Store;
  readonly model: string;
  readonly schema: Schema;
  readonly hash: TextHash;
  readonly clock: () => number;
  readonly version?: string;
  /** The time of rows that say none; they are left out unless told. */
  readonly time?: number;
}

/** What became of the rows of a table. */
export interface Ingested {
  readonly rows: number;
  /** Events and labels that were not there before. */
  readonly events: number;
  readonly labels: number;
  /** Rows without a time that could be read: they belong to no window. */
  readonly timeless: number;
  readonly mismatched: readonly Mismatched[];
}

/** Cells of a column that do not fit its kind: they are kept as missing. */
export interface Mismatched {
  readonly column: string;
  readonly cells: number;
  /** The first one is among these rows, counted from 1. */
  readonly among: readonly [from: number, to: number];
}

/** Counts the cells of batches that do not fit. */
const misfits = (names: readonly string[]) => {
  const found = new Map<string, Mismatched>();
  return {
    found,
    add({rows, columns}: Batch, before: number): void {
      columns.forEach((column, i) => {
        const cells = column.type === "text" ? 0 : column.mismatched, {cells: others = 0, among = [before + 1, before + rows] as const} = found.get(names[i]) ?? {};
        if (cells > 0) found.set(names[i], {column: names[i], cells: others + cells, among});
      });
    },
  };
};

const appendedAtOnce = 1000;

/** The columns that labels bring. */
const isOutcome = ({role}: ColumnSchema): boolean => role === "target" || role === "business";

const textOf = (cell: Cell | undefined): string | null => cell === null || cell === undefined || cell === "" ? null : String(cell);

/** Splits a row into the cells of some columns that hold something, and the others. */
const parted = (row: Row, names: ReadonlySet<string>): [outcome: Row, rest: Row] => {
  const outcome = Object.create(null) as Record<string, Cell>, rest = Object.create(null) as Record<string, Cell>;
  for (const [name, cell] of Object.entries(row)) {
    if (!names.has(name)) rest[name] = cell;
    else if (cell !== null) outcome[name] = cell;
  }
  return [outcome, rest];
};

/** Reads events, and labels where there are some, from the rows of a table. */
const reader = ({model, schema: {columns}, hash, clock, version, time}: Ingesting, table: string) => {
  const of = (role: ColumnSchema["role"], isCluster: boolean): string | undefined =>
    columns.find((column) => column.role === role && (column.cluster === true) === isCluster)?.name;
  const id = of("id", false), whom = of("id", true), timestamp = of("timestamp", false);
  const outcomes = new Set(columns.filter(isOutcome).map(({name}) => name));
  const timeOf = (cell: Cell | undefined): number | undefined => {
    const read = typeof cell === "number" ? cell : typeof cell === "string" ? instant(cell) : undefined;
    return read !== undefined && Number.isFinite(read) ? Math.floor(read) : time;
  };
  return (row: Row, number: number): {event: PredictionEvent; label: LabelFact | null} | undefined => {
    const at = timeOf(timestamp === undefined ? undefined : row[timestamp]), [outcome, rest] = parted(row, outcomes), received = clock();
    if (at === undefined) return undefined;
    const key = (id === undefined ? null : textOf(row[id])) ?? `${table}#${number}`, subject = whom === undefined ? null : textOf(row[whom]);
    const event = {model, id: key, version: version ?? null, time: at, received, subject: subject === null ? null : hash.label(subject), row: rest};
    const isLabelled = Object.keys(outcome).length > 0;
    return {event, label: isLabelled ? {model, id: key, revision: 1, received, retracted: false, row: outcome} : null};
  };
};

/** Appends the rows of a table as events and labels of a model; a table that is read twice changes nothing. */
export const ingest = async (source: Source, ingesting: Ingesting): Promise<Ingested> => {
  const {store, schema} = ingesting, {columns, present} = await matchedColumns(source, schema.columns), read = reader(ingesting, source.name);
  const done = {rows: 0, events: 0, labels: 0, timeless: 0}, unfit = misfits(present);
  let events: PredictionEvent[] = [], labels: LabelFact[] = [];
  const flush = async (): Promise<void> => {
    done.events += await store.append("events", events);
    done.labels += await store.append("labels", labels);
    [events, labels] = [[], []];
  };
  for await (const batch of source.read(columns)) {
    unfit.add(batch, done.rows);
    for (const row of batchRowsOf(batch, present)) {
      const found = read(row, done.rows++);
      if (!found) done.timeless++;
      else events.push(found.event);
      if (found?.label) labels.push(found.label);
      if (events.length === appendedAtOnce) await flush();
    }
  }
  await flush();
  return {...done, mismatched: [...unfit.found.values()]};
};
