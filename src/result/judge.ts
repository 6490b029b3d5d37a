import type {Evidence} from "../measure/measure.ts";
import type {Reason} from "../comparison/unknown.ts";
import type {Limits, Verdict} from "./result.ts";

/** What a verdict is made from: the effect with its interval, and the evidence that it is not chance. */
export interface Case {
  readonly evidence: Evidence;
  /** Adjusted p; null when the evidence has none. */
  readonly pAdjusted: number | null;
  /** Level that p is held against. */
  readonly level: number;
  readonly effect: number;
  readonly interval: readonly [number, number] | null;
  readonly limits: Limits;
  readonly worse: "higher" | "lower" | "either";
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: Reason | null;
}

/**
 * The only place where a score meets a limit: fail or warn when there is evidence and the effect is past the limit; ok when
 * even the far end of the interval is within the first limit; otherwise unknown. A measure without limits is never judged bad.
 */
export function judgeCase(it: Case): Judgement {
  const effect = turned(it.effect, it.worse);
  const limits = turnedLimits(it.limits, it.worse);
  const level = limits.fail !== undefined && effect >= limits.fail ? "fail"
    : limits.warn !== undefined && effect >= limits.warn ? "warn" : "ok";
  if (it.evidence === "fact") return {verdict: level, reason: null};
  const first = firstLimit(limits);
  if (first === undefined || it.evidence === "none") return {verdict: "ok", reason: null};
  const proven = it.pAdjusted !== null && it.pAdjusted <= it.level;
  if (proven && level !== "ok") return {verdict: level, reason: null};
  const farEnd = it.interval === null ? Infinity : worst(it.interval, it.worse);
  if (farEnd < first) return {verdict: "ok", reason: null};
  return {verdict: "unknown", reason: proven ? "near-limit" : "too-few-rows"};
}

const turned = (value: number, worse: Case["worse"]): number =>
  worse === "higher" ? value : worse === "lower" ? -value : Math.abs(value);

function turnedLimits({warn, fail}: Limits, worse: Case["worse"]): Limits {
  const sign = worse === "lower" ? -1 : 1;
  return {...(warn !== undefined && {warn: sign * warn}), ...(fail !== undefined && {fail: sign * fail})};
}

const worst = ([low, high]: readonly [number, number], worse: Case["worse"]): number =>
  worse === "higher" ? high : worse === "lower" ? -low : Math.max(Math.abs(low), Math.abs(high));

/** The first limit that a score of this direction meets, or undefined when there is none. */
export const firstLimit = ({warn, fail}: Limits): number | undefined => warn ?? fail;

/**
 * Rows that would bring the far end of the interval within the first limit if the effect stays what it is, widths shrinking as
 * sqrt(1/n + 1/m); null when no number of rows would, or none is needed.
 */
export function rowsToSettle(it: Case, n: number, m: number): {reference: number; current: number} | null {
  const limit = firstLimit(turnedLimits(it.limits, it.worse));
  if (limit === undefined || it.interval === null || n <= 0 || m <= 0) return null;
  const effect = turned(it.effect, it.worse);
  const room = limit - effect;
  const half = worst(it.interval, it.worse) - effect;
  if (!(half > 0) || !(room > 0)) return null;
  const wanted = (1 / n + 1 / m) * (room / half) ** 2;
  // With the reference as it is, if it is large enough; otherwise both tables grow alike.
  if (wanted > 1.5 / n) return {reference: n, current: Math.ceil(1 / (wanted - 1 / n))};
  const both = Math.ceil(2 / wanted);
  return both > 1e9 ? null : {reference: Math.max(n, both), current: both};
}
