import {html, type Markup} from "./html.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";

/**
 * A number with its interval on a stretch that all rows of a table share, beside the reference's own; the words beside it say the
 * same, so it is hidden from screen readers.
 */
export function intervalMark({value, interval, reference, estimated = false}: {
  readonly value: number | null; readonly interval: readonly [number, number] | null; readonly reference: number | null; readonly estimated?: boolean;
}, [low, high]: readonly [number, number]): Markup {
  const x = (at: number): string => percent(2 + 96 * Math.max(0, Math.min(1, (at - low) / (high - low || 1)))), middle = 9;
  return html`
    <svg class="chart" width="100%" height="18" aria-hidden="true">
      ${shape("line", {x2: "100%", y1: middle, y2: middle, stroke: paint("line")})}
      ${reference !== null && shape("line", {x1: x(reference), x2: x(reference), y1: 1, y2: 17, stroke: paint("reference"), "stroke-width": 3})}
      ${shape("g", {stroke: paint("current"), "stroke-width": 2.5, "stroke-dasharray": estimated && "3 3"}, [
        interval && shape("line", {x1: x(interval[0]), x2: x(interval[1]), y1: middle, y2: middle}),
        value !== null && shape("circle", {cx: x(value), cy: middle, r: 4.5, fill: paint("surface")}),
      ])}
    </svg>`;
}
