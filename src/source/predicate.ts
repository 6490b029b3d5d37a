import type {ColumnBatch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {asText, isGap, isMisfit} from "./misfit.ts";

/** What is wrong with a row, as data. Patterns are JavaScript regular expressions and match anywhere unless anchored. */
export type Predicate =
  | {readonly column: string; readonly is: "missing" | "mismatched" | "infinite" | "duplicate-id"}
  | {readonly column: string; readonly is: "below" | "above"; readonly limit: number}
  | {readonly column: string; readonly is: "outside-set" | "new-category"; readonly values: readonly string[]}
  | {readonly column: string; readonly is: "not-matching"; readonly pattern: string}
  | {readonly is: "duplicate-row"};

/** A predicate ready to be asked of batches. */
export interface Check {
  /** The columns it reads, in the order in which `failing` is given them. */
  readonly needs: readonly ColumnSchema[];
  /** Calls `mark` with each row of the batch that fails. */
  failing(columns: readonly ColumnBatch[], rows: number, mark: (row: number) => void): void;
}

/** Cells without a value: those that were missing, or those that held something else, told apart by their text. */
const gaps = (schema: ColumnSchema, mismatched: boolean): Check => {
  const isOne = isMisfit(schema);
  return {
    needs: [schema, asText(schema)],
    failing([column, texts], rows, mark) {
      if (texts.type !== "text") return;
      for (let row = 0; row < rows; row++) {
        if (isGap(column, row) && isOne(texts.values[row]) === mismatched) mark(row);
      }
    },
  };
};

const numbers = (schema: ColumnSchema, fails: (x: number) => boolean): Check => ({
  needs: [schema],
  failing([column], rows, mark) {
    if (column.type !== "numbers") return;
    for (let row = 0; row < rows; row++) if (!isGap(column, row) && fails(column.values[row])) mark(row);
  },
});

const labels = (schema: ColumnSchema, fails: (label: string) => boolean): Check => {
  let of: readonly string[] = [], bad = new Uint8Array(0);
  return {
    needs: [schema],
    failing([column], rows, mark) {
      if (column.type === "labels") {
        if (column.labels !== of) bad = Uint8Array.from(of = column.labels, (label) => fails(label) ? 1 : 0);
        for (let row = 0; row < rows; row++) if (column.codes[row] >= 0 && bad[column.codes[row]] === 1) mark(row);
      } else if (column.type === "text") {
        for (let row = 0; row < rows; row++) {
          const text = column.values[row];
          if (text !== null && fails(text)) mark(row);
        }
      } else for (let row = 0; row < rows; row++) if (!isGap(column, row) && fails(String(column.values[row]))) mark(row);
    },
  };
};

/** A 53-bit hash of a text (cyrb53). */
const hash = (text: string): number => {
  let a = 0xdeadbeef, b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2_654_435_761);
    b = Math.imul(b ^ c, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
};

/** Rows whose texts occurred before: all but the first of each. One set holds at most 2^24 values, hence several. */
const repeats = (schemas: readonly ColumnSchema[], nullsToo: boolean): Check => {
  const seen = Array.from({length: 256}, () => new Set<number>());
  return {
    needs: schemas.map(asText),
    failing(columns, rows, mark) {
      for (let row = 0; row < rows; row++) {
        const cells = columns.map((column) => column.type === "text" ? column.values[row] : null);
        if (!nullsToo && cells[0] === null) continue;
        const key = hash(JSON.stringify(cells)), set = seen[key % seen.length];
        if (set.has(key)) mark(row);
        else set.add(key);
      }
    },
  };
};

const find = (columns: readonly ColumnSchema[], name: string): ColumnSchema => {
  const found = columns.find((schema) => schema.name === name);
  if (found) return found;
  throw new RangeError(`unknown column: ${JSON.stringify(name)}; one of: ${columns.map((schema) => schema.name).join(", ")}`);
};

/** Makes a predicate askable of a table with these columns; duplicate rows are told by all columns that are no ids. */
export const checkFor = (predicate: Predicate, columns: readonly ColumnSchema[]): Check => {
  if (predicate.is === "duplicate-row") return repeats(columns.filter(({role}) => role !== "id"), true);
  const schema = find(columns, predicate.column);
  switch (predicate.is) {
    case "missing": return gaps(schema, false);
    case "mismatched": return gaps(schema, true);
    case "duplicate-id": return repeats([schema], false);
    case "infinite": return numbers(schema, (x) => x === Infinity || x === -Infinity);
    case "below": return numbers(schema, (x) => x < predicate.limit);
    case "above": return numbers(schema, (x) => x > predicate.limit);
    case "outside-set":
    case "new-category": {
      const allowed = new Set(predicate.values);
      return labels(schema, (label) => !allowed.has(label));
    }
    case "not-matching": {
      const pattern = new RegExp(predicate.pattern, "u");
      return labels(schema, (label) => !pattern.test(label));
    }
  }
};
