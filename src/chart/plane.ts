import type {Tick} from "./axis.ts";
import {html, type Markup, type Part} from "./html.ts";
import {paint} from "./palette.ts";
import {type Attributes, percent, shape, tenth} from "./shape.ts";

type Domain = readonly [low: number, high: number];

/** Where two numbers lie in a drawing: x in percent of the width, y in pixels; what lies beyond an end is put there. */
export interface Plane {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
}

/** A plane with room for labels at its left. */
export function planeOf({x, y, top, height, left = 11, right = 98}: {
  readonly x: Domain; readonly y: Domain; readonly top: number; readonly height: number; readonly left?: number; readonly right?: number;
}): Plane {
  const part = (value: number, [low, high]: Domain): number => Math.max(0, Math.min(1, (value - low) / (high - low || 1)));
  return {
    x: (value) => left + (right - left) * part(value, x), y: (value) => top + height * (1 - part(value, y)),
    left, right, top, floor: top + height,
  };
}

/** What stands along the sides of a plane. */
export interface Sides {
  readonly x?: readonly Tick[];
  readonly y: readonly Tick[];
  readonly xWords?: string;
  readonly yWords?: string;
}

/** Lines at the ticks of y with their labels at the left, ticks of x beneath, and what both are. */
export function sidesOf({x, y, left, right, top, floor}: Plane, sides: Sides): Markup {
  const rule = (at: number, stroke: string): Markup => shape("line", {x1: percent(left), x2: percent(right), y1: at, y2: at, stroke});
  const small = {fill: paint("soft"), "font-size": 12};
  return html`
    ${sides.y.map(({value}) => rule(y(value), paint("line")))}${rule(floor, paint("strong"))}
    ${shape("g", {...small, "text-anchor": "end"}, sides.y.map(({value, label}) =>
      shape("text", {x: percent(left - 1.5), y: y(value) + 4}, label)))}
    ${sides.x && shape("g", small, sides.x.map(({value, label}) => {
      const place = x(value);
      return [
        shape("line", {x1: percent(place), x2: percent(place), y1: floor, y2: floor + 4, stroke: paint("strong")}),
        shape("text", {x: percent(place), y: floor + 17, "text-anchor": place > 94 ? "end" : "middle"}, label),
      ];
    }))}
    ${sides.xWords !== undefined && shape("text", {...small, x: percent((left + right) / 2), y: floor + 34, "text-anchor": "middle"}, sides.xWords)}
    ${sides.yWords !== undefined && shape("text", {...small, x: 0, y: top - 9}, sides.yWords)}`;
}

/** Points in percent of the width and pixels; null where the line stops. */
export type Points = readonly (readonly [x: number, y: number] | null)[];

/** A line through points; it stretches with the drawing and keeps its width. */
export function lineThrough(points: Points, look: Attributes): Markup {
  let isOn = false;
  const d = points.map((point) => {
    if (point === null) {
      isOn = false;
      return "";
    }
    const step = `${isOn ? "L" : "M"}${tenth(10 * point[0])},${tenth(point[1])}`;
    isOn = true;
    return step;
  }).join("");
  return stretched(shape("path", {d: d === "" ? "M0,0" : d, fill: "none", "stroke-linejoin": "round", "vector-effect": "non-scaling-stroke", ...look}));
}

/** The area between a line and the floor. */
export function areaUnder(points: Points, floor: number, look: Attributes): Markup {
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return html``;
  const [first, last] = [known[0], known[known.length - 1]];
  const d = `M${tenth(10 * first[0])},${floor}${known.map(([x, y]) => `L${tenth(10 * x)},${tenth(y)}`).join("")}L${tenth(10 * last[0])},${floor}Z`;
  return stretched(shape("path", {d, "vector-effect": "non-scaling-stroke", ...look}));
}

/** Paths know no percent: they are drawn 1000 wide and stretched. */
const stretched = (path: Part): Markup => html`
  <svg width="100%" height="100" viewBox="0 0 1000 100" preserveAspectRatio="none" overflow="visible">${path}</svg>`;

export const referenceLook = {stroke: paint("reference"), "stroke-width": 1.5} as const;
export const currentLook = {stroke: paint("current"), "stroke-width": 2.25} as const;

/** A value with the ends of its interval. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly ends: readonly [number, number] | null;
}

/** Values with their intervals as dots on upright bars: the reference's are filled, the current ones outlined, estimates dashed. */
export function dotsOf(dots: readonly Dot[], {side, size, estimated = false}: {
  readonly side: "reference" | "current"; readonly size: number; readonly estimated?: boolean;
}): Markup | null {
  if (dots.length === 0) return null;
  const stroke = paint(side), fill = side === "reference" && !estimated ? stroke : paint("surface");
  const look = {fill, stroke, "stroke-width": size > 3 ? 2 : 1.25, "stroke-dasharray": estimated && "2 2"};
  return shape("g", look, dots.map(({x, y, ends}) => {
    const cx = percent(x);
    return [ends && shape("line", {x1: cx, x2: cx, y1: tenth(ends[0]), y2: tenth(ends[1])}), shape("circle", {cx, cy: tenth(y), r: size})];
  }));
}

/** Ticks of shares from 0 to 1. */
export const shareTicks = (values: readonly number[]): Tick[] => values.map((value) => ({value, label: `${Math.round(value * 100)} %`}));
