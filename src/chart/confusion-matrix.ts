import type {ConfusionSide} from "../result/performance/view.ts";
import {figure} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {count, share} from "./number.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";
import {shortened} from "./shortened.ts";

const head = 46, row = 46, left = 26;
/** More classes than this are numbered above their columns, for want of room. */
const named = 4;

/** What is drawn of a matrix besides its cells. */
export interface MatrixLook {
  readonly title: string;
  readonly about: string;
  readonly id?: string;
  readonly side: "reference" | "current";
  /** Stands for counts that are hidden: "< 5". */
  readonly hidden: string;
}

/** Rows by actual and predicted class: a cell is the darker, the larger its part of the row's cases; right answers are framed. */
export function confusionMatrix(classes: readonly string[], {counts, shares}: ConfusionSide, look: MatrixLook): Markup {
  const {title, about, id, side, hidden} = look, width = (100 - left) / classes.length, isNamed = classes.length <= named;
  const label = (name: string, most: number): string => name === "" ? "(empty)" : shortened(name, most);
  const soft = {fill: paint("soft"), "font-size": 12};
  const heads = classes.map((name, k) => shape("text", {
    x: percent(left + width * (k + 0.5)), y: head - 9, "text-anchor": "middle", fill: paint("ink"), "font-size": 12.5,
  }, isNamed ? label(name, Math.floor(36 / classes.length)) : `${k + 1}`));
  const names = classes.map((name, k) => shape("text", {x: 0, y: head + row * (k + 0.5) + 4, fill: paint("ink"), "font-size": 12.5},
    html`${name.length > 12 && html`<title>${name}</title>`}${isNamed ? "" : `${k + 1} `}${label(name, isNamed ? 13 : 10)}`));
  const cells = counts.map((line, i) => line.map((cell, k) => cellOf({x: left + width * k, y: head + row * i, width, isRight: i === k}, {
    count: cell, share: shares[i][k], side, words: cell === null ? hidden : count(cell), few: classes.length > 6,
  })));
  return figure({title, about, id, height: head + row * classes.length + 4}, [
    shape("text", {...soft, x: 0, y: 14}, "Actual"), shape("text", {...soft, x: percent(left), y: 14}, "The model said"),
    heads, names, cells,
  ]);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isRight: boolean;
}

function cellOf({x, y, width, isRight}: Place, {count: of, share: part, side, words, few}: {
  readonly count: number | null; readonly share: number | null; readonly side: "reference" | "current"; readonly words: string; readonly few: boolean;
}): Markup {
  const middle = percent(x + width / 2), hasShare = part !== null && of !== 0 && !few;
  return html`
    ${shape("rect", {x: percent(x + 0.4), y: y + 2, width: percent(width - 0.8), height: row - 4, rx: 3,
      fill: paint(side), "fill-opacity": 0.05 + 0.33 * (part ?? 0), stroke: isRight ? paint("ink") : paint("line"), "stroke-width": isRight ? 1.5 : 1})}
    ${shape("text", {x: middle, y: y + row / 2 + (hasShare ? -2 : 4), "text-anchor": "middle", fill: of === 0 ? paint("soft") : paint("ink"), "font-size": 13, "font-weight": isRight && 600}, words)}
    ${hasShare && shape("text", {x: middle, y: y + row / 2 + 13, "text-anchor": "middle", fill: paint("ink"), "font-size": 11}, share(part))}`;
}
