import {percent} from "./percent.ts";
import type {ChangeKind, Score} from "./measure.ts";

/** A number with three digits and its unit, a share in percent, for sentences. */
export const inUnit = (value: number, unit = ""): string => {
  if (unit === "share") return percent(value);
  // Digits past those that a double holds are none.
  const digits = Math.abs(value) >= 1000 && Math.abs(value) < 1e15 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  return unit === "" ? digits : unit === "%" ? `${digits} %` : `${digits} ${unit}`;
};

/** "is 15.8 bikes (15.4 to 16.3); it was 12.1 bikes in the reference, 31 % less". */
export const besideReference = ({value, interval, reference, change}: Score, {unit = "", as = "difference"}: {
  readonly unit?: string | undefined; readonly as?: ChangeKind;
} = {}): string => {
  const ends = unit === "share" ? unit : "", between = interval ? ` (${inUnit(interval[0], ends)} to ${inUnit(interval[1], ends)})` : "";
  const now = `is ${inUnit(value, unit)}${between}`;
  if (reference === undefined) return now;
  const ratio = as === "ratio" ? change?.ratio : undefined;
  const moved = ratio ? `, so it is ${ratio.value > 1e4 ? "more than 10000 times as high"
    : `${inUnit(Math.abs(100 * ratio.value), "%")} ${ratio.value < 0 ? "lower" : "higher"}`}` : "";
  return `${now}; in the reference it is ${inUnit(reference, unit)}${moved}`;
};
