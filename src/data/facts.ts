/** What a look at the table says of one column, enough to infer its kind and role. */
export interface ColumnFacts {
  readonly name: string;
  /** The type as stored, such as "BIGINT", "DECIMAL(10,2)", "text", "Float64Array". */
  readonly stored: string;
  /** What at least 99 % of the filled cells are: text that reads as numbers is "number" or "integer". */
  readonly holds: "number" | "integer" | "boolean" | "datetime" | "text" | "nothing";
  /** Cells looked at, and how many of them were empty or null. */
  readonly rows: number;
  readonly missing: number;
  /** Filled cells that are not what `holds` says; neither are the cells counted by `marks`. */
  readonly mismatched: number;
  /** Texts that stand for missing in a column of numbers, dates or booleans, such as "NA" or "?". */
  readonly marks: readonly string[];
  /** Distinct values among the cells looked at. */
  readonly distinct: number;
  /** Whether each integer exceeds the one before it by the same step, as row numbers do. */
  readonly sequence: boolean;
  /** Mean length in characters for text, else 0. */
  readonly length: number;
  /** Up to 20 distinct values for display and for booleans written as yes/no; never more. */
  readonly samples: readonly string[];
}
