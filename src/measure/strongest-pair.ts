import {type ColumnsTogether, type Correlations, pairName} from "../comparison/correlations.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import type {Pair} from "../sketch/state.ts";
import type {Score} from "./measure.ts";

/** Which pairs a coefficient is for, and how it is had from one side of a pair; undefined where it has no value. */
export interface Coefficient {
  readonly of: (pair: ColumnsTogether) => boolean;
  readonly value: (side: Pair) => number | undefined;
  readonly interval?: (value: number, n: number) => readonly [number, number];
  /** Pairs with fewer rows in common are left out. */
  readonly rows: number;
}

/** The option of every measure that looks for the strongest pair. */
export const pairOptions = {rows: {default: 10, about: "Pairs of columns with fewer rows in common are left out."}};

/** The strongest coefficient among the current pairs, with the ten strongest by name. */
export function strongestPair({pairs, leftOut}: Correlations, {of, value, interval, rows}: Coefficient): Score | Unknown {
  const asked = pairs.filter(of);
  if (asked.length === 0) return unknown("not-declared", "no two columns are of the kind that this is about");
  const found = asked.flatMap((pair) => {
    const now = pair.current && value(pair.current);
    return pair.current === undefined || now === undefined || pair.current.n < rows ? [] : [{pair, now, n: pair.current.n}];
  });
  const isFilled = asked.some(({current}) => current !== undefined && current.n >= rows);
  if (found.length === 0) return isFilled ? unknown("not-declared", "of no two such columns do both vary")
    : unknown("too-few-rows", `no two columns share ${rows} rows or more`);
  found.sort((a, b) => Math.abs(b.now) - Math.abs(a.now));
  const [{pair, now, n}] = found;
  const before = pair.reference && value(pair.reference);
  return {
    value: now, ...(interval && {interval: interval(now, n)}),
    n: {...(pair.reference && {reference: pair.reference.n}), current: n},
    also: {pairs: found.length, ...(before !== undefined && {reference: before})},
    detail: leftOut.length === 0 ? "strongest pairs" : `strongest pairs (no room for ${leftOut.length} more columns)`,
    items: found.slice(0, 10).map((one) => ({label: `${pairName(one.pair)} ${one.now.toFixed(2)}`, count: one.n})),
  };
}
