/** What the values of a column are; it decides which sketches and measures apply. */
export type Kind = "numeric" | "categorical" | "boolean" | "datetime" | "text";

/** What a column is to the model. */
export type Role = "feature" | "target" | "prediction" | "score" | "id" | "timestamp" | "segment" | "business";

export const kinds: readonly Kind[] = ["numeric", "categorical", "boolean", "datetime", "text"];
export const roles: readonly Role[] = ["feature", "target", "prediction", "score", "id", "timestamp", "segment", "business"];

/** A stretch of numbers; datetimes are milliseconds since 1970 in UTC. */
export interface NumberBatch {
  readonly type: "numbers";
  /** NaN and ±Infinity may occur where `valid` says the cell is filled; a cell that is not valid holds any number. */
  readonly values: Float64Array;
  /** 1 where the cell holds a value, 0 where it is null or mismatched; absent when every cell is filled. */
  readonly valid?: Uint8Array;
  /** How many of the cells that are not valid held something that is no number (or no date) at all. */
  readonly mismatched: number;
}

/** A stretch of labels as codes into a dictionary; booleans are the labels "false" and "true". */
export interface LabelBatch {
  readonly type: "labels";
  /** Index into `labels`; -1 is null. */
  readonly codes: Int32Array;
  /** Each label once; the same array object in successive batches means the same dictionary. */
  readonly labels: readonly string[];
  /** How many of the null cells held something that does not fit the kind (a boolean column holding "maybe"). */
  readonly mismatched: number;
}

/** A stretch of free text or identifiers; values are hashed and measured, never kept. */
export interface TextBatch {
  readonly type: "text";
  readonly values: readonly (string | null)[];
}

export type ColumnBatch = NumberBatch | LabelBatch | TextBatch;

/** Some rows of a table, one entry of `columns` for each column that was asked for, in that order. */
export interface Batch {
  readonly rows: number;
  readonly columns: readonly ColumnBatch[];
  /** To be called by who needs the batch no more, if at all: its source may then write other rows into the same memory. */
  readonly release?: () => void;
}
