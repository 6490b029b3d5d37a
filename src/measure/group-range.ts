import type {GroupPair, GroupRates} from "../comparison/group-pair.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {type Rate, rateRange} from "../stats/rate-range.ts";
import type {Score} from "./measure.ts";

/** Fewer trials than this say nothing of a group's rate. */
const leastTrials = 10;

export type RateOf = (group: GroupRates) => Rate;

/** Share predicted to be of the class, whatever they were. */
export const decisionRate: RateOf = ({positives, rows}) => ({successes: positives, trials: rows});
/** Of those that were of the class, the share that was found. */
export const truePositiveRate: RateOf = ({truePositives, falseNegatives}) => ({successes: truePositives, trials: truePositives + falseNegatives});
/** Of those that were not, the share that was said to be. */
export const falsePositiveRate: RateOf = ({falsePositives, trueNegatives}) => ({successes: falsePositives, trials: falsePositives + trueNegatives});
/** Of those that were said to be of the class, the share that was. */
export const precisionRate: RateOf = ({truePositives, falsePositives}) => ({successes: truePositives, trials: truePositives + falsePositives});

/** The highest rate of any group less the lowest, as a score; where rows come in clusters all of one are taken to be alike. */
export function groupRange({current, column, small}: GroupPair, rateOf: RateOf): Score | Unknown {
  const told = (group: GroupRates): Rate => {
    const {successes, trials} = rateOf(group), {alike = 1} = group;
    return {successes: successes / alike, trials: trials / alike};
  };
  const seen = current.filter((group) => told(group).trials >= leastTrials), range = rateRange(seen.map(told));
  if (!range) return unknown("too-few-rows", `fewer than two groups of ${column} have ${leastTrials} rows that count`);
  const lowest = seen[range.lowest], highest = seen[range.highest];
  return {
    value: range.high - range.low, interval: range.interval, p: range.p, n: {current: seen.reduce((sum, group) => sum + rateOf(group).trials, 0)},
    also: {low: range.low, high: range.high, groups: seen.length, small: small.length + current.length - seen.length},
    detail: `highest and lowest of ${seen.length} groups of ${column}`,
    items: [{label: highest.label, count: highest.rows}, {label: lowest.label, count: lowest.rows}],
  };
}

/** Groups for examples: each by true and false positives, true and false negatives. */
export const groupsOf = (groups: Readonly<Record<string, readonly [number, number, number, number]>>): GroupPair => ({
  column: "sex", positive: "ill", reference: [], small: [],
  current: Object.entries(groups).map(([label, [truePositives, falsePositives, trueNegatives, falseNegatives]]) => ({
    label, truePositives, falsePositives, trueNegatives, falseNegatives,
    positives: truePositives + falsePositives, rows: truePositives + falsePositives + trueNegatives + falseNegatives,
  })),
});

/** What the measures of groups may be told. */
export const groupOptions = {
  column: {default: "", about: "The segment column whose groups are compared; left out: the first one."},
  class: {default: "", about: "The class whose decisions are compared; left out: of two classes the positive one."},
  atLeast: {default: 30, about: "Groups of fewer rows are left out and counted."},
} as const;
