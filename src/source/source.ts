import type {Batch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";

/** What a look at the table says of one column, enough to infer its kind and role. */
export interface ColumnFacts {
  readonly name: string;
  /** The type as stored, such as "BIGINT", "DECIMAL(10,2)", "VARCHAR", "Float64Array". */
  readonly stored: string;
  /** What the values are as far as the look went: text that all reads as numbers is "number" or "integer". */
  readonly holds: "number" | "integer" | "boolean" | "datetime" | "text" | "nothing";
  /** Cells looked at, and how many of them were empty or null. */
  readonly rows: number;
  readonly missing: number;
  /** Distinct values among the cells looked at. */
  readonly distinct: number;
  /** Mean length in characters for text, else 0. */
  readonly length: number;
  /** Up to 20 distinct values for display and for booleans written as yes/no; never more. */
  readonly samples: readonly string[];
}

/** Rows to columns: a file, a set of files or arrays that can be read again and again. */
export interface Source {
  /** What people call it: a path, a pattern or "arrays". */
  readonly name: string;
  /** A look at the table (at most some 100,000 rows, spread over it). */
  facts(): Promise<readonly ColumnFacts[]>;
  /** All rows in order, only the named columns; a column that the table lacks must not be asked for. Throws SourceError. */
  read(columns: readonly ColumnSchema[], progress?: (rowsRead: number, share: number | undefined) => void): AsyncIterable<Batch>;
  /** Things a person should know about the reading: ragged lines by number, values replaced, and so on. */
  warnings(): readonly string[];
}

/** The world failed: the file is missing, unreadable or not what its name says. */
export class SourceError extends Error {
  readonly code: "not-found" | "not-a-file" | "unreadable" | "corrupt" | "unsupported" | "duplicate-column" | "empty";
  constructor(code: SourceError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SourceError";
    this.code = code;
  }
}
