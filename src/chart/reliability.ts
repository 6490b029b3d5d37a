import type {ReliabilityBin} from "../result/performance/view.ts";
import {figure} from "./figure.ts";
import type {Markup} from "./html.ts";
import {paint} from "./palette.ts";
import {dotsOf, lineThrough, planeOf, shareTicks, sidesOf} from "./plane.ts";

const height = 220, top = 26;

/** How often the class came where the model gave it such a probability, with intervals, against the line of those that are right. */
export function reliabilityChart({reference, current}: {
  readonly reference: readonly ReliabilityBin[] | null; readonly current: readonly ReliabilityBin[] | null;
}, {title, about, id}: {readonly title: string; readonly about: string; readonly id?: string}): Markup {
  const plane = planeOf({x: [0, 1], y: [0, 1], top, height}), ticks = shareTicks([0, 0.25, 0.5, 0.75, 1]);
  const dots = (side: "reference" | "current", bins: readonly ReliabilityBin[] | null): Markup | null =>
    dotsOf((bins ?? []).map(({score, value, interval: [low, high]}) => ({x: plane.x(score), y: plane.y(value), ends: [plane.y(low), plane.y(high)]})),
      {side, size: 4.5});
  return figure({title, about, id, height: top + height + 42}, [
    sidesOf(plane, {x: ticks, y: ticks, xWords: "Probability that the model gave", yWords: "How often it came true"}),
    lineThrough([[plane.x(0), plane.y(0)], [plane.x(1), plane.y(1)]], {stroke: paint("strong"), "stroke-dasharray": "4 4"}),
    dots("reference", reference), dots("current", current),
  ]);
}
