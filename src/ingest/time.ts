import {instant} from "../source/instant.ts";
import {Fault, shown} from "./fault.ts";
import {defaultLimits} from "./limits.ts";
import type {Receiving} from "./receiving.ts";

/** Numbers below are seconds taken for milliseconds: they would lie before the spring of 1973. */
const secondsBelow = 1e11;
const earliest = Date.UTC(1900, 0), latest = Date.UTC(2200, 0);

/** Reads a time of the wire: ISO 8601, or milliseconds since 1970. */
export function readTime(value: string | number, path: string): number | Fault {
  if (typeof value === "number" && Math.abs(value) < secondsBelow) {
    return new Fault(path, `time ${value} is in seconds or before 1973; expected milliseconds since 1970, or ISO 8601`);
  }
  const ms = typeof value === "number" ? value : instant(value);
  if (ms === undefined) return new Fault(path, `no time: ${shown(value)}; expected ISO 8601 such as 2026-01-31T10:20:30Z`);
  if (isOutside(ms)) return new Fault(path, `time ${shown(value)} ${outside}`);
  return Math.floor(ms);
}

const outside = "is not between the years 1900 and 2200";
const isOutside = (ms: number): boolean => ms < earliest || ms > latest;

/** Why an instant cannot be the time of an event that came at `received`; undefined where it can. */
export function untimely(ms: number, received: number, {ahead} = defaultLimits): string | undefined {
  if (isOutside(ms)) return outside;
  return ms > received + ahead ? `lies in the future; expected at most ${ahead / 3_600_000} hours from now` : undefined;
}

/** Reads when an event happened; now, where it does not say. */
export function readEventTime(value: string | number | undefined, path: string, {received, limits}: Receiving): number | Fault {
  const ms = value === undefined ? received : readTime(value, path), why = typeof ms === "number" ? untimely(ms, received, limits) : undefined;
  return why === undefined ? ms : new Fault(path, `time ${shown(value)} ${why}`);
}
