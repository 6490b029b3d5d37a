import type {Markup} from "./html.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";

/** Where a box is drawn: its top in pixels, its height, and the axis it lies on. */
export interface BoxPlace {
  readonly y: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly side: "reference" | "current";
}

/** Quantiles .05 .25 .5 .75 .95 as a line with a box on it; the reference's box is filled, the current one outlined. */
export function quantileBox(quantiles: readonly number[], {y, height, x, side}: BoxPlace): Markup | null {
  if (quantiles.length !== 5 || !quantiles.every(Number.isFinite)) return null;
  const [low, lower, middle, upper, high] = quantiles.map(x);
  const centre = y + height / 2;
  const fill = side === "reference" ? paint("reference-fill") : paint("surface");
  return shape("g", {stroke: paint(side), "stroke-width": 1.5}, [
    shape("line", {x1: percent(low), x2: percent(high), y1: centre, y2: centre}),
    shape("rect", {x: percent(lower), width: percent(Math.max(0.3, upper - lower)), y, height, rx: 2, fill}),
    shape("line", {x1: percent(middle), x2: percent(middle), y1: y, y2: y + height, "stroke-width": 3}),
  ]);
}
