import {type Tick, ticksOf} from "./axis.ts";
import {figure} from "./figure.ts";
import type {Markup} from "./html.ts";
import {tickLabels} from "./number.ts";
import {paint} from "./palette.ts";
import {type Dot, dotsOf, planeOf, type Plane, sidesOf} from "./plane.ts";
import {percent, shape} from "./shape.ts";
import {tickStep, ticks} from "d3-array";

/** One number in one stretch of time; null where it is not known. */
export interface PeriodPoint {
  readonly side: "reference" | "current";
  /** Milliseconds since 1970, in the middle of the period. */
  readonly time: number;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}

/** A number over time, and how it is drawn. */
export interface PeriodStrip {
  readonly title: string;
  readonly about: string;
  readonly id?: string;
  readonly points: readonly PeriodPoint[];
  /** What is drawn of time: the same for all strips of a page, so that they stand in line. */
  readonly domain: readonly [number, number];
  /** The reference's own number, as a line to compare with. */
  readonly level: number | null;
  readonly unit: string;
  readonly estimated: boolean;
  /** Shows the dates; of strips under each other the last one does. */
  readonly dated: boolean;
}

const band = 92, top = 12;

/** A value with its interval for each period; a period without one leaves a gap, marked on the floor. */
export function periodStrip({title, about, id, points, domain, level, unit, estimated, dated}: PeriodStrip): Markup {
  const known = points.filter(({value}) => value !== null), range = rangeOf(known, level);
  const plane = planeOf({x: domain, y: range, top, height: band}), size = points.length > 60 ? 2 : points.length > 30 ? 2.75 : 4;
  return figure({title, about, id, height: top + band + (dated ? 24 : 8)}, [
    sidesOf(plane, {y: yTicks(range, unit), ...dated && {x: datesOf(domain)}}),
    level !== null && shape("line", {x1: percent(plane.left), x2: percent(plane.right), y1: plane.y(level), y2: plane.y(level),
      stroke: paint("reference"), "stroke-width": 1.5, "stroke-dasharray": "5 4"}),
    gapsOf(points, plane), (["reference", "current"] as const).map((side) => dotsOf(dotsIn(points, plane, side), {side, size, estimated})),
  ]);
}

const dotsIn = (points: readonly PeriodPoint[], {x, y}: Plane, wanted: PeriodPoint["side"]): Dot[] =>
  points.flatMap(({side, time, value, interval}) => side !== wanted || value === null ? []
    : [{x: x(time), y: y(value), ends: interval && [y(interval[0]), y(interval[1])]}]);

/** Marks on the floor where a period has no value. */
function gapsOf(points: readonly PeriodPoint[], {x, floor}: Plane): Markup {
  const gaps = points.filter(({value}) => value === null).map(({time}) => x(time));
  return shape("g", {stroke: paint("unknown"), "stroke-width": 4}, gaps.map((at) =>
    shape("line", {x1: percent(at - 0.3), x2: percent(at + 0.3), y1: floor, y2: floor})));
}

/** From the lowest to the highest value, with as much of the intervals as leaves the values apart. */
function rangeOf(points: readonly PeriodPoint[], level: number | null): readonly [number, number] {
  const values = [...points.map(({value}) => value ?? 0), ...level === null ? [] : [level]];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values), high = Math.max(...values), room = Math.max(high - low, Math.abs(high) * 0.02, 1e-9);
  const ends = points.flatMap(({interval}) => interval ?? []);
  // One value alone, or the same again and again, stands in the middle.
  if (low === high && ends.length === 0) return [low - (Math.abs(low) / 10 || 1), high + (Math.abs(high) / 10 || 1)];
  return [Math.max(low - room, Math.min(low, ...ends)), Math.min(high + room, Math.max(high, ...ends))];
}

function yTicks([low, high]: readonly [number, number], unit: string): Tick[] {
  const factor = unit === "share" ? 100 : 1, marks = ticks(low * factor, high * factor, 3), labels = tickLabels(marks, tickStep(low * factor, high * factor, 3));
  return marks.map((value, i) => ({value: value / factor, label: unit === "share" ? `${labels[i]} %` : labels[i]}));
}

const datesOf = (domain: readonly [number, number]): Tick[] => ticksOf(domain, "datetime", 4);

/** How many of the rows of each period have a label: a bar filled so far. */
export function coverageStrip(points: readonly PeriodPoint[], {title, about, id, domain}: Pick<PeriodStrip, "title" | "about" | "id" | "domain">): Markup {
  const plane = planeOf({x: domain, y: [0, 1], top: 6, height: 30}), width = Math.min(2.4, (plane.right - plane.left) / Math.max(1, points.length) * 0.7);
  return figure({title, about, id, height: 42}, [
    sidesOf(plane, {y: [{value: 0, label: "0 %"}, {value: 1, label: "100 %"}]}),
    (["reference", "current"] as const).map((wanted) => shape("g", {fill: wanted === "reference" ? paint("reference-fill") : "none", stroke: paint(wanted)},
      points.map(({time, value, side}) => side === wanted && value !== null && value > 0 && shape("rect", {
        x: percent(plane.x(time) - width / 2), width: percent(width), y: plane.y(value), height: plane.floor - plane.y(value),
      })))),
  ]);
}
