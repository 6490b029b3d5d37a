import type {Cell} from "../data/event.ts";
import type {Block, Naming} from "./block.ts";
import {Fault, shown, step} from "./fault.ts";
import type {Limits} from "./limits.ts";
import type {ModelColumns} from "./model-columns.ts";
import {isCell} from "./sheet.ts";
import {emptyRow, type OpenRow, put} from "./row.ts";

/** How rows of the version 1 protocol are read. */
export interface InstanceReading {
  readonly columns: ModelColumns;
  readonly naming: Naming;
  /** What the rows are called: "instances", "predictions". */
  readonly name: string;
  readonly limits: Limits;
}

/** Rows of the version 1 protocol: each an object by column, a list in the order of the columns, or one value. */
export function instanceRows(instances: readonly unknown[], reading: InstanceReading): OpenRow[] | Fault {
  const {limits, name} = reading;
  if (instances.length > limits.batch) return new Fault(`/${name}`, `${instances.length} rows; at most ${limits.batch}`);
  const rows: OpenRow[] = [];
  for (const [index, instance] of instances.entries()) {
    const row = rowOf(instance, `/${name}/${index}`, reading);
    if (Fault.is(row)) return row;
    rows.push(row);
  }
  return rows;
}

function rowOf(instance: unknown, path: string, {columns, naming, name, limits}: InstanceReading): OpenRow | Fault {
  const isNamed = typeof instance === "object" && instance !== null && !Array.isArray(instance);
  const entries: [string, unknown][] = isNamed ? Object.entries(instance) : listEntries(instance);
  const width = entries.length;
  if (width > limits.columns) return new Fault(path, `${width} columns in one row; at most ${limits.columns}`);
  const cells = entries.map(([, value]) => value);
  const bad = cells.findIndex((value) => !isCell(value, limits));
  if (bad >= 0) return new Fault(path + step(entries[bad][0]), `expected a text, a finite number, a boolean or null, found ${shown(cells[bad])}`);
  const block: Block = {name, rows: 1, width, cells: cells as Cell[], path};
  const single = entries.map(([key]): Block => ({...block, name: key, width: 1}));
  const names = isNamed ? single.map((one) => naming(one, columns, single)[0]) : naming(block, columns, [block]);
  const row = emptyRow();
  for (const [i, column] of names.entries()) {
    const fault = put(row, column, {cell: cells[i] as Cell, path: path + step(entries[i][0])});
    if (fault) return fault;
  }
  return row;
}

const listEntries = (value: unknown): [string, unknown][] => (Array.isArray(value) ? value : [value]).map((cell, i) => [String(i), cell]);
