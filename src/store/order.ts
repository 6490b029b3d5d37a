import type {Place} from "./store.ts";

// Code units above the surrogates come before the surrogates, whose characters lie past U+FFFF.
const rank = (unit: number): number => unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;

/** Compares texts by code point, as databases compare their UTF-8 bytes; JavaScript's own order differs past U+FFFF. */
export const byCodePoint = (a: string, b: string): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i), y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
};

/** The order in which facts of a kind are read: time, then key, then revision. */
export const byPlace = (a: Place, b: Place): number =>
  a.time - b.time || byCodePoint(a.key, b.key) || a.revision - b.revision;
