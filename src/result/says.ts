import {reasons} from "../comparison/unknown.ts";
import {scoreAt, toldIn} from "./held.ts";
import type {CheckOf, Result} from "./result.ts";

/** A number for a sentence: three significant digits, no trailing zeros. */
export function inWords(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return value > 0 ? "beyond any number" : "below any number";
  const size = Math.abs(value), [, name, of] = large.find(([from]) => size >= from && size < 1e15) ?? [0, "", 1];
  return size !== 0 && (size < 1e-3 || size >= 1e15) ? value.toExponential(digits - 1) : `${Number((value / of).toPrecision(digits))}${name}`;
}

const large = [[1e12, " trillion", 1e12], [1e9, " billion", 1e9], [1e6, " million", 1e6]] as const;

/** A share in percent; nobody reads one in powers of ten. */
const inPercent = (share: number, digits?: number): string => share !== 0 && Math.abs(share) < 1e-5 ? "about 0" : inWords(share * 100, digits);

/** A number with its unit, a share in percent, a difference of shares in points of them. */
export const withUnit = (value: number, unit: string, digits?: number): string =>
  unit === "share" ? `${inPercent(value, digits)} %` : unit === "points" ? counted(inPercent(value, digits), "points") : counted(inWords(value, digits), unit);

/** "1 row", "2 rows": a number is often one of something. */
const counted = (words: string, unit: string): string =>
  unit === "" ? words : /^-?1$/.test(words) && /^[a-z]+s$/.test(unit) ? `${words} ${unit.slice(0, -1)}` : `${words} ${unit}`;

/** The sentence of a result: what was found, and for an unknown what would have been missed. */
export function says(result: Omit<Result, "says">, found: string | undefined): string {
  const {unit, verdict, reason, detectable, score} = result;
  if (score === null && !result.infinite) return reason ? sentence(`cannot be told: ${result.detail ?? reasons[reason]}`) : "No answer.";
  const isDemanded = result.check && (result.check.bounds !== null || result.effect.of !== "score" || (found === undefined && isLimited(result)));
  if (result.check && isDemanded) return demanded(result, result.check, found);
  const finding = found ?? changed(result) ?? `${result.title} is ${result.infinite ? "infinite" : withUnit(score ?? 0, unit)}`;
  if (verdict !== "unknown") return sentence(finding);
  if (reason !== "too-few-rows" && reason !== "near-limit") return sentence([finding, ...untold(result)].join("; "));
  const proven = reason === "near-limit" || isChanged(result);
  const missed = detectable === null ? needs(result) : `; changes under ${withUnit(detectable, unit)} would be missed`;
  return sentence(proven ? `${finding}; a change is seen, but it may lie on either side of the limit` : `${finding}; no change seen${missed}`);
}

const isLimited = ({limits: {warn, fail}}: Omit<Result, "says">): boolean => warn !== undefined || fail !== undefined;

/** Whether the interval of a change from the reference lies wholly on one side of none. */
const isChanged = ({effect: {of, interval}}: Omit<Result, "says">): boolean => of !== "score" && interval !== null && (interval[0] > 0 || interval[1] < 0);

/** "253 positives needed to see a fall from 0.9 to 0.85". */
function needs({needed, reference, limits, effect, unit}: Omit<Result, "says">): string {
  const limit = limits.warn ?? limits.fail;
  if (needed === null || reference === null || limit === undefined) return "";
  const to = scoreAt(limit, effect.of, reference);
  return `; ${needed.count} ${needed.of} needed to see a ${to < reference ? "fall" : "rise"} from ${withUnit(reference, unit)} to ${withUnit(to, unit)}`;
}

/** A score beside the reference's, where there is one. */
function changed({title, score, reference, unit, effect, interval}: Omit<Result, "says">): string | undefined {
  if (score === null || reference === null || effect.of === "score") return undefined;
  const between = interval ? ` (${withUnit(interval[0], unit)} to ${withUnit(interval[1], unit)})` : "";
  return `${title} is ${withUnit(score, unit)}${between}; in the reference it is ${withUnit(reference, unit)}`;
}

/** What was found, and what must be so; of an unknown, what would tell. */
function demanded(result: Omit<Result, "says">, {condition}: CheckOf, found: string | undefined): string {
  const {title, unit, score, interval, effect, infinite} = result, digits = effect.of === "score" ? digitsOf(result) : undefined;
  const range = (ends: Result["interval"], of = unit): string => ends && ends[0] < ends[1] ? ` (${withUnit(ends[0], of)} to ${withUnit(ends[1], of)})` : "";
  const value = `${title} is ${infinite ? "infinite" : withUnit(score ?? 0, unit, digits)}${range(interval)}`;
  const finding = found ?? changed(result) ?? value;
  const must = effect.of === "score" ? `it ${condition}` : effect.score === null ? condition
    : `${isDistance(result) ? "the change of how far off it is" : "the change"}, ${moved(effect)}, ${condition.replace(/^the change /, "")}`;
  return sentence([finding, must, ...untold(result)].join("; "));
}

/** As many digits as tell a number from a bound that it is not. */
function digitsOf({score, unit, check, limits}: Omit<Result, "says">): number {
  const ends = [check?.bounds?.min, check?.bounds?.max, limits.warn, limits.fail].filter((end) => end !== undefined && end !== score);
  const isApart = (digits: number): boolean => ends.every((end) => withUnit(end ?? 0, unit, 10) !== withUnit(score ?? 0, unit, digits));
  return [3, 4, 5, 6, 8, 10].find(isApart) ?? 12;
}

/** Whether a change is that of the distance from what the number ought to be, and so not the difference of the two numbers told. */
const isDistance = ({score, reference, effect}: Omit<Result, "says">): boolean => effect.of === "difference" && effect.score !== null
  && score !== null && reference !== null && Math.abs(score - reference - effect.score) > 1e-9 * Math.max(1, Math.abs(score));

/** Nobody has so many times the rows. */
const farFetched = 1000;

/** Of an unknown, which rows would tell, or why it cannot be told. */
function untold({verdict, reason, settles, detail, effect, n}: Omit<Result, "says">): string[] {
  if (verdict !== "unknown" || reason === null) return [];
  if (settles && settles.current > farFetched * (n.current ?? 0)) return [`even ${farFetched} times as many rows may not tell`];
  if (settles) return [`about ${settles.current} rows would tell`];
  const straddles = reason === "near-limit" || (reason === "too-few-rows" && effect.interval !== null);
  if (straddles) return ["it may lie on either side"];
  return [reason === "no-reference" ? "the reference has no such number" : reason === "labels-immature" ? detail ?? reasons[reason] : reasons[reason]];
}

/** How far something has moved, with its sign: "-9.87 points (-14.6 to -4.81)", "+463 % (+420 % to +510 %)". */
function moved({of, unit, score, interval}: Result["effect"]): string {
  const told = toldIn(of, unit), say = (value: number): string => `${value > 0 ? "+" : ""}${withUnit(value, told)}`;
  return `${say(score ?? 0)}${interval ? ` (${say(interval[0])} to ${say(interval[1])})` : ""}`;
}

const sentence = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1) + (trimmed.endsWith(".") ? "" : ".");
};
