import {segmentSearch} from "../../comparison/segment-losses.ts";
import {unknown} from "../../comparison/unknown.ts";
import {defineMeasure} from "../measure.ts";
import {segmentsOf, worstOf, worstSays} from "../worst-part.ts";

export const worstSegmentChange = defineMeasure({
  id: "worst-segment-change", family: "fairness",
  title: "Rise of errors in the worst segment",
  about: "How much more the model errs than on the reference in the segment where that is worst: for classes in shares of wrong answers, " +
    "for numbers in mean absolute errors of the reference. A whole that is steady can hide a group for which the model has failed. " +
    "Every segment that was looked at counts in the p-value.",
  source: "one-sided comparison of each segment with itself in the reference, smallest p times the number of segments (Bonferroni); variance of shares after Agresti and Caffo 2000",
  over: segmentSearch,
  options: {atLeast: {default: 30, about: "Segments of fewer labelled rows on either side are not looked at."}},
  unit: "share", range: [-Infinity, Infinity], worse: "higher", limits: {warn: 0.05, fail: 0.1}, evidence: "test", needs: "profile", chart: "interval",
  examples: [
    {why: "site a went from 10 to 40 wrong answers in 100", given: segmentsOf({a: [100, 40, 100, 10], b: [100, 10, 100, 10]}), gives: {value: 0.3}},
    {why: "nothing changed", given: segmentsOf({a: [100, 10, 100, 10], b: [100, 20, 100, 20]}), gives: {value: 0, p: 1}},
    {why: "the reference has no labels", given: segmentsOf({a: [100, 10], b: [100, 20]}), gives: {unknown: "no-reference"}},
  ],
  score(search, {atLeast}) {
    const pairs = search.segments.flatMap((part) => part.before ? [{part, other: part.before}] : []);
    return pairs.length === 0 ? unknown("no-reference", "the reference has no labelled segment") : worstOf(search, pairs, atLeast);
  },
  says: (search, score) => worstSays(search, score, "in the reference"),
});
