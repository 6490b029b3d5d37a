import type {Cell, LabelFact, PredictionEvent, Row} from "../data/event.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {matchedColumns} from "../engine/matched-columns.ts";
import {type HeldBack, quarantine, usualRoom} from "../ingest/quarantine.ts";
import {untimely} from "../ingest/time.ts";
import type {TextHash} from "../sketch/hash.ts";
import {rowReading} from "../source/batch-rows.ts";
import {instant} from "../source/instant.ts";
import type {Source} from "../source/source.ts";
import type {Store} from "../store/store.ts";
import {rowIds} from "./row-id.ts";
import {tableLabels} from "./table-labels.ts";

/** Whose rows they are, and how to read events from them. */
export interface Ingesting {
  readonly store: Store;
  readonly model: string;
  readonly schema: Schema;
  readonly hash: TextHash;
  readonly clock: () => number;
  readonly version?: string;
  /** The time of rows that say none; unless told they are held in quarantine. */
  readonly time?: number;
  /** How many entries the quarantine keeps. */
  readonly room?: number;
}

/** What became of the rows of a table. */
export interface Ingested {
  readonly rows: number;
  /** Events and labels that were not there before. */
  readonly events: number;
  readonly labels: number;
  /** Labels that say something else than what held, which they supersede. */
  readonly corrected: number;
  /** Labels that were said before and have been corrected or taken back since: they change nothing. */
  readonly outdated: number;
  /** Rows without a time that an event can have (none that could be read, or one in the future): they are held in quarantine. */
  readonly held: number;
  /** Why the first of them is, and its row, counted from 1. */
  readonly firstHeld: {readonly row: number; readonly reason: string} | null;
  readonly mismatched: readonly Mismatched[];
}

/** Cells of a column that do not fit its kind: they are kept as they were written, and count as mismatched. */
export interface Mismatched {
  readonly column: string;
  readonly cells: number;
  /** The row of the first one, counted from 1. */
  readonly first: number;
}

const appendedAtOnce = 1000;

/** The columns that labels bring. */
const isOutcome = ({role}: ColumnSchema): boolean => role === "target" || role === "business";

const textOf = (cell: Cell): string | null => cell === null || cell === "" ? null : String(cell);

/** Splits a row into the cells of some columns that hold something, and the others. */
const parted = (row: Row, names: ReadonlySet<string>): [outcome: Row, rest: Row] => {
  const outcome = Object.create(null) as Record<string, Cell>, rest = Object.create(null) as Record<string, Cell>;
  for (const [name, cell] of Object.entries(row)) {
    if (!names.has(name)) rest[name] = cell;
    else if (cell !== null) outcome[name] = cell;
  }
  return [outcome, rest];
};

/** A row as an event or what is wrong with it. */
type Read = {readonly event: PredictionEvent; readonly label: LabelFact | null} | {readonly held: HeldBack};

/** The time of an event from the cell that tells it, or from what was told for cells that tell none; a text says why there is none. */
const timeOf = (cell: Cell, received: number, told: number | undefined): number | string => {
  const read = typeof cell === "number" ? cell : typeof cell === "string" ? instant(cell) : undefined;
  const at = read !== undefined && Number.isFinite(read) ? Math.floor(read) : told;
  if (at === undefined) return cell === null ? "no time, and none was told" : `no time: ${JSON.stringify(cell)}`;
  const date = new Date(at), why = untimely(at, received);
  return why === undefined ? at : `time ${Number.isNaN(date.getTime()) ? at : date.toISOString()} ${why}`;
};

/** Reads events, and labels where there are some, from the rows of a table. */
const reader = ({model, schema: {columns}, hash, clock, version, time}: Ingesting) => {
  const of = (role: ColumnSchema["role"], isCluster: boolean): string | undefined =>
    columns.find((column) => column.role === role && (column.cluster === true) === isCluster)?.name;
  const id = of("id", false), whom = of("id", true), timestamp = of("timestamp", false), idOf = rowIds(version);
  const outcomes = new Set(columns.filter(isOutcome).map(({name}) => name));
  const cellOf = (row: Row, name: string | undefined): Cell => name === undefined ? null : row[name] ?? null;
  return (row: Row, index: number): Read => {
    const cell = cellOf(row, timestamp), received = clock(), at = timeOf(cell, received, time), [outcome, rest] = parted(row, outcomes);
    const key = textOf(cellOf(row, id)) ?? idOf(typeof at === "number" ? at : null, rest), subject = textOf(cellOf(row, whom));
    if (typeof at === "string") {
      const raw = JSON.stringify({id: key, subject, time: cell, features: rest, label: outcome});
      return {held: {index, path: "/time", reason: at, raw, subject: hash.label}};
    }
    const event = {model, id: key, version: version ?? null, time: at, received, subject: subject === null ? null : hash.label(subject), row: rest};
    const isLabelled = Object.keys(outcome).length > 0;
    return {event, label: isLabelled ? {model, id: key, revision: 1, received, retracted: false, row: outcome} : null};
  };
};

/** Appends the rows of a table as events and labels of a model; a table that is read twice changes nothing, whatever its name by then. */
export const ingest = async (source: Source, ingesting: Ingesting): Promise<Ingested> => {
  const {store, model, schema, clock, room = usualRoom} = ingesting, {columns} = await matchedColumns(source, schema.columns);
  const read = reader(ingesting), {needs, rowsOf} = rowReading(columns), kept = quarantine({store, clock, room});
  const done = {rows: 0, events: 0, labels: 0, corrected: 0, outdated: 0, held: 0}, misfits = new Map<string, Mismatched>();
  let events: PredictionEvent[] = [], labels: LabelFact[] = [], held: HeldBack[] = [], firstHeld: Ingested["firstHeld"] = null;
  const flush = async (): Promise<void> => {
    done.events += await store.append("events", events);
    const said = await tableLabels(store, labels);
    done.labels += await store.append("labels", said.labels);
    done.corrected += said.corrected;
    done.outdated += said.outdated;
    await kept.hold("events", model, held);
    [events, labels, held] = [[], [], []];
  };
  const misfit = (column: string, row: number): void => {
    const {cells, first} = misfits.get(column) ?? {cells: 0, first: done.rows + row + 1};
    misfits.set(column, {column, cells: cells + 1, first});
  };
  for await (const batch of source.read(needs)) {
    for (const row of rowsOf(batch, misfit)) {
      const found = read(row, done.rows++);
      if ("held" in found) {
        done.held++;
        firstHeld ??= {row: done.rows, reason: found.held.reason};
        held.push(found.held);
      } else {
        events.push(found.event);
        if (found.label) labels.push(found.label);
      }
      if (events.length + held.length >= appendedAtOnce) await flush();
    }
  }
  await flush();
  return {...done, firstHeld, mismatched: [...misfits.values()]};
};
