import {type ByteReader, byteReader, corrupt} from "./byte-reader.ts";
import {type ByteWriter, byteWriter} from "./byte-writer.ts";
import {crc32} from "./crc32.ts";
import {FormatError} from "./format-error.ts";
import type {ColumnPlan} from "./column-plan.ts";
import type {Plan} from "./plan.ts";
import {derivedOf, type Outcome} from "./outcome/outcome.ts";
import {readOutcome, readPeriods, writeOutcome, writePeriods} from "./outcome/outcome-codec.ts";
import {readKey, writeKey} from "./outcome/segment-codec.ts";
import {countsOutcomes, readPlan, writePlan} from "./plan-codec.ts";
import type {ColumnProfile} from "./column-profile.ts";
import type {Profile, Segment} from "./profile.ts";
import * as states from "./state-codec.ts";

// The layout is drawn in docs/format.md.
const magic = [0x50, 0x4c, 0x55, 0x4d, 0x42], newest = 3, headLength = 16, tailLength = 4;
const planSection = 1, tableSection = 2, columnSection = 3, pairsSection = 4, outcomeSection = 5, periodsSection = 6;
const segmentSection = 7;

const writeTable = (to: ByteWriter, {plan, rows, columns, absent, added, distinctRows}: Profile): void => {
  to.varint(rows);
  to.varint(columns.length);
  to.varint(absent.length);
  for (const name of absent) to.varint(plan.columns.findIndex(({schema}) => schema.name === name));
  to.varint(added.length);
  for (const name of added) to.text(name);
  states.writeDistinct(to, distinctRows);
};

const hasGroups = ({columns, outcome, segments}: Profile): boolean => columns.some(({groups}) => groups) || derivedOf(outcome)?.groups !== undefined || segments.some(({profile}) => hasGroups(profile));

/** The format of a profile: one that holds nothing new is written as it was before. */
const versionOf = (profile: Profile): number => hasGroups(profile) ? 3 : countsOutcomes(profile.plan) ? 2 : 1;

const writeColumn = (to: ByteWriter, plan: Plan, column: ColumnProfile): void => {
  to.varint(plan.columns.findIndex(({schema}) => schema.name === column.name));
  states.writePresence(to, column.presence);
  states.writeRules(to, column.rules);
  if (column.type === "numeric") {
    states.writeMoments(to, column.moments);
    states.writeCells(to, column.cells);
  } else if (column.type === "categorical") states.writeCategories(to, column.categories);
  else {
    states.writeLengths(to, column.lengths);
    states.writeDistinct(to, column.distinct);
    states.writeHours(to, column.hours);
  }
  if (column.groups) states.writeGroups(to, column.groups);
};

/** What stands after the plan; segments are written like tables of their own. */
const writeBody = (to: ByteWriter, profile: Profile): void => {
  const {plan, columns, pairs, outcome, periods, segments} = profile;
  to.section(tableSection, () => { writeTable(to, profile); });
  for (const column of columns) to.section(columnSection, () => { writeColumn(to, plan, column); });
  to.section(pairsSection, () => { states.writePairs(to, pairs); });
  if (!countsOutcomes(plan)) return;
  to.section(outcomeSection, () => {
    const derived = derivedOf(outcome);
    writeOutcome(to, outcome);
    if (derived?.groups) states.writeGroups(to, derived.groups);
  });
  to.section(periodsSection, () => { writePeriods(to, periods); });
  to.varint(segments.length);
  for (const {key, profile: part} of segments) to.section(segmentSection, () => {
    writeKey(to, plan, key);
    writeBody(to, part);
  });
};

/** The bytes of a profile with its plan inside: equal profiles yield equal bytes. */
export const encode = (profile: Profile): Uint8Array => {
  const to = byteWriter();
  for (const byte of [...magic, versionOf(profile)]) to.u8(byte);
  while (to.bytes().length < headLength) to.u8(0);
  to.section(planSection, () => { writePlan(to, profile.plan); });
  writeBody(to, profile);
  const content = to.bytes(), bytes = new Uint8Array(content.length + tailLength), view = new DataView(bytes.buffer);
  bytes.set(content);
  view.setUint32(8, bytes.length % 2 ** 32, true);
  view.setUint32(12, Math.floor(bytes.length / 2 ** 32), true);
  view.setUint32(content.length, crc32(bytes.subarray(0, content.length)), true);
  return bytes;
};

/** The content between head and checksum, once both are found in order. */
const opened = (bytes: Uint8Array): ByteReader => {
  const start = bytes.subarray(0, magic.length);
  const isOther = start.some((byte, i) => byte !== magic[i]);
  if (isOther) throw new FormatError("not-a-profile", "not a profile: it does not start with PLUMB");
  if (bytes.length < headLength + tailLength) throw new FormatError("truncated", `truncated profile: ${bytes.length} bytes`);
  const found = bytes[magic.length], view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (found > newest) {
    throw new FormatError("newer-version", `newer profile format: version ${found}; this program reads up to ${newest}`);
  }
  if (found < 1) throw corrupt(`format version ${found}`);
  const length = view.getUint32(8, true) + 2 ** 32 * view.getUint32(12, true);
  if (bytes.length < length) throw new FormatError("truncated", `truncated profile: ${bytes.length} of ${length} bytes`);
  if (bytes.length > length) throw corrupt(`${bytes.length} bytes instead of ${length}`);
  const end = length - tailLength, sum = view.getUint32(end, true);
  if (sum !== crc32(bytes.subarray(0, end))) throw new FormatError("checksum", "damaged profile: the checksum does not match");
  return byteReader(bytes.subarray(headLength, end));
};

