import {hour, type TimePair, timePair} from "../../comparison/time-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {defineMeasure} from "../measure.ts";

const lastRow = (time: string, later?: string): TimePair =>
  ({column: "time", current: new Map([time, ...(later ? [later] : [])].map((one) => [Date.parse(one), 3]))});

export const freshness = defineMeasure({
  id: "freshness", family: "quality",
  title: "Age of the newest row",
  about: "Hours from the newest row of the current table to the moment given as now: how long nothing has come. Without that " +
    "moment nothing is judged, for a report must say the same tomorrow.",
  over: timePair,
  options: {now: {default: "", about: "The moment to count from, with its zone: 2026-01-31T12:00Z. Empty: no answer."}},
  unit: "h", range: [0, Infinity], worse: "higher", limits: {warn: 24, fail: 48}, evidence: "fact",
  needs: "profile", chart: "none",
  examples: [
    {why: "the newest hour ended ten hours ago", given: lastRow("2026-01-30T08:00Z", "2026-01-31T01:00Z"),
      options: {now: "2026-01-31T12:00Z"}, gives: {value: 10}},
    {why: "the newest hour is not over", given: lastRow("2026-01-31T12:00Z"), options: {now: "2026-01-31T12:30Z"},
      gives: {value: 0}},
    {why: "no moment is given", given: lastRow("2026-01-31T12:00Z"), gives: {unknown: "not-declared"}},
    {why: "no row says when it is from", given: {column: "time", current: new Map()}, options: {now: "2026-01-31T12:30Z"},
      gives: {unknown: "no-values"}},
  ],
  score({column, current}, {now}) {
    if (now === "") return unknown("not-declared");
    const moment = /(Z|[+-]\d\d:?\d\d)$/.test(now) ? Date.parse(now) : NaN;
    if (Number.isNaN(moment)) {
      throw new Error(`invalid option now of freshness: "${now}"; expected a time with its zone, such as 2026-01-31T12:00Z`);
    }
    let [newest, rows] = [-Infinity, 0];
    for (const [start, count] of current) {
      if (count > 0) newest = Math.max(newest, start);
      rows += count;
    }
    if (rows === 0) return unknown("no-values", `no row says in ${column} when it is from`);
    // Rows are counted by the hour, so the newest may be up to an hour older than the end of its hour.
    return {value: Math.max(0, (moment - newest) / hour - 1), bound: 1, n: {current: rows}};
  },
  says: ({column}, {value}) => `the newest row (by ${column}) is ${value === 0 ? "less than an hour"
    : `${Number(value.toPrecision(3))} h`} old`,
});
