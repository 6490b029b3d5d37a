import type {AnyMeasure} from "./measure.ts";

/** What is wrong with limits of which the failure would come before its warning, and so would hide behind it; undefined when nothing is. */
export function orderFault({warn, fail}: {readonly warn?: number | undefined; readonly fail?: number | undefined}, {worse}: Pick<AnyMeasure, "worse">): string | undefined {
  if (warn === undefined || fail === undefined || (worse === "lower" ? fail <= warn : fail >= warn)) return undefined;
  const why = {lower: "for less is worse", higher: "for more is worse", either: "for it is worse the farther it is from 0"}[worse];
  return `fail: ${fail} lies before warn: ${warn}; expected the warning first, ${why}`;
}
