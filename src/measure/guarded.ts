import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import type {AnyMeasure, Score} from "./measure.ts";

const shown = (given: unknown): string => typeof given === "number" ? String(given) : given === null ? "null" : typeof given;

const words = (error: unknown): string => error instanceof Error ? error.message : String(error);

/** What is wrong with what a measure gave, in words; null where it is a score or an unknown. */
function fault(given: unknown): string | null {
  if (typeof given !== "object" || given === null) return `it gave ${shown(given)}; expected {value: a number} or unknown("not-computable", "why")`;
  if (isUnknown(given as Score | Unknown)) return null;
  const {value, interval, n} = given as {readonly value?: unknown; readonly interval?: unknown; readonly n?: unknown};
  if (typeof value !== "number" || Number.isNaN(value)) return `its value is ${shown(value)}; expected a number`;
  const isInterval = interval === undefined || (Array.isArray(interval) && interval.length === 2 && interval.every((end) => typeof end === "number" && !Number.isNaN(end)));
  if (!isInterval) return "its interval is not two numbers";
  return n === undefined || (typeof n === "object" && n !== null) ? null : `its n is ${shown(n)}; expected {reference: rows, current: rows}`;
}

/** A measure of somebody's own whose faults are unknowns with a reason: none of them stops a run. */
export const guarded = (measure: AnyMeasure): AnyMeasure => ({
  ...measure,
  score(shape, options): Score | Unknown {
    let given: unknown;
    try {
      given = measure.score(shape, options);
    } catch (error) {
      return unknown("not-computable", `measure ${measure.id} failed: ${words(error)}`);
    }
    const wrong = fault(given);
    return wrong === null ? given as Score | Unknown : unknown("not-computable", `measure ${measure.id} failed: ${wrong}`);
  },
});
