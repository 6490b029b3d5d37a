import type {AnyMeasure, Score} from "../measure/measure.ts";

/** What of a score limits are held against. */
export interface Held {
  readonly of: "score" | "change";
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** The score with noise taken off or its change from the reference, as the measure says; null where there is no change to hold. */
export function heldOf({judges = "score"}: Pick<AnyMeasure, "judges">, {value, debiased, interval, change}: Score): Held | null {
  if (judges === "score") return {of: "score", value: debiased ?? value, interval: interval ?? null};
  return change === undefined ? null : {of: "change", value: change.value, interval: change.interval ?? null};
}
