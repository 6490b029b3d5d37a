import type {ColumnProfile} from "../profile/column-profile.ts";
import {estimate} from "../sketch/distinct.ts";
import {labelled} from "./category-pair.ts";
import {filled} from "./filled.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** How many different values a column holds among how many. */
export interface DistinctCount {
  readonly count: number;
  /** Half width of the count's 95 % interval; 0 when it is exact. */
  readonly error: number;
  readonly n: number;
}

/** Different values of one side: exact for numbers and labels, estimated past the plan's cap for ids and texts. */
export function distinctCount(profile: ColumnProfile): DistinctCount | Unknown {
  switch (profile.type) {
    case "numeric":
      return profile.cells.exact ? {count: profile.cells.values.length, error: 0, n: profile.moments.n} : unknown("needs-exact");
    case "categorical":
      return profile.categories.buckets ? unknown("too-many-categories")
        : {count: profile.categories.counts.size, error: 0, n: labelled(profile.categories)};
    case "text":
      return {...estimate(profile.distinct), n: filled(profile.presence)};
    default:
      return unknown("wrong-kind");
  }
}
