import type {ColumnBatch, LabelBatch, NumberBatch, TextBatch} from "../data/column.ts";
import {Dictionary, mismatchedCode, nullCode} from "./dictionary.ts";

/** Rows of a batch: large enough that what is done once a batch costs nothing, small enough for the processor's cache. */
export const batchRows = 65_536;

/** A column of numbers or instants under construction. */
export class NumberBuilder {
  readonly capacity: number;
  values: Float64Array;
  valid: Uint8Array;
  rows = 0;
  gaps = 0;
  mismatched = 0;
  /** Memory of released batches. */
  readonly #spare: Float64Array[] = [];

  constructor(capacity = batchRows) {
    this.capacity = capacity;
    this.values = new Float64Array(capacity);
    this.valid = new Uint8Array(capacity).fill(1);
  }

  /** Adds one cell as a Reading gave it. */
  add(x: number | null | undefined): void {
    if (typeof x === "number") this.values[this.rows] = x;
    else {
      this.valid[this.rows] = 0;
      this.gaps++;
      if (x === undefined) this.mismatched++;
    }
    this.rows++;
  }

  /** Voids filled cells that equal one of the schema's marks for missing, from a row on. */
  void(marks: readonly number[], from: number): void {
    const {values, valid, rows} = this;
    for (const mark of marks) {
      for (let i = from; i < rows; i++) {
        if (valid[i] === 0 || !(values[i] === mark || (values[i] !== values[i] && mark !== mark))) continue;
        valid[i] = 0;
        this.gaps++;
      }
    }
  }

  /** Takes back the memory of a batch that nobody needs any more. */
  reuse({values}: NumberBatch): void {
    this.#spare.push(new Float64Array(values.buffer));
  }

  take(): NumberBatch {
    const {values, valid, rows, gaps, mismatched, capacity} = this;
    const column = {type: "numbers", values: values.subarray(0, rows), mismatched} as const;
    this.values = this.#spare.pop() ?? new Float64Array(capacity);
    if (gaps > 0) this.valid = new Uint8Array(capacity).fill(1);
    this.rows = this.gaps = this.mismatched = 0;
    return gaps > 0 ? {...column, valid: valid.subarray(0, rows)} : column;
  }
}

/** A column of labels under construction. */
export class LabelBuilder {
  readonly capacity: number;
  readonly dictionary = new Dictionary();
  codes: Int32Array;
  rows = 0;
  /** Memory of released batches. */
  readonly #spare: Int32Array[] = [];

  constructor(capacity = batchRows) {
    this.capacity = capacity;
    this.codes = new Int32Array(capacity);
  }

  /** Adds one cell as a Reading gave it. */
  add(label: string | null | undefined): void {
    this.codes[this.rows++] = this.dictionary.code(label);
  }

  /** Takes back the memory of a batch that nobody needs any more. */
  reuse({codes}: LabelBatch): void {
    this.#spare.push(new Int32Array(codes.buffer));
  }

  take(): LabelBatch {
    const codes = this.codes.subarray(0, this.rows);
    let mismatched = 0;
    for (let i = 0; i < codes.length; i++) {
      if (codes[i] !== mismatchedCode) continue;
      codes[i] = nullCode;
      mismatched++;
    }
    const labels = this.dictionary.labels();
    this.dictionary.renew();
    this.codes = this.#spare.pop() ?? new Int32Array(this.capacity);
    this.rows = 0;
    return {type: "labels", codes, labels, mismatched};
  }
}

/** A column of texts under construction. */
export class TextBuilder {
  values: (string | null)[] = [];
  /** Cells that were no text at all, such as a list; they are null. */
  unreadable = 0;

  get rows(): number {
    return this.values.length;
  }

  /** Adds one cell as a Reading gave it. */
  add(text: string | null | undefined): void {
    if (text === undefined) this.unreadable++;
    this.values.push(text ?? null);
  }

  take(): TextBatch {
    const values = this.values;
    this.values = [];
    return {type: "text", values};
  }
}

/** A column under construction. */
export type Builder = NumberBuilder | LabelBuilder | TextBuilder;

/** All columns as batches; the builders start anew. */
export const takeAll = (builders: readonly Builder[]): ColumnBatch[] => builders.map((builder) => builder.take());

/** Gives the memory of a column's batch back to its builder; that of texts is not worth it. */
export const giveBack = (builder: Builder, batch: ColumnBatch): void => {
  if (builder instanceof NumberBuilder && batch.type === "numbers") builder.reuse(batch);
  if (builder instanceof LabelBuilder && batch.type === "labels") builder.reuse(batch);
};
