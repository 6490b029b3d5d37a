import type {Batch} from "../data/column.ts";
import type {ColumnFacts} from "../data/facts.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {batchRows, NumberBuilder, takeAll} from "./builder.ts";
import {missingMarks} from "./cell.ts";
import {feedFor, inexactWarning, nestedWarning, type Feed} from "./feed.ts";
import {factsOfCells} from "./look-at-cells.ts";
import {lookRows, lookStretches} from "./look.ts";
import type {Source} from "./source.ts";
import {shortestFloat} from "./shortest-float.ts";

/** Columns by name, of one length: typed arrays, or arrays of numbers, bigints, booleans, texts, dates, null and undefined. */
export type ArrayTable = Readonly<Record<string, ArrayLike<unknown>>>;

const plainNumbers = [
  Float64Array, Float32Array, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
] as const;
type PlainNumbers = InstanceType<typeof plainNumbers[number]>;

const isPlainNumbers = (cells: ArrayLike<unknown>): cells is PlainNumbers => plainNumbers.some((type) => cells instanceof type);

const storedAs = (cells: ArrayLike<unknown>): string | undefined =>
  ArrayBuffer.isView(cells) ? cells.constructor.name : undefined;

const checked = (table: ArrayTable): Map<string, ArrayLike<unknown>> => {
  const columns = new Map(Object.entries(table));
  let first: readonly [string, number] | undefined;
  for (const [name, cells] of columns) {
    const isColumn = Array.isArray(cells) || (ArrayBuffer.isView(cells) && !(cells instanceof DataView));
    if (!isColumn) throw new TypeError(`not a column: ${JSON.stringify(name)}; one of: array, typed array`);
    first ??= [name, cells.length];
    if (cells.length !== first[1]) {
      throw new RangeError(`columns of different lengths: ${JSON.stringify(first[0])} has ${first[1]} rows, ` +
        `${JSON.stringify(name)} has ${cells.length}`);
    }
  }
  return columns;
};

/** The rows a look takes in: all, or equal stretches spread over the table. */
const looked = (cells: ArrayLike<unknown>): ArrayLike<unknown> => {
  if (cells.length <= lookRows) return cells;
  const seen: unknown[] = [], stretch = lookRows / lookStretches;
  for (let s = 0; s < lookStretches; s++) {
    const from = Math.round(s * (cells.length - stretch) / (lookStretches - 1));
    for (let i = from; i < from + stretch; i++) seen.push(cells[i]);
  }
  return seen;
};

type Fill = (from: number, to: number) => void;

const filler = (cells: ArrayLike<unknown>, schema: ColumnSchema, {builder, add}: Feed): Fill => {
  if (builder instanceof NumberBuilder && schema.kind === "numeric" && isPlainNumbers(cells)) {
    const marks = missingMarks(schema).numbers;
    return (from, to) => {
      builder.values.set(cells.subarray(from, to), 0);
      builder.rows = to - from;
      builder.void(marks, 0);
    };
  }
  if (cells instanceof Float32Array && !(builder instanceof NumberBuilder)) {
    return (from, to) => { for (let i = from; i < to; i++) add(shortestFloat(cells[i])); };
  }
  return (from, to) => { for (let i = from; i < to; i++) add(cells[i]); };
};

/** A source over columns in memory; the arrays are read anew each time and never changed. */
export const arrays = (table: ArrayTable, name = "arrays"): Source => {
  const columns = checked(table), warnings = new Set<string>();
  const rows = columns.values().next().value?.length ?? 0;
  const cellsOf = (column: string): ArrayLike<unknown> => {
    const cells = columns.get(column);
    if (!cells) throw new RangeError(`unknown column: ${JSON.stringify(column)}; one of: ${[...columns.keys()].join(", ")}`);
    return cells;
  };
  return {
    name,
    warnings: () => [...warnings],
    facts: async () => {
      const facts: ColumnFacts[] = [];
      for (const [column, cells] of columns) {
        const fact = factsOfCells(column, looked(cells), storedAs(cells));
        if (fact) facts.push(fact);
        else warnings.add(nestedWarning(column));
      }
      return facts;
    },
    async *read(wanted, progress): AsyncGenerator<Batch> {
      const feeds = wanted.map((schema) => feedFor(schema));
      const fills = wanted.map((schema, i) => filler(cellsOf(schema.name), schema, feeds[i]));
      for (let from = 0; from < rows; from += batchRows) {
        const to = Math.min(from + batchRows, rows);
        for (const fill of fills) fill(from, to);
        feeds.forEach((feed, i) => { if (feed.inexact()) warnings.add(inexactWarning(wanted[i].name)); });
        yield {rows: to - from, columns: takeAll(feeds.map(({builder}) => builder))};
        progress?.(to, to / rows);
      }
    },
  };
};

/** A source over rows in memory; a row that lacks a column has null there. */
export const rows = (objects: readonly Readonly<Record<string, unknown>>[], name = "rows"): Source => {
  const columns = new Map<string, unknown[]>();
  objects.forEach((row, i) => {
    for (const [column, cell] of Object.entries(row)) {
      let cells = columns.get(column);
      if (!cells) columns.set(column, cells = new Array<unknown>(objects.length).fill(null));
      cells[i] = cell;
    }
  });
  return arrays(Object.fromEntries(columns), name);
};
