import type {Curve} from "../result/performance/view.ts";
import {figure} from "./figure.ts";
import type {Markup} from "./html.ts";
import {paint} from "./palette.ts";
import {areaUnder, currentLook, lineThrough, planeOf, type Points, referenceLook, shareTicks, sidesOf} from "./plane.ts";

/** Two curves of shares against shares, and how they are called. */
export interface CurveChart {
  readonly title: string;
  readonly about: string;
  readonly id?: string;
  readonly xWords: string;
  readonly yWords: string;
  readonly reference: Curve | null;
  readonly current: Curve | null;
  /** What answering by chance would give. */
  readonly chance: Curve;
}

const height = 220, top = 26;

/** A curve of each side over the unit square: the reference's filled, the current one a line, chance dashed. */
export function curveChart({title, about, id, xWords, yWords, reference, current, chance}: CurveChart): Markup {
  const plane = planeOf({x: [0, 1], y: [0, 1], top, height}), ticks = shareTicks([0, 0.25, 0.5, 0.75, 1]);
  const points = ({x, y}: Curve): Points => x.map((value, i) => [plane.x(value), plane.y(y[i])]);
  return figure({title, about, id, height: top + height + 42}, [
    reference && areaUnder(points(reference), plane.floor, {fill: paint("reference-fill"), "fill-opacity": 0.5}),
    sidesOf(plane, {x: ticks, y: ticks, xWords, yWords}),
    lineThrough(points(chance), {stroke: paint("strong"), "stroke-dasharray": "4 4"}),
    reference && lineThrough(points(reference), referenceLook),
    current && lineThrough(points(current), currentLook),
  ]);
}
