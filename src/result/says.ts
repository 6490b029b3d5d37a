import {reasons} from "../comparison/unknown.ts";
import {scoreAt, toldIn} from "./held.ts";
import type {CheckOf, Result} from "./result.ts";

/** A number for a sentence: three significant digits, no trailing zeros. */
export function inWords(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "beyond any number" : "below any number";
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

/** A share in percent; nobody reads one in powers of ten. */
const inPercent = (share: number): string => share !== 0 && Math.abs(share) < 1e-5 ? "about 0" : inWords(share * 100);

/** A number with its unit, a share in percent, a difference of shares in points of them. */
export const withUnit = (value: number, unit: string): string =>
  unit === "share" ? `${inPercent(value)} %` : unit === "points" ? counted(inPercent(value), "points") : counted(inWords(value), unit);

/** "1 row", "2 rows": a number is often one of something. */
const counted = (words: string, unit: string): string =>
  unit === "" ? words : /^-?1$/.test(words) && /^[a-z]+s$/.test(unit) ? `${words} ${unit.slice(0, -1)}` : `${words} ${unit}`;

/** The sentence of a result: what was found, and for an unknown what would have been missed. */
export function says(result: Omit<Result, "says">, found: string | undefined): string {
  const {unit, verdict, reason, detectable, score} = result;
  if (score === null && !result.infinite) return reason ? sentence(`cannot be told: ${result.detail ?? reasons[reason]}`) : "No answer.";
  if (result.check && (result.check.bounds || result.effect.of !== "score")) return demanded(result, result.check, found);
  const finding = found ?? changed(result) ?? `${result.title} is ${result.infinite ? "infinite" : withUnit(score ?? 0, unit)}`;
  if (verdict !== "unknown") return sentence(finding);
  if (reason !== "too-few-rows" && reason !== "near-limit") return sentence([finding, ...untold(result)].join("; "));
  const proven = reason === "near-limit" || isChanged(result);
  const missed = detectable === null ? needs(result) : `; changes under ${withUnit(detectable, unit)} would be missed`;
  return sentence(proven ? `${finding}; a change is seen, but it may lie on either side of the limit` : `${finding}; no change seen${missed}`);
}

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
  const {title, unit, score, interval, effect, infinite} = result;
  const range = (ends: Result["interval"], of = unit): string => ends && ends[0] < ends[1] ? ` (${withUnit(ends[0], of)} to ${withUnit(ends[1], of)})` : "";
  const value = `${title} is ${infinite ? "infinite" : withUnit(score ?? 0, unit)}${range(interval)}`;
  const finding = found ?? changed(result) ?? value;
  const must = effect.of === "score" ? `it ${condition}` : effect.score === null ? condition
    : `the change, ${moved(effect)}, ${condition.replace(/^the change /, "")}`;
  return sentence([finding, must, ...untold(result)].join("; "));
}

/** Of an unknown, which rows would tell, or why it cannot be told. */
function untold({verdict, reason, settles, detail, effect}: Omit<Result, "says">): string[] {
  if (verdict !== "unknown" || reason === null) return [];
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
