import {at, percent} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {paint} from "./palette.ts";

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
  const line = paint(side);
  const centre = y + height / 2;
  const fill = side === "reference" ? paint("reference-fill") : paint("surface");
  return html`<g stroke="${line}" stroke-width="1.5"><line x1="${percent(low)}" x2="${percent(high)}" y1="${at(centre)}" y2="${at(centre)}"/><rect x="${
    percent(lower)}" width="${percent(Math.max(0.3, upper - lower))}" y="${at(y)}" height="${at(height)}" rx="2" fill="${fill}"/><line x1="${
    percent(middle)}" x2="${percent(middle)}" y1="${at(y)}" y2="${at(y + height)}" stroke-width="3"/></g>`;
}
