import {type ByteReader, corrupt} from "../byte-reader.ts";
import type {ByteWriter} from "../byte-writer.ts";
import type {Plan} from "../plan.ts";
import type {SegmentKey} from "./outcome.ts";

const nameOf = (group: readonly string[]): string => JSON.stringify(group);

/** Writes which segment follows. */
export const writeKey = (to: ByteWriter, {segments}: Plan, {group, labels}: SegmentKey): void => {
  to.varint(segments.findIndex((other) => nameOf(other) === nameOf(group)));
  for (const label of labels) to.text(label);
};

/** Reads what writeKey wrote. */
export const readKey = (from: ByteReader, {segments}: Plan): SegmentKey => {
  const at = from.varint();
  if (at >= segments.length) throw corrupt("a segment of no group");
  return {group: segments[at], labels: segments[at].map(() => from.text())};
};
