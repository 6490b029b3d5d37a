import {byCodePoint} from "../data/code-point.ts";
import type {Place} from "./store.ts";

/** The order in which facts of a kind are read: time, then key, then revision. */
export const byPlace = (a: Place, b: Place): number =>
  a.time - b.time || byCodePoint(a.key, b.key) || a.revision - b.revision;
