import {stat} from "node:fs/promises";
import type {ColumnFacts} from "../data/facts.ts";
import {byteFeed} from "./byte-feed.ts";
import {jsonLayout, jsonLines, jsonRows, type JsonRow} from "./json-values.ts";
import {factsOfCells} from "./look-at-cells.ts";
import {lookRows, lookStretches} from "./look.ts";
import {SourceError} from "./source.ts";

/** Facts of the columns, and the names of all of them: those of `nested` hold objects or lists. */
export interface JsonLook {
  readonly names: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly nested: readonly string[];
}

/** Up to this size a file is looked at from its beginning on; a larger one of lines in stretches of a megabyte. */
const smallFile = 1 << 22;

async function* spread(path: string, size: number, stretches: number): AsyncGenerator<JsonRow[]> {
  for (let s = 0; s < stretches; s++) {
    const from = stretches === 1 ? 0 : Math.floor(s * (size - smallFile / stretches) / (stretches - 1));
    const feed = await byteFeed(path, from);
    try {
      await feed.more(0);
      for await (const block of jsonLines(feed, from === 0 ? 0 : feed.bytes.indexOf(10) + 1)) {
        yield block.slice(0, lookRows / lookStretches);
        break;
      }
    } finally {
      await feed.close();
    }
  }
}

async function* looked(path: string, stretches: number): AsyncGenerator<JsonRow[]> {
  const {size} = await stat(path), feed = await byteFeed(path);
  try {
    const {isLines} = await jsonLayout(feed, path);
    if (isLines && !feed.gzip && size > smallFile) yield* spread(path, size, stretches);
    else yield* jsonRows(feed, path);
  } finally {
    await feed.close();
  }
}

/** A name written twice in one object, as JSON keeps only the last. */
const checkNames = (path: string, {row, text}: JsonRow): void => {
  if (!row || text === undefined) return;
  const seen = new Set<string>();
  let depth = 0;
  for (const [token, name] of text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && name !== undefined) {
      if (seen.has(name)) throw new SourceError("duplicate-column", `${path}: two columns are named ${JSON.stringify(name)}`);
      seen.add(name);
    }
  }
};

const addRow = (columns: Map<string, unknown[]>, rows: number, row: Readonly<Record<string, unknown>>): void => {
  for (const [name, cell] of Object.entries(row)) {
    let cells = columns.get(name);
    if (!cells) columns.set(name, cells = []);
    while (cells.length < rows) cells.push(null);
    cells.push(cell);
  }
};

/** Looks at JSON files: their columns in the order in which they occur. */
export const lookAtJson = async (paths: readonly string[]): Promise<JsonLook> => {
  const columns = new Map<string, unknown[]>();
  const chosen = paths.filter((_, i) => paths.length <= lookStretches || i % Math.ceil(paths.length / lookStretches) === 0);
  let rows = 0;
  for (const path of chosen) {
    const most = rows + Math.floor(lookRows / chosen.length);
    let first = true;
    for await (const block of looked(path, Math.max(1, Math.floor(lookStretches / chosen.length)))) {
      for (const item of block) {
        if (!item.row || rows === most) continue;
        if (first) checkNames(path, item);
        first = false;
        addRow(columns, rows++, item.row);
      }
      if (rows === most) break;
    }
  }
  const facts: ColumnFacts[] = [], nested: string[] = [];
  for (const [name, cells] of columns) {
    while (cells.length < rows) cells.push(null);
    const fact = factsOfCells(name, cells);
    if (fact) facts.push(fact);
    else nested.push(name);
  }
  return {names: [...columns.keys()], facts, nested};
};
