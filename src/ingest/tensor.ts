import type {Cell} from "../data/event.ts";
import {Fault, shown, step} from "./fault.ts";
import type {Limits} from "./limits.ts";

/** A tensor of the Open Inference Protocol (version 2) in JSON. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly datatype: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** A tensor as rows: the first dimension counts them, the others together are the width. */
export interface TensorRows {
  readonly name: string;
  readonly rows: number;
  readonly width: number;
  /** Row after row. */
  readonly cells: readonly Cell[];
}

const isWhole = (value: unknown): boolean => typeof value === "number" && Number.isInteger(value);
const isFinite = (value: unknown): boolean => value === null || (typeof value === "number" && Number.isFinite(value));
const whole = {fits: isWhole, expected: "a whole number"}, float = {fits: isFinite, expected: "a finite number or null"};

/** Which cells each datatype holds. */
const datatypes: ReadonlyMap<string, {readonly fits: (value: unknown) => boolean; readonly expected: string}> = new Map([
  ["BOOL", {fits: (value) => typeof value === "boolean" || value === 0 || value === 1, expected: "true or false"}],
  ...["UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64"].map((name) => [name, whole] as const),
  ...["FP16", "FP32", "FP64"].map((name) => [name, float] as const),
  ["BYTES", {fits: (value) => value === null || typeof value === "string", expected: "a text"}],
]);

/** Reads a tensor: data flat in row-major order or nested, of any datatype that JSON carries. */
export function readTensor(tensor: Tensor, path: string, limits: Limits): TensorRows | Fault {
  const {name, shape, datatype, data} = tensor;
  const type = datatypes.get(datatype);
  if (!type) return new Fault(`${path}/datatype`, `unknown datatype ${shown(datatype)}; one of: ${[...datatypes.keys()].join(", ")}`);
  const rows = shape[0] ?? 1, width = shape.slice(1).reduce((product, size) => product * size, 1);
  if (rows > limits.batch) return new Fault(`${path}/shape`, `${rows} rows in one tensor; at most ${limits.batch}`);
  if (width > limits.columns) return new Fault(`${path}/shape`, `${width} columns in one tensor; at most ${limits.columns}`);
  if (!Array.isArray(data)) return new Fault(`${path}/data`, `expected a list, found ${shown(data)}; tensors in binary form are not read`);
  const flat: unknown[] = shape.length > 1 ? data.flat(shape.length - 1) as unknown[] : data;
  if (flat.length !== rows * width) {
    return new Fault(`${path}/data`, `${flat.length} values in a tensor of shape [${shape.join(", ")}]; expected ${rows * width}`);
  }
  const bad = flat.findIndex((value) => !type.fits(value) || (typeof value === "string" && value.length > limits.text));
  if (bad >= 0) {
    const long = datatype === "BYTES" ? ` of at most ${limits.text} characters` : "";
    return new Fault(`${path}/data${step(String(bad))}`, `expected ${type.expected}${long}, found ${shown(flat[bad])}`);
  }
  const cells = flat as Cell[];
  return {name, rows, width, cells: datatype === "BOOL" ? cells.map(Boolean) : isBase64(tensor) ? cells.map(decoded) : cells};
}

/** MLServer says so of bytes that are no text in themselves. */
const isBase64 = ({parameters}: Tensor): boolean => parameters?.["content_type"] === "base64";

const decoded = (cell: Cell): Cell => {
  try {
    return typeof cell === "string" ? new TextDecoder().decode(Uint8Array.from(atob(cell), (c) => c.charCodeAt(0))) : cell;
  } catch {
    return cell;
  }
};
