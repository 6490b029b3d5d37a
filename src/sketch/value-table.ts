import type {Values} from "./cell-guide.ts";

/** A hash table from each of some ascending distinct values (no NaN, no -0) to its place among them. */
export interface ValueTable {
  readonly values: Float64Array;
  /** Place + 1, 0 where there is none; open addressing, at most half full. */
  readonly places: Uint16Array;
  readonly shift: number;
}

/** The most values a table can hold. */
export const mostValues = 65_535;

const slotOf = (low: number, high: number, shift: number): number => {
  const mixed = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  return Math.imul(mixed ^ mixed >>> 15, 0xc2b2ae35) >>> shift;
};

/** The table of some ascending distinct values, at most `mostValues` of them. */
export const valueTable = (values: Float64Array): ValueTable => {
  const shift = Math.min(24, Math.clz32(values.length) - 1), places = new Uint16Array(2 ** (32 - shift));
  const mask = places.length - 1;
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let place = 0; place < values.length; place++) {
    let slot = slotOf(halves[2 * place], halves[2 * place + 1], shift);
    while (places[slot] !== 0) slot = slot + 1 & mask;
    places[slot] = place + 1;
  }
  return {values, places, shift};
};

/** Counts each value at its place in `counts`; those the table lacks are copied to `unknown`. Returns how many they are. */
export const countKnown = (
  {values: known, places, shift}: ValueTable,
  {values, n}: Values,
  {counts, unknown}: {readonly counts: Float64Array; readonly unknown: Float64Array},
): number => {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * n), mask = places.length - 1;
  let unknowns = 0;
  for (let i = 0; i < n; i++) {
    const x = values[i];
    let slot = slotOf(halves[2 * i], halves[2 * i + 1], shift), place = places[slot];
    while (place !== 0 && known[place - 1] !== x) place = places[slot = slot + 1 & mask];
    if (place !== 0) counts[place - 1]++;
    else unknown[unknowns++] = x;
  }
  return unknowns;
};
