import {type Kind, type Role, kinds, roles} from "../data/column.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {corrupt} from "./byte-reader.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The fields of something that should be an object; a name inherited from Object.prototype is no field. */
export const fieldsOf = (value: unknown, what: string): Fields => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw corrupt(`${what} that is no object`);
  return Object.assign(Object.create(null), value) as Fields;
};

/** A text that should be there. */
export const textIn = (value: unknown, what: string): string => {
  if (typeof value !== "string") throw corrupt(`${what} that is no text`);
  return value;
};

/** Texts that should be there. */
export const textsIn = (value: unknown, what: string): readonly string[] => {
  if (!Array.isArray(value)) throw corrupt(`${what} that are no list`);
  return value.map((text: unknown) => textIn(text, what));
};

const rangeIn = (value: unknown): readonly [number | null, number | null] => {
  const isSide = (side: unknown): side is number | null => side === null || typeof side === "number";
  const [low, high]: unknown[] = Array.isArray(value) ? value : [];
  if (!isSide(low) || !isSide(high)) throw corrupt("a range that is no pair of numbers");
  return [low, high];
};

const flagIn = (value: unknown, what: string): boolean => {
  if (typeof value !== "boolean") throw corrupt(`${what} that is neither true nor false`);
  return value;
};

const numberIn = (value: unknown, what: string): number => {
  if (typeof value !== "number") throw corrupt(`${what} that is no number`);
  return value;
};

const chancesIn = (value: unknown): "self" | Readonly<Record<string, number>> => value === "self" ? value
  : Object.fromEntries(Object.entries(fieldsOf(value, "chances of a label")).map(([label, chance]) => [label, numberIn(chance, "a chance of a label")]));

const oneOf = <T extends string>(value: unknown, choices: readonly T[], what: string): T => {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw corrupt(`unknown ${what}: ${JSON.stringify(value)}`);
  return found;
};

const columnFrom = (value: unknown): ColumnSchema => {
  const fields = fieldsOf(value, "a column"), {name, kind, role, unit, range, values, pattern} = fields;
  const {required, unique, missing, hash, positive, labelled, cluster, importance, because} = fields;
  return {
    name: textIn(name, "a name"), kind: oneOf<Kind>(kind, kinds, "kind"), role: oneOf<Role>(role, roles, "role"),
    ...fields["class"] !== undefined && {class: textIn(fields["class"], "a class")},
    ...unit !== undefined && {unit: textIn(unit, "a unit")},
    ...range !== undefined && {range: rangeIn(range)},
    ...values !== undefined && {values: textsIn(values, "values")},
    ...pattern !== undefined && {pattern: textIn(pattern, "a pattern")},
    ...required !== undefined && {required: flagIn(required, "required")},
    ...unique !== undefined && {unique: flagIn(unique, "unique")},
    ...missing !== undefined && {missing: textsIn(missing, "missing marks")},
    ...hash !== undefined && {hash: flagIn(hash, "hash")},
    ...positive !== undefined && {positive: textIn(positive, "a positive class")},
    ...labelled !== undefined && {labelled: chancesIn(labelled)},
    ...cluster !== undefined && {cluster: flagIn(cluster, "cluster")},
    ...importance !== undefined && {importance: numberIn(importance, "an importance")},
    ...because !== undefined && {because: textIn(because, "a reason")},
  };
};

/** A schema as read from JSON. Fields that this program does not know are passed over. */
export const schemaFrom = (value: unknown): Schema => {
  const {version, columns, segments} = fieldsOf(value, "a schema");
  if (version !== 1) throw corrupt(`unknown schema version: ${JSON.stringify(version)}`);
  if (!Array.isArray(columns)) throw corrupt("columns that are no list");
  const read = columns.map(columnFrom), names = new Set(read.map(({name}) => name));
  if (names.size < read.length) throw corrupt("a column named twice");
  if (segments === undefined) return {version: 1, columns: read};
  if (!Array.isArray(segments)) throw corrupt("segments that are no list");
  return {version: 1, columns: read, segments: segments.map((group: unknown) => textsIn(group, "segment columns"))};
};

const columnFields: readonly (keyof ColumnSchema)[] = [
  "name", "kind", "role", "class", "unit", "range", "values", "pattern", "required", "unique", "missing", "hash", "positive",
  "labelled", "cluster", "importance", "because",
];

/** A schema with its fields in the order in which they are written; undefined fields vanish in JSON. */
export const schemaFields = ({version, columns, segments}: Schema): unknown => ({
  version, segments,
  columns: columns.map((column) => Object.fromEntries(columnFields.map((field) => [field, column[field]]))),
});
