import {type Coverage, type CoveragePair, coveragePair} from "../../comparison/label-coverage.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import {twoProportions} from "../../stats/two-proportions.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

const covered = (parts: readonly (readonly [rows: number, labelled: number])[]): Coverage => ({
  rows: parts.reduce((sum, [rows]) => sum + rows, 0), labelled: parts.reduce((sum, [, labelled]) => sum + labelled, 0),
  parts: parts.map(([rows, labelled], k) => ({predicted: ["no", "yes"][k], rows, labelled})),
});
const example = (reference: Coverage | null, current: Coverage): CoveragePair => ({reference, current});

export const labelCoverage = defineMeasure({
  id: "label-coverage", family: "quality",
  title: "Labels that have come",
  about: "For which share of the predicted rows the label is known by now, all together and by what was predicted. Where it comes more " +
    "often for one prediction than for another, measures of the labelled rows alone are biased.",
  source: "interval by Wilson 1927",
  over: coveragePair,
  options: {},
  unit: "share", range: [0, 1], worse: "lower", evidence: "fact", needs: "profile", chart: "interval",
  examples: [
    {why: "every positive is followed up, and one negative of twenty", given: example(null, covered([[800, 40], [200, 200]])), gives: {value: 0.24}},
    {why: "no label has come", given: example(covered([[5, 5], [5, 5]]), covered([[8, 0], [2, 0]])), gives: {value: 0}},
  ],
  score({reference, current}) {
    const {rows, labelled, parts} = current, now = {count: labelled, n: rows};
    const before = reference && {count: reference.labelled, n: reference.rows}, change = before && twoProportions(before, now);
    return {
      value: labelled / rows, interval: proportionInterval(labelled, rows), n: {current: rows, ...(before && {reference: before.n})},
      ...(before && {reference: before.count / before.n}), ...(change && {change: {difference: {value: change.difference, interval: change.interval}}}),
      items: parts.map((part) => ({label: `${percent(part.labelled / part.rows)} of those predicted ${JSON.stringify(part.predicted)}`, count: part.rows})),
    };
  },
  says: (_, {value, n}) => `labels have come for ${percent(value)} of ${n?.current} predicted rows`,
});
