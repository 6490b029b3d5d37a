import type {ColumnSchema} from "../data/schema.ts";
import {missingMarks} from "./cell.ts";
import {identifier, literal} from "./duckdb.ts";
import {instantText} from "./instant.ts";

/** A column of a DuckDB table: its name there, which may differ from what people call it, and its type. */
export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

const smallIntegers = /^(?:U?TINYINT|U?SMALLINT|U?INTEGER)$/, otherNumbers = /^(?:FLOAT|DOUBLE|BOOLEAN|DECIMAL\(.*)$/;

/** Integers that a double may not hold. */
export const isWide = (type: string): boolean => /^(?:BIGINT|UBIGINT|HUGEINT|UHUGEINT)$/.test(type);

/** Types that are numbers, truths counted as 0 and 1. */
export const isNumber = (type: string): boolean => smallIntegers.test(type) || isWide(type) || otherNumbers.test(type);

/** Types that are dates, or times of a date. */
export const isInstant = (type: string): boolean => /^(?:DATE|TIMESTAMP.*)$/.test(type);

/** Types whose values are rows or lists of values. */
export const isNested = (type: string): boolean => /^(?:STRUCT|MAP|UNION|VARIANT|GEOMETRY)\b|\]$/.test(type);

const isText = (type: string): boolean => type === "VARCHAR" || type === "JSON" || type.startsWith("ENUM");

const blanks = "chr(32) || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)";

/** Milliseconds since 1970, null when there is none; infinity is none. */
const milliseconds = (value: string, type: string): string =>
  `epoch_us(${type === "TIMESTAMP WITH TIME ZONE" ? value : `TRY_CAST(${value} AS TIMESTAMP)`}) / 1000.0`;

const valueSql = (kind: ColumnSchema["kind"], {cell, text, type}: {cell: string; text: string; type: string}): string => {
  const number = `CAST(${cell} AS DOUBLE)`;
  if (kind === "numeric" && isNumber(type)) return number;
  if (kind === "datetime" && isInstant(type)) return milliseconds(cell, type);
  if (kind === "datetime" && isNumber(type) && type !== "BOOLEAN") return `CASE WHEN isfinite(${number}) THEN ${number} END`;
  if (!isText(type)) return "CAST(NULL AS DOUBLE)";
  if (kind === "datetime") return milliseconds(text, "VARCHAR");
  // DuckDB reads 1_000 as a thousand; nothing else here does.
  return `CASE WHEN NOT contains(${text}, '_') THEN TRY_CAST(${text} AS DOUBLE) END`;
};

/** SQL for a number or an instant, and for whether a cell holds something that is neither it nor missing: null when none can. */
export interface NumberSql {
  readonly value: string;
  readonly bad: string | null;
}

/** How to select a number or an instant. */
export const numberSql = (schema: ColumnSchema, {name, type}: StoredColumn): NumberSql => {
  const cell = identifier(name), text = `trim(CAST(${cell} AS VARCHAR), ${blanks})`;
  const value = valueSql(schema.kind, {cell, text, type});
  if (schema.kind === "numeric" && isNumber(type)) return {value, bad: null};
  const missing = ["", ...missingMarks(schema).texts].map(literal).join(", ");
  return {value, bad: `${cell} IS NOT NULL AND ${text} NOT IN (${missing}) AND (${value}) IS NULL`};
};

type Arrived = string | number | null;

/** How the value of a text or label column arrives, and the text that it stands for. */
export interface TextSql {
  readonly value: string;
  readonly as: "integer" | "double" | "text";
  readonly text: (value: Arrived) => string | null;
}

const asIs = (value: Arrived): string | null => value === null ? null : String(value);
const unlessNan = (value: Arrived): string | null => value === null || Number.isNaN(Number(value)) ? null : String(Number(value));
const instant = (value: Arrived): string | null => value === null ? null : instantText(Number(value));
const withoutZeros = (value: Arrived): string | null =>
  value === null ? null : String(value).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** SQL for a value that is to become text: whole numbers without a point, others in the fewest digits that read back the same. */
export const textSql = ({name, type}: StoredColumn): TextSql => {
  const cell = identifier(name), text = `CAST(${cell} AS VARCHAR)`;
  if (smallIntegers.test(type) || type === "BIGINT") return {value: `CAST(${cell} AS BIGINT)`, as: "integer", text: asIs};
  if (type === "DOUBLE") return {value: cell, as: "double", text: unlessNan};
  if (type === "FLOAT") return {value: text, as: "text", text: unlessNan};
  if (type.startsWith("DECIMAL")) return {value: text, as: "text", text: withoutZeros};
  if (isInstant(type)) return {value: milliseconds(cell, type), as: "double", text: instant};
  return {value: type === "VARCHAR" ? cell : text, as: "text", text: asIs};
};
