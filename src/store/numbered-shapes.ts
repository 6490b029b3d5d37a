import type {Row} from "../data/event.ts";
import type {RowPacker} from "../source/row-packer.ts";
import {type RowShape, shapeOf} from "../source/row-shape.ts";

/** What packed rows begin with where no shape is meant: a label that was taken back, a row that is kept with a body, no label at all. */
export const retracted = 0xfffe, unpacked = 0xfffd, unlabelled = 0xffff;

// A model that sends ever other columns gets no more than these; rows past them are kept as JSON.
export const mostShapes = 4096;

/** The number that a packed row begins with. */
export const numberAt = (bytes: Uint8Array, at: number): number => bytes[at] + 256 * bytes[at + 1];

/** What packed rows of a model have in common. */
export interface StoredShape {
  /** Version of the model, of events. */
  readonly version: string | null;
  readonly row: RowShape;
}

/** Shapes by their numbers, which count up from the first one. */
export class NumberedShapes {
  private readonly first: number;
  readonly shapes: StoredShape[] = [];
  private readonly byNames = new Map<string, number[]>();
  /** The number that the last row had: mostly the next one has it as well. */
  private last = 0;

  constructor(first = 0) {
    this.first = first;
  }

  add(shape: StoredShape): void {
    const key = JSON.stringify([shape.version, ...shape.row.names]), same = this.byNames.get(key);
    if (same) same.push(this.shapes.length);
    else this.byNames.set(key, [this.shapes.length]);
    this.shapes.push(shape);
  }

  /** Packs a row behind its shape's number; says whether it has one. */
  pack(packer: RowPacker, row: Row, version: string | null): boolean {
    const names = Object.keys(row);
    if (this.packAs(this.last, packer, {row, names, version})) return true;
    for (const number of this.byNames.get(JSON.stringify([version, ...names])) ?? []) {
      if (this.packAs(number, packer, {row, names, version})) return true;
    }
    return false;
  }

  private packAs(number: number, packer: RowPacker, {row, names, version}: {row: Row; names: string[]; version: string | null}): boolean {
    const shape = this.shapes[number], start = packer.length;
    if (shape?.version !== version) return false;
    packer.u16(this.first + number);
    if (packer.row(row, names, shape.row)) {
      this.last = number;
      return true;
    }
    packer.cut(start);
    return false;
  }

  /** A shape for a row; what a column with null in it holds is guessed from rows of the same names. */
  shapeFor(row: Row, version: string | null): StoredShape {
    const [like] = this.byNames.get(JSON.stringify([version, ...Object.keys(row)])) ?? [];
    return {version, row: shapeOf(row, like === undefined ? undefined : this.shapes[like].row)};
  }
}
