import type {ColumnSchema} from "../data/schema.ts";
import {instant, instantText} from "./instant.ts";
import {numberText} from "./number-text.ts";
import {truth} from "./truth.ts";

/** What a cell is under a schema: a value, null for missing, undefined for something that does not fit the kind. */
export type Reading<Value> = (cell: unknown) => Value | null | undefined;

const blank = /^[ \t\n\v\f\r]*$/;

/** Marks for missing, as text and, where they read as numbers, as numbers. */
export interface MissingMarks {
  readonly texts: ReadonlySet<string>;
  readonly numbers: readonly number[];
}

/** The schema's own marks for missing. */
export const missingMarks = (schema: ColumnSchema): MissingMarks => {
  const texts = schema.missing ?? [];
  return {texts: new Set(texts.map((mark) => mark.trim())), numbers: texts.map(numberText).filter((x) => x !== undefined)};
};

/** Numbers: booleans count as 0 and 1, blank text is missing; NaN and ±Infinity are values. */
export const numberReading = (schema: ColumnSchema): Reading<number> => {
  const {texts, numbers} = missingMarks(schema);
  const unlessMark = (x: number): number | null => numbers.some((mark) => mark === x || (x !== x && mark !== mark)) ? null : x;
  return (cell) => {
    if (cell === null || cell === undefined) return null;
    if (typeof cell === "number") return unlessMark(cell);
    if (typeof cell === "bigint") return unlessMark(Number(cell));
    if (typeof cell === "boolean") return cell ? 1 : 0;
    if (typeof cell !== "string") return undefined;
    if (blank.test(cell) || texts.has(cell.trim())) return null;
    const x = numberText(cell);
    return x === undefined ? undefined : unlessMark(x);
  };
};

/** Instants in milliseconds since 1970 in UTC: dates, ISO 8601 text, and numbers that already are such milliseconds. */
export const instantReading = (schema: ColumnSchema): Reading<number> => {
  const {texts, numbers} = missingMarks(schema);
  return (cell) => {
    if (cell === null || cell === undefined) return null;
    if (typeof cell === "string") return blank.test(cell) || texts.has(cell.trim()) ? null : instant(cell);
    if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.getTime();
    if (typeof cell !== "number" && typeof cell !== "bigint") return undefined;
    const x = Number(cell);
    return numbers.includes(x) ? null : Number.isFinite(x) ? x : undefined;
  };
};

/**
 * A cell as text: whole numbers without a decimal point, other numbers in the fewest digits that read back the same,
 * dates in ISO 8601. NaN is null: no label is meant by it. Objects and arrays do not fit.
 */
export const cellText: Reading<string> = (cell) => {
  if (typeof cell === "string") return cell;
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return Number.isNaN(cell) ? null : String(cell);
  if (typeof cell === "bigint" || typeof cell === "boolean") return String(cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : instantText(cell.getTime());
  return undefined;
};

/** Labels of a categorical column as they are written, or "true" and "false" of a boolean one; see `truth` for its words. */
export const labelReading = (schema: ColumnSchema): Reading<string> => {
  const {texts} = missingMarks(schema);
  const isMark = (text: string): boolean => texts.size > 0 && texts.has(text.trim());
  if (schema.kind !== "boolean") {
    return (cell) => {
      const text = cellText(cell);
      return typeof text === "string" && isMark(text) ? null : text;
    };
  }
  return (cell) => {
    const text = cellText(cell);
    if (text === null || text === undefined) return text;
    return isMark(text) || blank.test(text) ? null : truth(text);
  };
};
