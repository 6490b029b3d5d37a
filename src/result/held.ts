import type {Score} from "../measure/measure.ts";

/** What of a score limits are held against. */
export interface Held {
  readonly of: "score" | "change";
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** The score with noise taken off, or its change from the reference; null where there is no change to hold. */
export function heldOf(of: Held["of"], {value, debiased, interval, change}: Score): Held | null {
  if (of === "score") return {of, value: debiased ?? value, interval: interval ?? null};
  return change === undefined ? null : {of, value: change.value, interval: change.interval ?? null};
}
