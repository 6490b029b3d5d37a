import type {AnyMeasure, Called, Score} from "../measure/measure.ts";
import type {Beside} from "./result.ts";

/** Told of every measure that allows for clusters. */
const ofClusters: Readonly<Record<string, Called>> = {design: {label: "rows that tell as much as one", unit: ""}};

/** The further numbers of a score that are told beside it; nothing where there are none. */
export function besideOf({beside = {}, unit: own}: AnyMeasure, {also = {}}: Score): {readonly also?: Beside} {
  const told = Object.entries({...ofClusters, ...beside}).flatMap(([name, {label, unit = own}]) => {
    const value = also[name];
    return value !== undefined && Number.isFinite(value) ? [[name, {label, value, unit}] as const] : [];
  });
  return told.length === 0 ? {} : {also: Object.fromEntries(told)};
}
