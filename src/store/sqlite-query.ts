import type {FactKind} from "./facts.ts";
import {unlabelled, unpacked} from "./numbered-shapes.ts";
import {tableOf} from "./sqlite-layout.ts";
import type {LabelledQuery, Place, Query, ReadQuery} from "./store.ts";

type Value = string | number;

/** A statement and its values, which never are part of its text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

interface Condition {
  readonly text: string;
  readonly values: readonly Value[];
}

/** The highest revision of a fact's key among those known. */
const highest = (kind: FactKind, asOf: number | undefined): Condition => ({
  text: `(SELECT max(h.revision) FROM ${tableOf(kind)} h WHERE h.model = f.model AND h.key = f.key${asOf === undefined ? "" : " AND h.known <= ?"})`,
  values: asOf === undefined ? [] : [asOf],
});

/** The conditions of a query on a table called f. */
const conditionsOf = (kind: FactKind, {model, from, to, keys, subject, asOf, holding}: Query): Condition[] => {
  const conditions: Condition[] = [];
  const add = (text: string, ...values: readonly Value[]): void => { conditions.push({text, values}); };
  if (model !== undefined) add("f.model = ?", model);
  if (from !== undefined) add("f.time >= ?", from);
  if (to !== undefined) add("f.time < ?", to);
  if (keys) add("f.key IN (SELECT value FROM json_each(?))", JSON.stringify(keys));
  if (subject !== undefined) add("f.subject = ?", subject);
  if (asOf !== undefined) add("f.known <= ?", asOf);
  if (holding !== undefined) {
    const {text, values} = highest(kind, asOf);
    add(`f.revision ${holding ? "=" : "<>"} ${text}`, ...values);
  }
  return conditions;
};

const where = (conditions: readonly Condition[]): Sql => ({
  text: conditions.length > 0 ? ` WHERE ${conditions.map(({text}) => text).join(" AND ")}` : "",
  values: conditions.flatMap(({values}) => values),
});

const placeColumns = "f.model, f.time, f.key, f.revision", bareColumns = `${placeColumns}, f.known, f.subject, f.body`;

/** What is read of a fact: everything, all but its bytes, or where it stands only. */
const chosen = {whole: `${bareColumns}, f.bytes`, bare: `${bareColumns}, NULL`, place: placeColumns} as const;

/** A place says more than the end of time before it; given both, SQLite starts from the lesser one, again for every batch. */
const withoutLesserEnd = ({after, newestFirst = false, from, to, ...query}: ReadQuery): Query => {
  const isStart = after && !newestFirst && from !== undefined && from <= after.time;
  const isEnd = after && newestFirst && to !== undefined && to > after.time;
  return {...query, ...(from !== undefined && !isStart && {from}), ...(to !== undefined && !isEnd && {to})};
};

const behind = (after: Place | undefined, way: "<" | ">" = ">"): Condition[] =>
  after ? [{text: `(f.time, f.key, f.revision) ${way} (?, ?, ?)`, values: [after.time, after.key, after.revision]}] : [];

/** Facts behind a place. */
export const selectSql = (kind: FactKind, query: ReadQuery & {readonly limit: number}, what: keyof typeof chosen = query.bare ? "bare" : "whole"): Sql => {
  const {after, newestFirst = false, limit} = query;
  const conditions = [...conditionsOf(kind, withoutLesserEnd(query)), ...behind(after, newestFirst ? "<" : ">")];
  const {text, values} = where(conditions), way = newestFirst ? " DESC" : "";
  const order = ["time", "key", "revision", "model"].map((name) => `f.${name}${way}`).join(", ");
  return {text: `SELECT ${chosen[what]} FROM ${tableOf(kind)} f${text} ORDER BY ${order} LIMIT ?`, values: [...values, limit]};
};

/** The place of the last event of the next page, if it is full. */
export const pageEndSql = (query: ReadQuery, rows: number): Sql => {
  const {text, values} = selectSql("events", {...query, limit: 1}, "place");
  return {text: `${text} OFFSET ?`, values: [...values, rows - 1]};
};

/**
 * The packed events of a page as one value, and their labels as another: a value for each row would take longer than all that is
 * done with it. Where a row is kept as JSON stands the sign for that.
 */
export const packedSql = (query: LabelledQuery & Pick<ReadQuery, "after">, end: Place | undefined): Sql => {
  const {named = false, ...rest} = query, {asOf, after} = rest, {to: last, ...begun} = withoutLesserEnd(rest);
  // Given two ends SQLite takes the first, and reads on to it for every page.
  const conditions = [...conditionsOf("events", {...begun, ...(last !== undefined && !end && {to: last})}), ...behind(after)];
  if (end) conditions.push({text: "(f.time, f.key, f.revision) <= (?, ?, ?)", values: [end.time, end.key, end.revision]});
  const {text, values} = where(conditions), isKnown = asOf === undefined ? "" : " AND l.known <= ?";
  const label = `(SELECT coalesce(l.bytes, ${sign(unpacked)}) FROM labels l WHERE l.model = f.model AND l.key = f.key${isKnown}
    ORDER BY l.revision DESC LIMIT 1)`;
  const names = named ? ", json_group_array(f.key), json_group_array(CAST(f.time AS INTEGER))" : "";
  return {
    text: `SELECT count(*), ${together(`coalesce(f.bytes, ${sign(unpacked)})`)}, ${together(`coalesce(${label}, ${sign(unlabelled)})`)}${names} FROM events f${text}`,
    values: asOf === undefined ? values : [asOf, ...values],
  };
};

/** A number as packed rows begin with. */
const sign = (number: number): string => `x'${Buffer.from(Uint16Array.of(number).buffer).toString("hex")}'`;

/** Bytes one behind the other, in the order of the table: a cast from bytes to text and back changes none. */
const together = (bytes: string): string => `CAST(group_concat(CAST(${bytes} AS TEXT), '') AS BLOB)`;

/** How many facts there are. */
export const countSql = (kind: FactKind, query: Query): Sql => {
  const {text, values} = where(conditionsOf(kind, query));
  return {text: `SELECT count(*) FROM ${tableOf(kind)} f${text}`, values};
};

/** Removes some of the facts. */
export const removeSql = (kind: FactKind, query: Query, limit: number): Sql => {
  const {text, values} = where(conditionsOf(kind, query)), place = "model, time, key, revision";
  return {
    text: `DELETE FROM ${tableOf(kind)} WHERE (${place}) IN (SELECT ${place} FROM ${tableOf(kind)} f${text} LIMIT ?)`, values: [...values, limit],
  };
};
