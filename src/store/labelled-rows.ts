import type {Row} from "../data/event.ts";
import {rowEnd} from "../source/packed-rows.ts";
import {RowPacker} from "../source/row-packer.ts";
import {factOf, type Kept} from "./fact.ts";
import {mostShapes, numberAt, NumberedShapes, retracted, type StoredShape, unlabelled, unpacked} from "./numbered-shapes.ts";
import type {RowShapes} from "./row-shapes.ts";
import type {LabelledRows} from "./store.ts";

/** Packed events one behind the other, and for each its packed label, or the sign that there is none. */
export interface LabelledPage {
  readonly rows: number;
  readonly events: Uint8Array;
  readonly labels: Uint8Array;
  /** Empty unless asked for. */
  readonly ids: readonly string[];
  readonly times: readonly number[];
}

/** Where the rows of some shapes begin. */
interface Group {
  readonly event: StoredShape;
  readonly label: StoredShape | null;
  readonly rows: number[];
  readonly events: number[];
  readonly labels: number[];
}

type ShapeBy = (number: number) => StoredShape;

const isNone = (number: number): boolean => number === unlabelled || number === retracted;

/** The rows of a page by shape; null where one of them is kept with a body. */
export const labelledRows = (page: LabelledPage, shape: ShapeBy): LabelledRows[] | null => {
  const {events, labels} = page, groups = new Map<number, Group>();
  for (let row = 0, at = 0, labelAt = 0; row < page.rows; row++) {
    const number = numberAt(events, at), label = numberAt(labels, labelAt), about = isNone(label) ? unlabelled : label;
    if (number === unpacked || label === unpacked) return null;
    const group = groups.get(65_536 * number + about) ?? {event: shape(number), label: about === label && !isNone(label) ? shape(label) : null, rows: [], events: [], labels: []};
    if (group.rows.length === 0) groups.set(65_536 * number + about, group);
    group.rows.push(row);
    group.events.push(at + 2);
    group.labels.push(labelAt + 2);
    at = rowEnd(group.event.row, events, at + 2);
    labelAt = group.label ? rowEnd(group.label.row, labels, labelAt + 2) : labelAt + 2;
  }
  return [...groups.values()].map((group) => rowsOf(group, page));
};

const rowsOf = ({event, label, rows, events, labels}: Group, page: LabelledPage): LabelledRows => {
  const chosen = <Item>(items: readonly Item[]): readonly Item[] => items.length === 0 || rows.length === page.rows ? items : rows.map((row) => items[row]);
  return {
    version: event.version, rows: rows.length, places: rows, events: {shape: event.row, bytes: page.events, starts: events},
    labels: label && {shape: label.row, bytes: page.labels, starts: labels}, ids: chosen(page.ids), times: chosen(page.times),
  };
};

/** Kept events, each with its label that holds if there is one. */
export interface KeptPairs {
  readonly model: string;
  readonly pairs: readonly (readonly [event: Kept, label: Kept | undefined])[];
  readonly named: boolean;
}

/** The same of rows one by one, however they are kept. */
export const laidPairs = async (shapes: RowShapes, {model, pairs, named}: KeptPairs): Promise<LabelledRows[]> => {
  const events = new RowPacker(), labels = new RowPacker(), own = new NumberedShapes(mostShapes);
  for (const [event, label] of pairs) {
    if (event.bytes) events.copy(event.bytes);
    else packOwn(events, own, factOf("events", event));
    if (label?.bytes) labels.copy(label.bytes);
    else if (label) packOwn(labels, own, {version: null, ...factOf("labels", label)});
    else labels.u16(unlabelled);
  }
  await shapes.load(model);
  const page = {
    rows: pairs.length, events: events.bytes(), labels: labels.bytes(),
    ids: named ? pairs.map(([{key}]) => key) : [], times: named ? pairs.map(([{time}]) => time) : [],
  };
  return labelledRows(page, (number) => number < mostShapes ? shapes.shape(model, number) : own.shapes[number - mostShapes]) ?? [];
};

/** Packs a row that is kept as JSON, under shapes of this page only. */
const packOwn = (packer: RowPacker, own: NumberedShapes, {row, version, retracted: isVoid = false}: {row: Row; version: string | null; retracted?: boolean}): void => {
  if (isVoid) packer.u16(retracted);
  else if (!own.pack(packer, row, version)) {
    own.add(own.shapeFor(row, version));
    own.pack(packer, row, version);
  }
};
