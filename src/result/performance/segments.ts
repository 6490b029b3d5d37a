import type {Compared, SegmentPair} from "../../comparison/comparison.ts";
import type {Settings} from "../settings.ts";
import {coverageOf} from "./coverage.ts";
import {type MainMeasure, scoresOf} from "./main-scores.ts";
import type {MeasureHead, PerformanceView, SegmentRow} from "./view.ts";

const mostRows = 40;

/** With fewer labelled rows a score's interval is too wide to say much: the row is marked. */
const fewRows = 30;

/** How the model does in each segment, worst first within its columns. */
export function segmentsOf({segments, plan}: Compared, measures: readonly MainMeasure[], settings: Settings): Pick<PerformanceView, "segments" | "segmentsLeftOut"> {
  const shown = segments.filter(({key, compared: {current}}) => current.rows >= Math.max(1, settings.minCell) && !isOutcome(key.group, plan.task));
  const rows = shown.map((segment) => rowOf(segment, measures, settings));
  const groups = [...new Set(rows.map(({columns}) => JSON.stringify(columns)))];
  const inGroup = (group: string): SegmentRow[] => rows.filter(({columns}) => JSON.stringify(columns) === group);
  // A column with one label parts nothing.
  const ordered = groups.map(inGroup).filter((some) => some.length > 1).flatMap((some) => some.sort(worstFirst(measures[0]?.measure.worse)));
  const counted = segments.filter(({key, compared: {current}}) => current.rows > 0 && !isOutcome(key.group, plan.task)).length;
  return {segments: ordered.slice(0, mostRows), segmentsLeftOut: counted - rows.length + Math.max(0, ordered.length - mostRows)};
}

/** Rows of one class, or of one decision, have no accuracy to speak of: they are parted for business columns. */
const isOutcome = (group: readonly string[], task: Compared["plan"]["task"]): boolean =>
  group.length === 1 && (group[0] === task?.target || group[0] === task?.prediction);

function rowOf({key, compared}: SegmentPair, measures: readonly MainMeasure[], settings: Settings): SegmentRow {
  const {labelled} = coverageOf(compared.current.outcome), isTold = labelled === 0 || labelled >= settings.minCell;
  const scores = scoresOf(compared, measures, settings);
  return {
    columns: key.group, labels: key.labels, rows: compared.current.rows, labelled: isTold ? labelled : 0, few: labelled < fewRows,
    scores: isTold ? scores : scores.map(() => ({value: null, interval: null, reference: null, reason: "too-few-rows"})),
  };
}

/** By the first measure, segments with few rows and those without a score last. */
const worstFirst = (worse: MeasureHead["worse"] = "lower") => (a: SegmentRow, b: SegmentRow): number => {
  const badness = ({scores}: SegmentRow): number => {
    const value = scores.length === 0 ? null : scores[0].value;
    return value === null ? -Infinity : worse === "lower" ? -value : worse === "higher" ? value : Math.abs(value);
  };
  const [left, right] = [badness(a), badness(b)];
  return Number(a.few) - Number(b.few) || (left === right ? 0 : left < right ? 1 : -1);
};
