import type {Cell, Row} from "../data/event.ts";
import type {RowShape} from "./row-shape.ts";

/** In the byte before a text: null, and that four bytes of length follow. Below is the length itself. */
export const nullText = 255, longText = 254;
/** In the byte of a boolean. */
export const nullTruth = 2;

const utf8 = new TextEncoder();

/**
 * Packs rows one behind the other: numbers as doubles, of which NaN is null; booleans in a byte; then texts as UTF-8 with their
 * lengths. A number that JSON cannot say is null, as it is there.
 */
export class RowPacker {
  #bytes = new Uint8Array(512);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  /** How many bytes were written. */
  get length(): number {
    return this.#at;
  }

  /** All that was written, as a view. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  u16(value: number): void {
    this.#reserve(2);
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
  }

  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** Takes back what was written behind a place. */
  cut(length: number): void {
    this.#at = length;
  }

  /** Packs a row whose keys are `names`, unless it is of another shape; says whether it did. */
  row(row: Row, names: readonly string[], {names: wanted, types, offsets, fixed}: RowShape): boolean {
    if (names.length !== wanted.length) return false;
    const start = this.#at;
    this.#reserve(fixed);
    this.#at += fixed;
    for (let i = 0; i < names.length; i++) {
      const cell = row[names[i]];
      if (names[i] === wanted[i] && this.#cell(cell, types.charCodeAt(i), start + offsets[i])) continue;
      this.#at = start;
      return false;
    }
    return true;
  }

  /** Puts a cell where cells of its type lie, unless it is of another. */
  #cell(cell: Cell, type: number, at: number): boolean {
    if (type === letterN) {
      if (cell !== null && typeof cell !== "number") return false;
      // Zero has one sign in JSON.
      this.#view.setFloat64(at, cell === null || !Number.isFinite(cell) ? NaN : cell + 0, true);
    } else if (type === letterS) {
      if (cell !== null && typeof cell !== "string") return false;
      this.#text(cell);
    } else {
      if (cell !== null && typeof cell !== "boolean") return false;
      this.#bytes[at] = cell === null ? nullTruth : Number(cell);
    }
    return true;
  }

  #text(text: string | null): void {
    const length = text === null ? 0 : text.length;
    this.#reserve(5 + 3 * length);
    if (text === null) this.#bytes[this.#at++] = nullText;
    else if (length >= longText || !this.#ascii(text)) this.#unicode(text);
  }

  /** Short texts of ASCII, of which there are most. */
  #ascii(text: string): boolean {
    const bytes = this.#bytes, from = this.#at + 1;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return false;
      bytes[from + i] = unit;
    }
    bytes[this.#at] = text.length;
    this.#at = from + text.length;
    return true;
  }

  #unicode(text: string): void {
    const {written} = utf8.encodeInto(text, this.#bytes.subarray(this.#at + 5));
    this.#bytes[this.#at] = longText;
    this.#view.setUint32(this.#at + 1, written, true);
    this.#at += 5 + written;
  }

  #reserve(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const grown = new Uint8Array(2 * (this.#at + more));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

const letterN = 110, letterS = 115;