const readTable = (from: ByteReader, plan: Plan) => {
  const rows = from.varint(), columns = from.varint();
  const absent = Array.from({length: from.count(1)}, () => {
    const at = from.varint();
    if (at >= plan.columns.length) throw corrupt("an absent column that the plan does not know");
    return plan.columns[at].schema.name;
  });
  const added = Array.from({length: from.count(1)}, () => from.text()), distinctRows = states.readDistinct(from, plan.sizes);
  from.end();
  return {rows, columns, absent, added, distinctRows};
};

const readColumn = (from: ByteReader, plan: ColumnPlan, sizes: Plan["sizes"]): ColumnProfile => {
  const column = readStates(from, plan, sizes);
  return from.rest().length > 0 ? {...column, groups: states.readGroups(from, column.presence)} : column;
};

const readStates = (from: ByteReader, plan: ColumnPlan, sizes: Plan["sizes"]): ColumnProfile => {
  const shared = {name: plan.schema.name, presence: states.readPresence(from), rules: states.readRules(from)};
  if (plan.type === "numeric") {
    return {...shared, type: "numeric", moments: states.readMoments(from), cells: states.readCells(from, plan, sizes)};
  }
  if (plan.type === "categorical") return {...shared, type: "categorical", categories: states.readCategories(from, plan, sizes)};
  const text = {...shared, type: "text" as const, lengths: states.readLengths(from), distinct: states.readDistinct(from, sizes)};
  const hours = states.readHours(from);
  return hours ? {...text, hours} : text;
};

const readColumns = (from: ByteReader, plan: Plan, count: number): ColumnProfile[] => {
  const columns: ColumnProfile[] = [];
  for (let i = 0, before = -1; i < count; i++) {
    const part = from.section(columnSection), at = part.varint();
    if (at <= before || at >= plan.columns.length) throw corrupt("columns not in the plan's order");
    before = at;
    columns.push(readColumn(part, plan.columns[at], plan.sizes));
    part.end();
  }
  return columns;
};

const readSegments = (from: ByteReader, plan: Plan): Segment[] => Array.from({length: from.count(5)}, () => {
  const part = from.section(segmentSection), key = readKey(part, plan), profile = readBody(part, plan, true);
  part.end();
  return {key, profile};
});

/** All of a section, read by `read`. */
const whole = <T>(from: ByteReader, kind: number, read: (part: ByteReader) => T): T => {
  const part = from.section(kind), value = read(part);
  part.end();
  return value;
};

/** The outcome with the groups of its margins or errors, where these follow. */
const withGroups = (from: ByteReader, outcome: Outcome | null): Outcome | null => {
  const derived = from.rest().length > 0 ? derivedOf(outcome) : null;
  if (!outcome || !derived) return outcome;
  const grouped = {...derived, groups: states.readGroups(from, derived.presence)};
  return outcome.type === "regression" ? {...outcome, error: grouped} : {...outcome, margin: grouped};
};

/** Reads what writeBody wrote; a part holds no segments of its own. */
const readBody = (from: ByteReader, plan: Plan, isPart = false): Profile => {
  const {columns: count, ...table} = readTable(from.section(tableSection), plan), columns = readColumns(from, plan, count);
  const pairs = whole(from, pairsSection, (part) => states.readPairs(part, plan.pairs.columns.length, plan.sizes));
  const counted = {plan, ...table, columns, pairs};
  if (!countsOutcomes(plan)) return {...counted, outcome: null, periods: null, segments: []};
  const outcome = whole(from, outcomeSection, (part) => withGroups(part, readOutcome(part, plan)));
  const periods = whole(from, periodsSection, (part) => readPeriods(part, plan));
  const segments = isPart && from.varint() !== 0 ? undefined : isPart ? [] : readSegments(from, plan);
  if (!segments) throw corrupt("segments in a segment");
  return {...counted, outcome, periods, segments};
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** The plan that was read last: the profiles of a model's windows all have one, and to read it takes longer than all the rest. */
let last: {readonly bytes: Uint8Array; readonly plan: Plan} | undefined;

const planOf = (from: ByteReader): Plan => {
  const part = from.section(planSection), bytes = part.rest();
  if (last && isSame(last.bytes, bytes)) return last.plan;
  const plan = readPlan(part);
  part.end();
  last = {bytes: bytes.slice(), plan};
  return plan;
};

/** The profile that some bytes hold. Throws FormatError on any others, however they came to be. */
export const decode = (bytes: Uint8Array): Profile => {
  const from = opened(bytes), plan = planOf(from), profile = readBody(from, plan);
  from.end();
  return profile;
};
