import type {Losses, SegmentLosses, SegmentSearch} from "../comparison/segment-losses.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {normalQuantile, normalSf} from "../stats/normal.ts";
import type {Score} from "./measure.ts";
import {percent} from "./percent.ts";

/** A segment and what it is held against: the rest of the rows, or itself in the reference. */
export interface PartAndOther {
  readonly part: SegmentLosses;
  readonly other: Losses;
}

interface Excess extends PartAndOther {
  readonly value: number;
  readonly error: number;
  readonly p: number;
}

/** The segment that errs more than its counterpart by the least chance; every one that was looked at counts in p and interval. */
export function worstOf({task, whole, before, segments}: SegmentSearch, pairs: readonly PartAndOther[], atLeast: number): Score | Unknown {
  const isEnough = ({n, design = 1}: Losses): boolean => n >= atLeast && design < Infinity;
  const tried = pairs.filter(({part, other}) => isEnough(part) && isEnough(other));
  if (tried.length === 0) return unknown("too-few-rows", `no segment has ${atLeast} labelled rows on both sides`);
  const about = before ?? whole, size = task === "classification" ? 1 : about.sum / about.n;
  if (!(size > 0)) return unknown("constant", "the model makes no error");
  const [worst] = tried.map((pair) => excessOf(pair, task)).sort((a, b) => a.p - b.p || b.value - a.value);
  const reach = -normalQuantile(0.025 / tried.length) * worst.error;
  return {
    value: worst.value / size, interval: [(worst.value - reach) / size, (worst.value + reach) / size], p: Math.min(1, worst.p * tried.length),
    n: {reference: worst.other.n, current: worst.part.n}, also: {segments: tried.length, small: segments.length - tried.length},
    detail: `worst of ${tried.length} segments`,
    items: [{label: worst.part.group.map((name, k) => `${name} ${worst.part.labels[k]}`).join(", "), count: worst.part.n}],
  };
}

function excessOf({part, other}: PartAndOther, task: SegmentSearch["task"]): Excess {
  const value = part.sum / part.n - other.sum / other.n, variance = task === "classification" ? shareVariance : meanVariance;
  const error = Math.sqrt((part.design ?? 1) * variance(part) + (other.design ?? 1) * variance(other));
  return {part, other, value, error, p: value === 0 ? 1 : error > 0 ? normalSf(value / error) : value > 0 ? 0 : 1};
}

/** One success and one failure are added (Agresti and Caffo 2000), so that no share is taken for certain. */
const shareVariance = ({n, sum}: Losses): number => {
  const share = (sum + 1) / (n + 2);
  return share * (1 - share) / (n + 2);
};

const meanVariance = ({n, sum, squares}: Losses): number => Math.max(0, squares / n - (sum / n) ** 2) / Math.max(1, n - 1);

/** "for site A the model errs in 6.5 % more of the rows than in the reference". */
export const worstSays = ({task}: SegmentSearch, {value, items = []}: Score, than: string): string => {
  const how = value < 0 ? "less" : "more", size = percent(Math.abs(value)), [{label}] = items;
  return task === "classification" ? `for ${label} ${size} ${how} of the answers are wrong than ${than}` : `for ${label} errors are ${size} ${value < 0 ? "smaller" : "larger"} than ${than}`;
};

/** Sites of a classifier for examples: rows and wrong answers, now and (where given) in the reference. */
export const segmentsOf = (sites: Readonly<Record<string, readonly [n: number, wrong: number, nBefore?: number, wrongBefore?: number]>>): SegmentSearch => {
  const losses = (n: number, wrong: number): Losses => ({n, sum: wrong, squares: wrong});
  const segments = Object.entries(sites).map(([label, [n, wrong, nBefore, wrongBefore = 0]]): SegmentLosses =>
    ({group: ["site"], labels: [label], ...losses(n, wrong), before: nBefore === undefined ? null : losses(nBefore, wrongBefore)}));
  const total = (parts: readonly Losses[]): Losses => losses(parts.reduce((sum, {n}) => sum + n, 0), parts.reduce((sum, part) => sum + part.sum, 0));
  const before = segments.flatMap((segment) => segment.before ?? []);
  return {task: "classification", unit: "share", whole: total(segments), before: before.length === 0 ? null : total(before), segments};
};
