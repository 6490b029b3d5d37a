import {availableParallelism, tmpdir} from "node:os";
import type * as bindings from "@duckdb/node-bindings";
import {SourceError} from "./source.ts";

/** DuckDB's C interface for Node: the layer under its API loads in a third of the time and gives vectors as bytes. */
export type Duckdb = typeof bindings;
export type Connection = bindings.Connection;
export type Chunk = bindings.DataChunk;
export type Vector = bindings.Vector;

interface Opened {
  readonly duckdb: Duckdb;
  readonly database: bindings.Database;
}

/** Memory that DuckDB itself may take; what it streams to us is bounded by the buffer. */
const memory = "400MB", buffer = "32MB", mostThreads = 4;

const load = async (): Promise<Duckdb> => {
  try {
    // Its types do not say that it is a CommonJS module.
    return (await import("@duckdb/node-bindings") as unknown as {readonly default: Duckdb}).default;
  } catch (cause) {
    const words = "Parquet files are read by DuckDB, which is not installed: npm install @duckdb/node-bindings";
    throw new SourceError("unsupported", words, {cause});
  }
};

let opened: Promise<Opened> | undefined;

const open = async (): Promise<Opened> => {
  const duckdb = await load(), config = duckdb.create_config();
  const settings = {
    threads: String(Math.min(availableParallelism(), mostThreads)),
    memory_limit: memory, temp_directory: tmpdir(),
    autoinstall_known_extensions: "false", autoload_known_extensions: "false",
  };
  for (const [key, value] of Object.entries(settings)) duckdb.set_config(config, key, value);
  return {duckdb, database: await duckdb.open(":memory:", config)};
};

/** A name in SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A path in SQL that is taken as it is, not as a pattern. */
export const pathLiteral = (path: string): string => literal(path.replace(/[*?[]/g, "[$&]"));

/** Runs work on a connection of its own to the process's one DuckDB database, which lives in memory and holds nothing. */
export class Duck implements Disposable {
  readonly duckdb: Duckdb;
  readonly #connection: Connection;

  private constructor(duckdb: Duckdb, connection: Connection) {
    this.duckdb = duckdb;
    this.#connection = connection;
  }

  static async connect(): Promise<Duck> {
    const {duckdb, database} = await (opened ??= open());
    const duck = new Duck(duckdb, await duckdb.connect(database));
    await duckdb.query(duck.#connection, `set streaming_buffer_size='${buffer}'; set TimeZone='UTC'`);
    return duck;
  }

  /** Runs a statement for what it does. */
  async run(sql: string): Promise<void> {
    await this.duckdb.query(this.#connection, sql);
  }

  /** Fills a table of VARCHAR columns. */
  append(table: string, rows: readonly (readonly (string | null)[])[]): void {
    const {duckdb} = this, appender = duckdb.appender_create(this.#connection, null, table);
    for (const row of rows) {
      for (const cell of row) {
        if (cell === null) duckdb.append_null(appender);
        else duckdb.append_varchar(appender, cell);
      }
      duckdb.appender_end_row(appender);
    }
    duckdb.appender_close_sync(appender);
  }

  /** The result in order, chunk by chunk; the next chunk is fetched while the last one is worked on. */
  async *stream(sql: string): AsyncGenerator<{readonly chunk: Chunk; readonly rows: number}> {
    const {duckdb} = this;
    const prepared = await duckdb.prepare(this.#connection, sql);
    const result = await duckdb.execute_prepared_streaming(prepared);
    let next = duckdb.fetch_chunk(result);
    try {
      for (;;) {
        const chunk = await next;
        const rows = chunk ? duckdb.data_chunk_get_size(chunk) : 0;
        if (!chunk || rows === 0) return;
        next = duckdb.fetch_chunk(result);
        yield {chunk, rows};
      }
    } finally {
      await next.catch(() => null);
      duckdb.destroy_prepare_sync(prepared);
    }
  }

  [Symbol.dispose](): void {
    this.duckdb.disconnect_sync(this.#connection);
  }
}
