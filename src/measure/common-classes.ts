import type {ConfusionPair} from "../comparison/confusion-pair.ts";
import {type Confusion, hitsByClass, type Hits, occurs} from "../stats/confusion.ts";

/** The classes that a mean over classes is of. */
export interface CommonClasses {
  readonly has: (k: number) => boolean;
  /** Rows of each of them that tell something; NaN of all others, which no rule of how many there must be is about. */
  readonly rowsIn: (table: Confusion) => readonly number[];
  /** What is to be said of those left out, where any are. */
  readonly detail?: string;
}

/** Says that classes are left out of both tables. */
export const leftOut = (left: number, all: number): string =>
  `${left} of ${all} classes ${left === 1 ? "has a value in one table only and is" : "have a value in one table only and are"} left out of both`;

/**
 * Classes that tell something in both tables or in neither, by the rows that a measure of one class needs: like is held against
 * like, for a class that happens to have no row says nothing about the model.
 */
export function commonClasses({classes, reference, current}: ConfusionPair, rowsOf: (hits: Hits) => number): CommonClasses {
  const told = ({counts}: {readonly counts: Float64Array}) =>
    hitsByClass({classes: classes.length, counts}).map((hits) => rowsOf(hits) > 0 ? "tells" : occurs(hits) ? "occurs" : "absent");
  const now = told(current), before = reference ? told(reference) : now;
  const has = (k: number): boolean => before[k] === now[k], left = now.filter((_, k) => !has(k)).length;
  return {
    has, rowsIn: (table) => hitsByClass(table).map((hits, k) => has(k) && now[k] === "tells" ? rowsOf(hits) : NaN),
    ...(left > 0 && {detail: leftOut(left, classes.length)}),
  };
}
