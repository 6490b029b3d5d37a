import {resolve} from "node:path";
import type {Batch, Kind, LabelBatch} from "../data/column.ts";
import type {ColumnFacts} from "../data/facts.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {batchRows, giveBack, takeAll} from "./builder.ts";
import {Duck, literal, pathLiteral} from "./duckdb.ts";
import {inexactWarning} from "./feed.ts";
import {fileError} from "./file-error.ts";
import {factsOfLabels, factsOfNumbers} from "./look.ts";
import {parquetColumn, type ParquetColumn} from "./parquet-column.ts";
import {SourceError, type Source} from "./source.ts";
import {isInstant, isNested, isNumber, type StoredColumn} from "./stored-column.ts";
import {textRows} from "./text-vector.ts";

/** The columns of the files by the names people use, and the rows of each file. */
interface Table {
  readonly columns: ReadonlyMap<string, StoredColumn>;
  readonly rowsOf: readonly number[];
  readonly rows: number;
}

/** What follows FROM, and the most rows of a batch. */
interface Wanted {
  readonly from: string;
  readonly rows: number;
}

/** A look takes in a few stretches only: the cost is that of the row groups it touches, some 15 ms for 14 columns. */
const stretches = 4, stretch = 8192;

/** Rows of DuckDB's largest chunk. */
const largestChunk = 2048;

const list = (paths: readonly string[]): string => `[${paths.map(pathLiteral).join(", ")}]`;

const scan = (paths: readonly string[], options = ""): string =>
  `read_parquet(${list(paths)}, hive_partitioning=false${paths.length > 1 ? ", union_by_name=true" : ""}${options})`;

/** DuckDB's words for what is wrong, in ours. */
const parquetError = (name: string, cause: unknown): SourceError => {
  if (cause instanceof SourceError) return cause;
  const message = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0];
  if (/magic bytes|too small to be|thrift|footer|snappy|zstd|brotli|decompress|EOF|out of range|corrupt/i.test(message)) {
    return new SourceError("corrupt", `${name}: not a whole Parquet file: ${message}`, {cause});
  }
  if (/different types|failed to cast|Conversion Error/i.test(message)) {
    return new SourceError("unsupported", `${name}: the files do not agree on a column's type: ${message}`, {cause});
  }
  return fileError(name, new Error(message, {cause}));
};

/** Names as the file spells them: DuckDB, which takes "a" and "A" for one, renames the second. */
const spelled = async (duck: Duck, path: string): Promise<string[]> => {
  const sql = `SELECT name, CAST(coalesce(num_children, 0) AS VARCHAR) FROM parquet_schema(${list([path])})`;
  const names: string[] = [];
  let inside = 0;
  for (const [name, children] of (await textRows(duck, sql)).slice(1)) {
    if (inside === 0) names.push(name!);
    else inside--;
    inside += Number(children);
  }
  return names;
};

const describe = async (duck: Duck, paths: readonly string[]): Promise<Table> => {
  const described = await textRows(duck, `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${scan(paths)})`);
  const names = await spelled(duck, paths[0]), seen = new Set<string>(), columns = new Map<string, StoredColumn>();
  for (const name of names) {
    if (seen.has(name)) throw new SourceError("duplicate-column", `${paths[0]}: two columns are named ${JSON.stringify(name)}`);
    seen.add(name);
  }
  const inOrder = paths.length === 1 && described.length === names.length;
  described.forEach(([name, type], i) => columns.set(inOrder ? names[i] : name!, {name: name!, type: type!}));
  const counts = await textRows(duck, `SELECT file_name, CAST(num_rows AS VARCHAR) FROM parquet_file_metadata(${list(paths)})`);
  const byName = new Map(counts.map(([name, rows]) => [name, Number(rows)])), rowsOf = paths.map((path) => byName.get(path) ?? 0);
  return {columns, rowsOf, rows: rowsOf.reduce((sum, rows) => sum + rows, 0)};
};

/** Which rows to look at, in SQL: all, or equal stretches spread over the files. */
const looked = (paths: readonly string[], {rowsOf, rows}: Table): string => {
  if (rows <= stretches * stretch) return "true";
  const places: string[] = [];
  for (let s = 0; s < stretches; s++) {
    let from = Math.floor(s * (rows - stretch) / (stretches - 1)), file = 0;
    while (from >= rowsOf[file]) from -= rowsOf[file++];
    const inFile = paths.length > 1 ? `filename = ${literal(paths[file])} AND ` : "";
    places.push(`(${inFile}file_row_number BETWEEN ${from} AND ${from + stretch - 1})`);
  }
  return places.join(" OR ");
};

