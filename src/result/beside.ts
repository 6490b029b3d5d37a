import type {AnyMeasure, Score} from "../measure/measure.ts";
import type {Beside} from "./result.ts";

/** The further numbers of a score that its measure tells beside it; nothing where it tells none, or the score has none. */
export function besideOf({beside = {}, unit: own}: AnyMeasure, {also = {}}: Score): {readonly also?: Beside} {
  const told = Object.entries(beside).flatMap(([name, {label, unit = own}]) => {
    const value = also[name];
    return value !== undefined && Number.isFinite(value) ? [[name, {label, value, unit}] as const] : [];
  });
  return told.length === 0 ? {} : {also: Object.fromEntries(told)};
}
