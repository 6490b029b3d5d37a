import type {Cell} from "../data/event.ts";
import type {Block} from "./block.ts";
import {Fault, shown} from "./fault.ts";
import type {Limits} from "./limits.ts";

/** A table as Seldon's protocol writes it: nested rows, or a shape with values in row-major order. */
export interface Sheet {
  readonly names?: readonly string[];
  readonly ndarray?: readonly unknown[];
  readonly tensor?: {readonly shape: readonly number[]; readonly values: readonly unknown[]};
}

/** Reads such a table. */
export function readSheet({names, ndarray, tensor}: Sheet, path: string, limits: Limits): Block | Fault {
  if (ndarray === undefined && tensor === undefined) return new Fault(path, "expected an ndarray or a tensor");
  const lines = ndarray?.map((line) => Array.isArray(line) ? line as unknown[] : [line]);
  const rows = lines?.length ?? tensor!.shape[0] ?? 1;
  const width = lines ? lines[0]?.length ?? 0 : tensor!.shape.slice(1).reduce((product, size) => product * size, 1);
  if (rows > limits.batch || width > limits.columns) {
    return new Fault(path, `${rows} rows of ${width} columns; at most ${limits.batch} of ${limits.columns}`);
  }
  const cells = lines?.flat() ?? tensor!.values;
  const isEven = lines?.every(({length}) => length === width) ?? true;
  if (!isEven || cells.length !== rows * width) return new Fault(path, `${cells.length} values in ${rows} rows; expected ${width} in each`);
  const bad = cells.find((cell) => !isCell(cell, limits));
  if (bad !== undefined) return new Fault(path, `expected texts of at most ${limits.text} characters, finite numbers, booleans or null, found ${shown(bad)}`);
  return {name: "data", rows, width, cells: cells as Cell[], path, ...(names && {names})};
}

/** Whether a value of a payload can stand in a row. */
export const isCell = (value: unknown, {text}: Limits): value is Cell => value === null || typeof value === "boolean"
  || (typeof value === "number" && Number.isFinite(value)) || (typeof value === "string" && value.length <= text);
