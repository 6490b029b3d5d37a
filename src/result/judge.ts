import type {Evidence} from "../measure/measure.ts";
import type {Reason} from "../comparison/unknown.ts";
import type {Bounds, Limits, Result, Verdict} from "./result.ts";

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
 * Here alone a score meets a limit: fail or warn when there is evidence and the effect is past the limit; ok when
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

/** A number that must keep bounds, and how sure it is. */
export interface BoundedCase {
  readonly bounds: Bounds;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  /** `fact`: the number is what it is; `interval`: the true one lies in its interval; `test`: a p says whether it is chance. */
  readonly evidence: "fact" | "interval" | "test";
  readonly pAdjusted: number | null;
  readonly level: number;
}

/**
 * The other meeting: fail when the whole interval lies outside the bounds, ok when all of it lies within, otherwise unknown. A
 * fact is its own interval. A tested number without an interval fails when it is outside and its test says that it is not chance.
 */
export function judgeBounds({bounds: {min = -Infinity, max = Infinity}, ...it}: BoundedCase): Judgement {
  const isInside = (x: number): boolean => x >= min && x <= max;
  if (it.evidence === "fact") return {verdict: isInside(it.value) ? "ok" : "fail", reason: null};
  if (it.interval) {
    const [low, high] = it.interval;
    if (low > max || high < min) return {verdict: "fail", reason: null};
    return isInside(low) && isInside(high) ? {verdict: "ok", reason: null} : {verdict: "unknown", reason: "near-limit"};
  }
  if (it.evidence === "interval") return {verdict: "unknown", reason: "too-few-rows"};
  if (isInside(it.value)) return {verdict: "ok", reason: null};
  return it.pAdjusted !== null && it.pAdjusted <= it.level ? {verdict: "fail", reason: null} : {verdict: "unknown", reason: "too-few-rows"};
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
  return rowsFor((room / half) ** 2, n, m);
}

/** What part of the way to a limit half an interval may take: around no change, one that is so wide tells "ok" nine times of ten. */
const narrow = 1 / (1 + 1.2815515655446004 / 1.959963984540054);

/** How sharply so many rows see: the smallest change that they would have shown, and how wide the interval is, as far as either is known. */
export interface Sight extends Pick<Case, "effect" | "interval" | "limits" | "worse"> {
  readonly detectable: number | undefined;
}

/**
 * Rows of the current table that would see a change as large as the first limit, or that there is none; null when no number of them
 * would. What was found does not enter, so whoever gathers rows until there are so many has not waited for a finding.
 */
export function rowsToSee({effect, interval, limits, worse, detectable}: Sight, {reference, current: m}: Result["n"]): number | null {
  const limit = firstLimit(turnedLimits(limits, worse)), half = interval === null ? undefined : worst(interval, worse) - turned(effect, worse);
  const seen = Math.max(detectable ?? 0, half === undefined ? 0 : half / narrow);
  if (limit === undefined || !(limit > 0) || !(seen > 0) || !Number.isFinite(seen) || m === null || m <= 0) return null;
  const ofReference = reference === null || reference <= 0 ? 0 : 1 / reference, room = (ofReference + 1 / m) * (limit / seen) ** 2 - ofReference;
  return room > 0 ? 1 / room : null;
}

/**
 * Rows at which the interval would lie on one side of the bounds that it now holds, the number staying what it is; null when none
 * would. An interval of the current table `alone` narrows with its rows; one of a difference with those of both.
 */
export function rowsToClear(
  {bounds: {min, max}, value, interval}: BoundedCase, {n, m, alone}: {readonly n: number; readonly m: number; readonly alone: boolean},
): {reference: number; current: number} | null {
  if (interval === null || m <= 0) return null;
  const [low, high] = interval;
  const shares = [min, max].flatMap((bound) => bound === undefined || bound < low || bound > high ? []
    : bound === value ? [0] : [(bound - value) / ((bound < value ? low : high) - value)]);
  const narrower = Math.min(1, ...shares) ** 2, current = Math.ceil(m / narrower);
  if (!(narrower > 0) || current > 1e9) return null;
  return alone || n <= 0 ? {reference: n, current} : rowsFor(narrower, n, m);
}

/** Rows that make the variance of a difference of two tables so many times smaller. */
function rowsFor(narrower: number, n: number, m: number): {reference: number; current: number} | null {
  const wanted = (1 / n + 1 / m) * narrower;
  // With the reference as it is, if it is large enough; otherwise both tables grow alike.
  if (wanted > 1.5 / n) return {reference: n, current: Math.ceil(1 / (wanted - 1 / n))};
  const both = Math.ceil(2 / wanted);
  return both > 1e9 ? null : {reference: Math.max(n, both), current: both};
}
