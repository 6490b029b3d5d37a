import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calendarUnits, isTimezone, windowAfter, windowAt, windowLastWeek, windowsIn, type Calendar} from "../../src/data/window.ts";

const at = (text: string): number => Date.parse(text);
const texts = ({start, end}: {start: number; end: number}): string[] => [start, end].map((time) => new Date(time).toISOString());
const hour = 3_600_000;

const zones = [
  "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "America/Sao_Paulo",
  "Africa/Casablanca", "Pacific/Apia", "America/Havana", "Asia/Tehran",
];
const calendar = fc.record({every: fc.constantFrom(...calendarUnits), timezone: fc.constantFrom(...zones)});
const instant = fc.integer({min: at("1995-01-01"), max: at("2035-01-01")});

describe("windows", () => {
  it("hold the instant that they are asked for", () => {
    fc.assert(fc.property(instant, calendar, (time, by) => {
      const {start, end} = windowAt(time, by);
      expect(start <= time && time < end).toBe(true);
    }), {seed: 1});
  });

  it("follow one another without gap or overlap, in every zone and over every change of clocks", () => {
    fc.assert(fc.property(instant, calendar, (time, by) => {
      const window = windowAt(time, by), after = windowAfter(window, by), before = windowAt(window.start - 1, by);
      expect([before.end, after.start]).toEqual([window.start, window.end]);
      expect(windowAt(window.end - 1, by)).toEqual(window);
      expect(windowAt(window.start, by)).toEqual(window);
    }), {seed: 2});
  });

  it.each<[string, Calendar, string, string, string]>([
    ["an hour", {every: "hour", timezone: "UTC"}, "2026-03-01T10:59:59Z", "2026-03-01T10:00:00.000Z", "2026-03-01T11:00:00.000Z"],
    ["an hour in India", {every: "hour", timezone: "Asia/Kolkata"}, "2026-03-01T10:10:00Z", "2026-03-01T09:30:00.000Z", "2026-03-01T10:30:00.000Z"],
    ["the day of 23 hours", {every: "day", timezone: "Europe/Berlin"}, "2026-03-29T12:00Z", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ["the day of 25 hours", {every: "day", timezone: "Europe/Berlin"}, "2026-10-25T12:00Z", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
    ["a day that begins at one o'clock", {every: "day", timezone: "America/Sao_Paulo"}, "2018-11-04T12:00Z", "2018-11-04T03:00:00.000Z", "2018-11-05T02:00:00.000Z"],
    ["a week", {every: "week", timezone: "UTC"}, "2026-11-25T12:00Z", "2026-11-23T00:00:00.000Z", "2026-11-30T00:00:00.000Z"],
    ["a month", {every: "month", timezone: "America/New_York"}, "2026-03-01T04:59Z", "2026-02-01T05:00:00.000Z", "2026-03-01T05:00:00.000Z"],
    ["a day before 1970", {every: "day", timezone: "UTC"}, "1969-12-31T12:00Z", "1969-12-31T00:00:00.000Z", "1970-01-01T00:00:00.000Z"],
  ])("are cut by the calendar: %s", (_, by, time, start, end) => {
    expect(texts(windowAt(at(time), by))).toEqual([start, end]);
  });

  it("find the same hour of last week by the clocks of the place", () => {
    const by = {every: "hour", timezone: "Europe/Berlin"} as const, window = windowAt(at("2026-03-30T08:00Z"), by);
    expect(texts(windowLastWeek(window, by))).toEqual(["2026-03-23T09:00:00.000Z", "2026-03-23T10:00:00.000Z"]);
  });

  it("show the gaps of a stretch", () => {
    const by = {every: "day", timezone: "UTC"} as const, found = [...windowsIn({start: at("2026-01-01T05:00Z"), end: at("2026-01-04T00:00Z")}, by)];
    expect(found.map(({start}) => new Date(start).getUTCDate())).toEqual([1, 2, 3]);
    expect([...windowsIn({start: 5, end: 5}, by)]).toEqual([]);
    expect([...windowsIn({start: 0, end: 25 * hour}, {...by, every: "hour"})].length).toBe(25);
  });

  it("know which time zones there are", () => {
    expect(["Europe/Berlin", "UTC", "Mars/Olympus", ""].map(isTimezone)).toEqual([true, true, false, false]);
  });
});
