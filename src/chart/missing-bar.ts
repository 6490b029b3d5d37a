import {figure, percent} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {share} from "./number.ts";
import {paint} from "./palette.ts";

/** How much of a column is missing on either side, as two thin bars out of all rows; a side that is not there draws nothing. */
export function missingBar(reference: number | null, current: number | null): Markup {
  const width = (value: number): string => percent(100 * Math.min(1, Math.max(value > 0 ? 0.01 : 0, value)));
  return figure({title: "Missing values", about: `${share(reference)} in the reference, ${share(current)} now.`, height: 15}, html`<rect width="100%" height="15" fill="${
    paint("raised")}"/>${reference !== null && reference > 0 && html`<rect width="${width(reference)}" height="6" fill="${paint("reference")}"/>`}${
    current !== null && current > 0 && html`<rect y="8" width="${width(current)}" height="6" fill="${paint("surface")}" stroke="${paint("current")}" stroke-width="2"/>`}`);
}
