import type {Kind, Role} from "./column.ts";

/** What is known and demanded of one column. */
export interface ColumnSchema {
  readonly name: string;
  readonly kind: Kind;
  readonly role: Role;
  /** For role score: the class whose probability this column holds. */
  readonly class?: string;
  /** The unit shown beside values, such as "degrees". */
  readonly unit?: string;
  /** Smallest and largest allowed value, inclusive; null leaves a side open. */
  readonly range?: readonly [number | null, number | null];
  /** The only allowed labels. */
  readonly values?: readonly string[];
  /** A regular expression that labels and texts match. */
  readonly pattern?: string;
  /** Whether missing cells are a fault of the data rather than part of life. */
  readonly required?: boolean;
  /** Whether every value may occur once only. */
  readonly unique?: boolean;
  /** Cells read as missing besides empty ones, such as "?" or "NA". */
  readonly missing?: readonly string[];
  /** Keep keyed hashes of the labels instead of the labels. */
  readonly hash?: boolean;
  /** For the target: the class that the model is there to find; chosen by name unless told. */
  readonly positive?: string;
  /**
   * For a segment or the prediction: with which chance a row of each label gets its target, where that is known (who is followed up,
   * what is audited); "self" where the labels are these chances.
   */
  readonly labelled?: "self" | Readonly<Record<string, number>>;
  /** For an id: rows that share it belong together (a patient's, a device's) and are resampled together. */
  readonly cluster?: boolean;
  /** How much the column weighs in the verdict on the whole table; 1 unless told. */
  readonly importance?: number;
  /** Why the kind and role were chosen, in words for the person who reads the configuration. */
  readonly because?: string;
}

/** The columns of a table and what they are; `version` changes when the meaning of the file does. */
export interface Schema {
  readonly version: 1;
  readonly columns: readonly ColumnSchema[];
  /** Columns whose labels together part the rows, besides each column of role segment by itself: `[["site", "sex"]]`. */
  readonly segments?: readonly (readonly string[])[];
}

/** Smallest and largest value that a column may hold: what is declared, and of a score, which is a probability, 0 to 1. */
export const allowedRange = ({range, role}: ColumnSchema): ColumnSchema["range"] => range ?? (role === "score" ? [0, 1] : undefined);
