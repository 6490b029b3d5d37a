import {ticks, tickStep} from "d3-array";
import {scaleUtc} from "d3-scale";
import type {Markup} from "./html.ts";
import {tickLabels} from "./number.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";

/** A mark on an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** About `wanted` round values within the domain; datetimes (milliseconds) become dates. */
export function ticksOf([low, high]: readonly [number, number], kind: string, wanted = 5): Tick[] {
  if (!(high > low)) return [];
  if (kind === "datetime") return dates(low, high, wanted);
  const values = ticks(low, high, wanted);
  const labels = tickLabels(values, tickStep(low, high, wanted));
  return values.map((value, i) => ({value, label: labels[i]}));
}

const day = 86_400_000;

function dates(low: number, high: number, wanted: number): Tick[] {
  const length = high - low > 3 * 365 * day ? 4 : high - low > 90 * day ? 7 : high - low > 3 * day ? 10 : 16;
  return scaleUtc().domain([low, high]).ticks(wanted)
    .map((date) => ({value: date.getTime(), label: date.toISOString().slice(0, length).replace("T", " ")}));
}

/** Draws ticks with their labels beneath; labels at either end turn inward, those in `keepClear` percent of an end stay away. */
export function axis(marks: readonly Tick[], {x, y, keepClear}: {
  readonly x: (value: number) => number; readonly y: number; readonly keepClear: readonly [number, number];
}): Markup {
  const shown = marks.filter(({value}) => x(value) >= keepClear[0] && x(value) <= 100 - keepClear[1]);
  return shape("g", {fill: paint("soft"), "font-size": 12}, shown.map(({value, label}) => {
    const place = x(value);
    const anchor = place < 4 ? "start" : place > 96 ? "end" : "middle";
    return [
      shape("line", {x1: percent(place), x2: percent(place), y1: y, y2: y + 5, stroke: paint("strong")}),
      shape("text", {x: percent(place), y: y + 18, "text-anchor": anchor}, label),
    ];
  }));
}