/** The rows of a query as batches. */
async function* batches(duck: Duck, columns: readonly ParquetColumn[], {from, rows: most}: Wanted): AsyncGenerator<Batch> {
  const firsts: number[] = [], select: string[] = [];
  for (const column of columns) {
    firsts.push(select.length);
    select.push(...column.select);
  }
  let pending = 0;
  const take = (): Batch => {
    const taken = takeAll(columns.map(({builder}) => builder)), rows = pending;
    for (const column of columns) column.renew();
    pending = 0;
    let released = false;
    const release = (): void => {
      if (!released) columns.forEach(({builder}, i) => { giveBack(builder, taken[i]); });
      released = true;
    };
    return {rows, columns: taken, release};
  };
  for await (const {chunk, rows} of duck.stream(`SELECT ${select.join(", ") || "1"} FROM ${from}`)) {
    columns.forEach((column, i) => { column.add(chunk, rows, firsts[i]); });
    pending += rows;
    if (pending + largestChunk > most) yield take();
  }
  if (pending > 0) yield take();
}

/** The kind under which a stored column is looked at. */
const lookKind = (type: string): Kind =>
  isNumber(type) && type !== "BOOLEAN" ? "numeric" : isInstant(type) ? "datetime" : "categorical";

/** The columns that can be read, by name. */
const flat = ({columns}: Table): [string, StoredColumn][] => [...columns].filter(([, {type}]) => !isNested(type));

const factsOf = async (duck: Duck, paths: readonly string[], table: Table): Promise<ColumnFacts[]> => {
  const wanted = flat(table), capacity = stretches * (stretch + largestChunk);
  const schemas = wanted.map(([name, {type}]): ColumnSchema => ({name, kind: lookKind(type), role: "feature"}));
  const columns = wanted.map(([, column], i) => parquetColumn(duck.duckdb, schemas[i], {column, capacity}));
  const options = `, file_row_number=true${paths.length > 1 ? ", filename=true" : ""}`;
  const from = `${scan(paths, options)} WHERE ${looked(paths, table)}`;
  let batch: Batch | undefined;
  for await (const all of batches(duck, columns, {from, rows: capacity})) batch = all;
  return wanted.map(([name, {type}], i) => {
    const column = batch?.columns[i] ?? columns[i].builder.take();
    if (column.type === "numbers") return factsOfNumbers({name, stored: type, instants: schemas[i].kind === "datetime"}, column);
    return factsOfLabels({name, stored: type}, column as LabelBatch);
  });
};

const wantedColumns = (duck: Duck, {columns}: Table, wanted: readonly ColumnSchema[]): ParquetColumn[] => wanted.map((schema) => {
  const column = columns.get(schema.name);
  if (column && !isNested(column.type)) return parquetColumn(duck.duckdb, schema, {column, capacity: batchRows});
  throw new RangeError(`unknown column: ${JSON.stringify(schema.name)}; one of: ${[...columns.keys()].join(", ")}`);
});

/** A source over Parquet files, read one after the other as one table. */
export const parquet = (files: readonly string[], name: string): Source => {
  const paths = files.map((path) => resolve(path)), warnings = new Set<string>();
  let table: Promise<Table> | undefined, looked: Promise<ColumnFacts[]> | undefined;
  const connected = async (): Promise<{duck: Duck; known: Table}> => {
    const duck = await Duck.connect();
    try {
      const known = await (table ??= describe(duck, paths));
      for (const [column, {type}] of known.columns) {
        if (isNested(type)) warnings.add(`column ${JSON.stringify(column)} holds ${type} and is left out`);
      }
      return {duck, known};
    } catch (error) {
      duck[Symbol.dispose]();
      throw parquetError(name, error);
    }
  };
  const look = async (): Promise<ColumnFacts[]> => {
    const {duck, known} = await connected();
    using _ = duck;
    return await factsOf(duck, paths, known).catch((error: unknown) => { throw parquetError(name, error); });
  };
  return {
    name,
    warnings: () => [...warnings],
    facts: () => looked ??= look(),
    names: () => connected().then(({duck, known}) => {
      using _ = duck;
      return flat(known).map(([column]) => column);
    }),
    async *read(wanted, progress) {
      const {duck, known} = await connected();
      using _ = duck;
      const columns = wantedColumns(duck, known, wanted);
      let rows = 0;
      const next = batches(duck, columns, {from: scan(paths), rows: batchRows});
      try {
        for (;;) {
          const {value, done} = await next.next().catch((error: unknown) => { throw parquetError(name, error); });
          if (done) return;
          rows += value.rows;
          columns.forEach((column, i) => { if (column.inexact()) warnings.add(inexactWarning(wanted[i].name)); });
          yield value;
          progress?.(rows, known.rows > 0 ? rows / known.rows : undefined);
        }
      } finally {
        await next.return(undefined);
      }
    },
  };
};
