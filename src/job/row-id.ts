import {createHash} from "node:crypto";
import type {Row} from "../data/event.ts";

/**
 * Names those rows of a table that bring no id, by what they say: the version and the time of the answer and every cell but the
 * outcomes, which may come later. So neither the file's name nor its place nor its other rows matter; of rows that say the same,
 * the second of the table is another event than the first.
 */
export function rowIds(version: string | undefined): (time: number | null, row: Row) => string {
  // One map ends at 2^24 entries; one for each first byte of the digest has room for any table.
  const counts = Array.from({length: 256}, () => new Map<number, number>());
  return (time, row) => {
    const cells = Object.entries(row).filter(([, cell]) => cell !== null).sort(([a], [b]) => a < b ? -1 : 1);
    const digest = createHash("sha256").update(JSON.stringify([version, time, cells])).digest();
    const [name, some, short] = [digest.toString("hex", 0, 16), counts[digest[0]], digest.readUIntBE(1, 6)], count = (some.get(short) ?? 0) + 1;
    some.set(short, count);
    return count === 1 ? name : `${name}-${count}`;
  };
}
