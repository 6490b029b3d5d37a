import type {Batch} from "../data/column.ts";
import type {ColumnFacts} from "../data/facts.ts";
import type {ColumnSchema} from "../data/schema.ts";

/** Told of the rows that a reader has dealt with, and their share of the whole where it is known. */
export type Progress = (rowsRead: number, share: number | undefined) => void;

/** Rows to columns: a file, a set of files or arrays that can be read again and again. */
export interface Source {
  /** What people call it: a path, a pattern or "arrays". */
  readonly name: string;
  /** A look at the table (at most some 100,000 rows, spread over it). Throws SourceError. */
  facts(): Promise<readonly ColumnFacts[]>;
  /** The names in `facts`, in their order, where they are had for less than a look. */
  names?(): Promise<readonly string[]>;
  /**
   * All rows in order, only the named columns; a column that the table lacks must not be asked for, one may be asked for
   * twice with two kinds. Throws SourceError.
   */
  read(columns: readonly ColumnSchema[], progress?: Progress): AsyncIterable<Batch>;
  /** Things a person should know about the reading so far: ragged lines by number, values replaced, and so on. */
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
