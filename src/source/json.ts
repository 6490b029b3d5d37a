import {stat} from "node:fs/promises";
import type {Batch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {batchRows, takeAll} from "./builder.ts";
import {byteFeed} from "./byte-feed.ts";
import {feedFor, inexactWarning, nestedWarning} from "./feed.ts";
import {lookAtJson, type JsonLook} from "./json-look.ts";
import {JsonNotes} from "./json-notes.ts";
import {jsonRows, type JsonRow} from "./json-values.ts";
import type {Progress, Source} from "./source.ts";

type Row = NonNullable<JsonRow["row"]>;

/** Reads a name of a row; a name that every object inherits, such as "constructor", only where the row has its own. */
const cellReader = (name: string): (row: Row) => unknown =>
  name in Object.prototype ? (row) => Object.hasOwn(row, name) ? row[name] : null : (row) => row[name];

/** Whether JSON may have rounded the number: an integer past 2^53 that a 64-bit field could have held. */
const isInexact = (cell: unknown): boolean =>
  typeof cell === "number" && Math.abs(cell) > Number.MAX_SAFE_INTEGER && Math.abs(cell) <= 2 ** 64 && Number.isInteger(cell);

/** The columns wanted, filled row by row. */
class Columns {
  readonly #feeds;
  readonly #cells;
  readonly #wanted: readonly ColumnSchema[];
  readonly inexact = new Set<string>();
  pending = 0;
  total = 0;

  constructor(wanted: readonly ColumnSchema[]) {
    this.#wanted = wanted;
    this.#feeds = wanted.map((schema) => feedFor(schema));
    this.#cells = wanted.map(({name}) => cellReader(name));
  }

  add(row: Row): void {
    for (let k = 0; k < this.#feeds.length; k++) {
      const cell = this.#cells[k](row);
      if (isInexact(cell)) this.inexact.add(this.#wanted[k].name);
      this.#feeds[k].add(cell);
    }
    this.pending++;
  }

  take(): Batch {
    const rows = this.pending;
    this.pending = 0;
    this.total += rows;
    return {rows, columns: takeAll(this.#feeds.map(({builder}) => builder))};
  }
}

interface Reading {
  readonly known: ReadonlySet<string>;
  readonly notes: Map<string, JsonNotes>;
  readonly progress: Progress | undefined;
}

async function* batches(paths: readonly string[], columns: Columns, {known, notes, progress}: Reading): AsyncGenerator<Batch> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [i, path] of paths.entries()) {
    const feed = await byteFeed(path), met = new JsonNotes(path, known);
    notes.set(path, met);
    try {
      for await (const block of jsonRows(feed, path)) {
        for (const item of block) {
          if (!met.take(item)) continue;
          columns.add(item.row!);
          if (columns.pending < batchRows) continue;
          yield columns.take();
          progress?.(columns.total, (before + feed.consumed) / bytes);
        }
      }
    } finally {
      await feed.close();
    }
    before += sizes[i];
  }
  if (columns.pending > 0) yield columns.take();
  progress?.(columns.total, 1);
}

/** A source over files of JSON objects: one on each line, in one list, or one after the other. */
export const json = (paths: readonly string[], name: string): Source => {
  const nested: string[] = [], inexact = new Set<string>(), notes = new Map<string, JsonNotes>();
  let look: Promise<JsonLook> | undefined;
  const looked = (): Promise<JsonLook> => look ??= lookAtJson(paths).then((found) => {
    nested.push(...found.nested.map(nestedWarning));
    return found;
  });
  return {
    name,
    facts: async () => (await looked()).facts,
    async *read(wanted, progress) {
      const {names} = await looked(), known = new Set(names), unknown = wanted.find((schema) => !known.has(schema.name));
      if (unknown) throw new RangeError(`unknown column: ${JSON.stringify(unknown.name)}; one of: ${names.join(", ")}`);
      const columns = new Columns(wanted);
      yield* batches(paths, columns, {known, notes, progress});
      for (const column of columns.inexact) inexact.add(column);
    },
    warnings: () => [...nested, ...[...inexact].map(inexactWarning), ...[...notes.values()].flatMap((met) => met.all())],
  };
};
