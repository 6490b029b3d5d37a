import {figure} from "./figure.ts";
import type {Markup} from "./html.ts";
import {share} from "./number.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";

const outlined = {fill: paint("surface"), stroke: paint("current"), "stroke-width": 2};

/** How much of a column is missing on either side, as two thin bars out of all rows; a side that is not there draws nothing. */
export function missingBar(reference: number | null, current: number | null): Markup {
  const width = (value: number): string => percent(100 * Math.min(1, Math.max(0.01, value)));
  const about = `${share(reference)} in the reference, ${share(current)} now.`;
  return figure({title: "Missing values", about, height: 15}, [
    shape("rect", {width: "100%", height: 15, fill: paint("raised")}),
    reference !== null && reference > 0 && shape("rect", {width: width(reference), height: 6, fill: paint("reference")}),
    current !== null && current > 0 && shape("rect", {y: 8, width: width(current), height: 6, ...outlined}),
  ]);
}
