import {hour, hourlySeries, type TimePair, timePair} from "../../comparison/time-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {seasonalRate} from "../../stats/seasonal-rate.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

/** The same number of rows in each of so many hours. */
const steady = (from: number, hours: number, rows: number): [number, number][] =>
  Array.from({length: hours}, (_, i) => [(from + i) * hour, rows]);

const month = new Map(steady(0, 30 * 24, 10));

export const volume = defineMeasure({
  id: "volume", family: "quality",
  title: "Change of the rate of rows",
  about: "How many more or fewer rows come per hour than in the reference at the same hours of the week: -50 % is half as " +
    "many, 100 % twice as many. Needs a timestamp and two weeks of reference, or a weekend would look like an outage. Hours " +
    "without any row at which the reference always had some are gaps.",
  source: "ratio of rows to expected rows; quasi-Poisson with the dispersion of whole days (Wedderburn 1974), Student's law " +
    "on the days",
  over: timePair,
  options: {},
  unit: "share", range: [-1, Infinity], worse: "either", limits: {warn: 0.5, fail: 0.9}, evidence: "test",
  needs: "profile", chart: "interval",
  examples: [
    {why: "half as many rows, two of the hours without any",
      given: {column: "time", reference: month, current: new Map([...steady(800, 20, 6), ...steady(822, 20, 5)])},
      gives: {value: 209 / 400 - 1}},
    {why: "as many as before", given: {column: "time", reference: month, current: new Map(steady(800, 50, 10))},
      gives: {value: 0}},
    {why: "one week of reference has one weekend",
      given: {column: "time", reference: new Map(steady(0, 168, 10)), current: new Map(steady(800, 40, 5))},
      gives: {unknown: "too-few-rows"}},
    {why: "no reference", given: {column: "time", current: month}, gives: {unknown: "no-reference"}},
  ],
  score(pair) {
    if (!pair.reference) return unknown("no-reference");
    const found = rateOf(pair);
    if (!found) return unknown("too-few-rows", "a rate needs two weeks of reference, and twenty rows expected now");
    const {ratio, p, interval: [low, high], expected, dispersion, df, gaps} = found;
    return {
      value: ratio - 1, p, interval: [low - 1, high - 1], n: {reference: total(pair.reference), current: total(pair.current)},
      also: {expected, dispersion, df, gaps},
      ...(gaps > 0 && {detail: `${gaps} ${gaps === 1 ? "hour" : "hours"} without rows at which the reference always had some`}),
    };
  },
  detectable(pair, aim) {
    const rise = rateOf(pair)?.detectable(aim);
    return rise === undefined ? undefined : rise - 1;
  },
  says: (_, {value}) => value === 0 ? "rows come as fast as in the reference"
    : `${percent(Math.abs(value))} ${value > 0 ? "more" : "fewer"} rows than the reference had at the same hours of the week`,
});

const total = (hours: ReadonlyMap<number, number>): number => [...hours.values()].reduce((sum, count) => sum + count, 0);

function rateOf({reference, current}: TimePair) {
  const before = reference && hourlySeries(reference), now = hourlySeries(current);
  return before && now && seasonalRate(before, now);
}
