import {open as openFile} from "node:fs/promises";
import {extname} from "node:path";
import type {Readable} from "node:stream";
import {byteFeed, isGzip} from "./byte-feed.ts";
import {csv} from "./csv.ts";
import {fileError} from "./file-error.ts";
import {files} from "./files.ts";
import {json} from "./json.ts";
import {SourceError, type Source} from "./source.ts";
import {spool, type Spool} from "./spool.ts";

/** How a file is written. */
export type Format = "csv" | "json" | "parquet";

/** A source over files; dispose of it to remove what was spooled from standard input. */
export type FileSource = Source & AsyncDisposable;

export interface OpenOptions {
  /** How the files are written, whatever their names and beginnings say. */
  readonly format?: Format;
  /** What "-" reads; standard input unless told. */
  readonly input?: Readable;
}

const extensions: Readonly<Record<string, Format>> = {
  ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".psv": "csv",
  ".json": "json", ".jsonl": "json", ".ndjson": "json", ".parquet": "parquet", ".pq": "parquet",
};

/** Beginnings of files that are something else. */
const foreign: readonly (readonly [string, string])[] = [
  ["PK\u0003\u0004", "a ZIP archive or a spreadsheet"], ["ARROW1", "an Arrow file"], ["Obj\u0001", "an Avro file"],
  ["ORC", "an ORC file"], ["SQLite format 3", "an SQLite database"],
  ["\u0028\u00b5\u002f\u00fd", "zstd-compressed"], ["BZh", "bzip2-compressed"], ["\u00fd7zXZ", "xz-compressed"],
];

const known = "one of: csv, tsv, json, jsonl, ndjson (each also .gz), parquet";

/** What the first bytes say: Parquet by its magic, JSON by its first character; undefined when they do not tell. */
const sniffed = async (path: string): Promise<Format | undefined> => {
  const file = await openFile(path).catch((error: unknown) => { throw fileError(path, error); });
  const head = Buffer.alloc(64);
  try {
    await file.read(head, 0, head.length, 0);
  } catch (error) {
    throw fileError(path, error);
  } finally {
    await file.close();
  }
  const start = head.toString("latin1");
  if (start.startsWith("PAR1")) return "parquet";
  const other = foreign.find(([magic]) => start.startsWith(magic));
  if (other) throw new SourceError("unsupported", `${path}: ${other[1]}; ${known}`);
  let text = head;
  if (isGzip(head)) {
    const feed = await byteFeed(path);
    try {
      await feed.more(0);
      text = Buffer.from(feed.bytes.subarray(0, Math.min(64, feed.length)));
    } finally {
      await feed.close();
    }
  }
  return /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(text.toString("latin1")) ? "json" : undefined;
};

const formatOf = async (path: string): Promise<Format> => {
  const seen = await sniffed(path), extension = extname(path.replace(/\.gz$/i, "")).toLowerCase();
  const named = extensions[extension] as Format | undefined;
  if (named === "parquet" && seen !== "parquet") {
    throw new SourceError("corrupt", `${path}: not a Parquet file: it does not begin with PAR1`);
  }
  return seen === "parquet" ? seen : named ?? seen ?? "csv";
};

const sourceOf = async (paths: readonly string[], name: string, format: Format): Promise<Source> => {
  if (format === "csv") return csv(paths, name);
  if (format === "json") return json(paths, name);
  return (await import("./parquet.ts")).parquet(paths, name);
};

/**
 * Opens a table: a file, a pattern such as data/*.parquet whose files are read as one table, or "-" for standard input.
 * The beginning of a file tells how it is written where its extension does not. Throws SourceError.
 */
export const open = async (path: string, {format, input = process.stdin}: OpenOptions = {}): Promise<FileSource> => {
  let spooled: Spool | undefined;
  try {
    if (path === "-") spooled = await spool(input);
    const paths = await files(spooled?.path ?? path), formats = new Set<Format>();
    for (const file of paths) formats.add(format ?? await formatOf(file));
    if (formats.size > 1) {
      throw new SourceError("unsupported", `${path}: the files are of several formats: ${[...formats].join(", ")}`);
    }
    const source = await sourceOf(paths, path === "-" ? "standard input" : path, [...formats][0]);
    return {...source, async [Symbol.asyncDispose]() { await spooled?.[Symbol.asyncDispose](); }};
  } catch (error) {
    await spooled?.[Symbol.asyncDispose]();
    throw error;
  }
};
