import {type SegmentSearch, segmentSearch} from "../../comparison/segment-losses.ts";
import {defineMeasure} from "../measure.ts";
import {segmentsOf, worstOf, worstSays} from "../worst-part.ts";

export const worstSegment = defineMeasure({
  id: "worst-segment", family: "fairness",
  title: "Excess error of the worst segment",
  about: "How much more the model errs in the segment where it does worst than in all other rows: for classes in shares of wrong " +
    "answers, for numbers in mean absolute errors of the whole. Every segment that was looked at counts in the p-value, so a " +
    "slice that looks bad by chance among many is not called out.",
  source: "one-sided comparison of a part with the rest, smallest p times the number of segments (Bonferroni); variance of shares after Agresti and Caffo 2000",
  over: segmentSearch,
  options: {atLeast: {default: 30, about: "Segments of fewer labelled rows are not looked at."}},
  unit: "share", range: [-Infinity, Infinity], worse: "higher", evidence: "test", needs: "profile", chart: "interval",
  examples: [
    {why: "one of three sites errs in 40 of 100 rows, the others in 10", given: segmentsOf({a: [100, 40], b: [100, 10], c: [100, 10]}), gives: {value: 0.3}},
    {why: "all sites err alike", given: segmentsOf({a: [100, 10], b: [100, 10]}), gives: {value: 0, p: 1}},
    {why: "every segment is small", given: segmentsOf({a: [10, 1], b: [10, 1]}), gives: {unknown: "too-few-rows"}},
  ],
  score(search, {atLeast}) {
    const {whole, segments} = search, rest = ({n, sum, squares}: SegmentSearch["whole"]) => ({...whole, n: whole.n - n, sum: whole.sum - sum, squares: whole.squares - squares});
    return worstOf(search, segments.map((part) => ({part, other: rest(part)})), atLeast);
  },
  says: (search, score) => worstSays(search, score, "for all others"),
});
