import {type ColumnsTogether, type Correlations, pairName} from "../comparison/correlations.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import type {Pair} from "../sketch/state.ts";
import type {Score} from "./measure.ts";

/** Which pairs a coefficient is for, and how it is had from one side of a pair; undefined where it has no value. */
export interface Coefficient {
  readonly of: (pair: ColumnsTogether) => boolean;
  readonly value: (side: Pair) => number | undefined;
  readonly interval?: (value: number, n: number) => readonly [number, number];
}

/** The strongest coefficient among the current pairs, with the ten strongest by name. */
export function strongestPair({pairs, leftOut}: Correlations, {of, value, interval}: Coefficient): Score | Unknown {
  const asked = pairs.filter(of);
  if (asked.length === 0) return unknown("not-declared", "no two columns are of the kind that this is about");
  const found = asked.flatMap((pair) => {
    const now = pair.current && value(pair.current);
    return pair.current === undefined || now === undefined ? [] : [{pair, now, n: pair.current.n}];
  });
  if (found.length === 0) return unknown("no-values", "no two columns vary together in any rows");
  found.sort((a, b) => Math.abs(b.now) - Math.abs(a.now));
  const [{pair, now, n}] = found;
  const before = pair.reference && value(pair.reference);
  return {
    value: now, n: {...(pair.reference && {reference: pair.reference.n}), current: n}, ...(interval && {interval: interval(now, n)}),
    also: {pairs: found.length, ...(before !== undefined && {reference: before})},
    detail: leftOut.length === 0 ? "strongest pairs" : `strongest pairs (${leftOut.length} columns were left out for want of room)`,
    items: found.slice(0, 10).map((one) => ({label: `${pairName(one.pair)} ${one.now.toFixed(2)}`, count: one.n})),
  };
}
