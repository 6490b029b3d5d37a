import type {Verdict} from "../result/result.ts";
import type {Scores} from "../store/facts.ts";
import type {Heading} from "../store/figures.ts";
import {isoText} from "./range.ts";

/** The course of a figure over windows; null where a window has none of it. */
export interface Series extends Heading {
  readonly score: (number | null)[];
  readonly verdict: (Verdict | null)[];
  /** The ends of the intervals, where they were asked for. */
  readonly low?: (number | null)[];
  readonly high?: (number | null)[];
  /** How many windows a verdict is of, where any is of more than its own. */
  over?: (number | null)[];
}

/** Windows in order, and what there is to know of them: lists of one length. */
export interface Courses {
  readonly start: readonly string[];
  readonly end: readonly string[];
  readonly rows: readonly number[];
  readonly labels: readonly number[];
  readonly series: readonly Series[];
}

/** Which figures, and whether with their intervals. */
export interface CoursesWish {
  readonly isWanted: (heading: Heading) => boolean;
  readonly intervals: boolean;
}

/** Lays the figures of windows out by figure. */
export function coursesOf(windows: readonly Scores[], {isWanted, intervals}: CoursesWish): Courses {
  const all = new Map<string, Series>(), known = new Map<readonly Heading[], {readonly places: readonly number[]; readonly series: readonly Series[]}>();
  const none = (): null[] => Array.from({length: windows.length}, () => null);
  const seriesOf = ({topic, column, segment, measure}: Heading): Series => {
    const key = JSON.stringify([topic, column, segment, measure]), found = all.get(key);
    const made = found ?? {topic, column, segment, measure, score: none(), verdict: none(), ...(intervals && {low: none(), high: none()})};
    if (!found) all.set(key, made);
    return made;
  };
  windows.forEach(({figures}, w) => {
    const {headings} = figures, places = known.get(headings)?.places ?? [...headings.keys()].filter((place) => isWanted(headings[place]));
    const series = known.get(headings)?.series ?? places.map((place) => seriesOf(headings[place]));
    known.set(headings, {places, series});
    figures.at(places).forEach(({score, verdict, interval, over}, i) => {
      const of = series[i];
      of.score[w] = score;
      of.verdict[w] = verdict;
      if (of.low && of.high) [of.low[w], of.high[w]] = interval ?? [null, null];
      if (over !== undefined) (of.over ??= none())[w] = over;
    });
  });
  return {
    start: windows.map(({window}) => isoText(window.start)), end: windows.map(({window}) => isoText(window.end)),
    rows: windows.map(({rows}) => rows), labels: windows.map(({labels}) => labels), series: [...all.values()],
  };
}
