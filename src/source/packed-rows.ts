import type {Cell, Row} from "../data/event.ts";
import {longText, nullText, nullTruth, RowPacker} from "./row-packer.ts";
import {type RowShape, shapeOf} from "./row-shape.ts";

/** Rows of one shape, packed. */
export interface PackedRows {
  readonly shape: RowShape;
  readonly bytes: Uint8Array;
  /** Where the cells of each row begin. */
  readonly starts: ArrayLike<number>;
}

/** Rows whose columns lie in several layers, each with as many rows; of a column that is in several, the last one shows. */
export interface LaidRows {
  readonly rows: number;
  readonly layers: readonly PackedRows[];
  /** Where each row stands among all that came with it. */
  readonly places: ArrayLike<number>;
}

/** Told of a text's bytes [start, end); start is -1 where it is null. */
export type TakeText = (bytes: Uint8Array, start: number, end: number) => void;

/** The length of the text whose prefix lies at a place. */
const textLength = (bytes: Uint8Array, at: number): number => {
  const length = bytes[at];
  if (length < longText) return length;
  return length === nullText ? 0 : bytes[at + 1] + 256 * bytes[at + 2] + 65_536 * bytes[at + 3] + 16_777_216 * bytes[at + 4];
};

/** How far the text's own bytes are behind its prefix's place. */
const prefix = (bytes: Uint8Array, at: number): number => bytes[at] === longText ? 5 : 1;

/** Takes one text and gives the place of the next. */
const takeText = (bytes: Uint8Array, at: number, take: TakeText): number => {
  const start = at + prefix(bytes, at), end = start + textLength(bytes, at);
  if (bytes[at] === nullText) take(bytes, -1, -1);
  else take(bytes, start, end);
  return end;
};

/** Where a row ends that begins at a place. */
export const rowEnd = ({fixed, texts}: RowShape, bytes: Uint8Array, start: number): number => {
  let at = start + fixed;
  for (let i = 0; i < texts; i++) at += prefix(bytes, at) + textLength(bytes, at);
  return at;
};

export const decodeText = (bytes: Uint8Array, start: number, end: number): string => {
  if (end - start > 24) return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
  let text = "";
  for (let i = start; i < end; i++) {
    if (bytes[i] > 127) return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
    text += String.fromCharCode(bytes[i]);
  }
  return text;
};

const truthAt = (bytes: Uint8Array, at: number): boolean | null => bytes[at] === nullTruth ? null : bytes[at] === 1;

/** What takes a column's cells, by what they are. */
export interface TakeCells {
  /** NaN is null. */
  readonly numbers: (numbers: Float64Array) => void;
  readonly truth: (truth: boolean | null) => void;
  readonly text: TakeText;
}

/** Hands out the cells of some rows [from, to), column after column; of a column that `taker` gives nothing for, none. */
export const eachColumn = (
  {shape, bytes, starts}: PackedRows, [from, to]: readonly [number, number], taker: (name: string) => TakeCells | undefined,
): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), numbers = new Float64Array(to - from);
  const texts = Int32Array.from({length: shape.texts > 0 ? to - from : 0}, (_, i) => starts[from + i] + shape.fixed);
  shape.names.forEach((name, k) => {
    const take = taker(name), offset = shape.offsets[k], type = shape.types[k];
    if (type === "s") eachText(bytes, texts, take?.text ?? ignored);
    else if (take && type === "b") for (let row = from; row < to; row++) take.truth(truthAt(bytes, starts[row] + offset));
    else if (take) {
      for (let row = from; row < to; row++) numbers[row - from] = view.getFloat64(starts[row] + offset, true);
      take.numbers(numbers);
    }
  });
};

const ignored: TakeText = () => {};

/** Takes a text of each row, and moves each place on to the row's next one. */
const eachText = (bytes: Uint8Array, places: Int32Array, take: TakeText): void => {
  for (let i = 0; i < places.length; i++) places[i] = takeText(bytes, places[i], take);
};

/** The row that begins at a place; it has no prototype, so that no name in it is special. */
export const rowAt = ({names, types, offsets, fixed}: RowShape, bytes: Uint8Array, start: number): Row => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), row = Object.create(null) as Record<string, Cell>;
  let at = start + fixed;
  for (let k = 0; k < names.length; k++) {
    const type = types[k];
    if (type === "s") at = takeText(bytes, at, (_, from, to) => { row[names[k]] = from < 0 ? null : decodeText(bytes, from, to); });
    else if (type === "b") row[names[k]] = truthAt(bytes, start + offsets[k]);
    else {
      const x = view.getFloat64(start + offsets[k], true);
      row[names[k]] = x === x ? x : null;
    }
  }
  return row;
};

/** Rows that came together, in their order, each as all layers together show it. */
export const rowsOf = (together: readonly LaidRows[]): Row[] => {
  const rows: Row[] = [];
  for (const {layers, places} of together) {
    for (let i = 0; i < places.length; i++) {
      const cells = layers.map(({shape, bytes, starts}) => rowAt(shape, bytes, starts[i]));
      rows[places[i]] = cells.reduce((below, above) => Object.assign(below, above));
    }
  }
  return rows.filter((row) => row !== undefined);
};

interface Group {
  readonly shape: RowShape;
  readonly packer: RowPacker;
  readonly starts: number[];
  readonly places: number[];
}

/** Packs rows, those of one shape together. */
export const packedRows = (rows: readonly Row[]): LaidRows[] => {
  const groups: Group[] = [];
  rows.forEach((row, place) => {
    const names = Object.keys(row);
    const goesInto = ({shape, packer, starts, places}: Group): boolean => {
      const start = packer.length, fits = packer.row(row, names, shape);
      if (fits) {
        starts.push(start);
        places.push(place);
      }
      return fits;
    };
    if (groups.some(goesInto)) return;
    groups.push({shape: shapeOf(row), packer: new RowPacker(), starts: [], places: []});
    goesInto(groups[groups.length - 1]);
  });
  return groups.map(({shape, packer, starts, places}) => ({rows: starts.length, places, layers: [{shape, bytes: packer.bytes(), starts}]}));
};
