import {tickStep, ticks} from "d3-array";
import type {ThresholdSide, ThresholdView} from "../result/performance/view.ts";
import {figure} from "./figure.ts";
import type {Markup} from "./html.ts";
import {tickLabels} from "./number.ts";
import {currentLook, lineThrough, planeOf, type Points, referenceLook, shareTicks, sidesOf} from "./plane.ts";

const band = 84, gap = 34, top = 24;

const kinds: readonly (readonly [key: keyof ThresholdSide, words: string])[] = [
  ["recall", "Found (recall)"], ["precision", "Right when called (precision)"], ["decided", "Called, of all rows (decision rate)"],
];

/** What deciding at each threshold would give, one band for each question, over one axis. */
export function thresholdChart({at, reference, current}: ThresholdView, {title, about, id}: {
  readonly title: string; readonly about: string; readonly id?: string;
}): Markup {
  const x = [at[0], at[at.length - 1]] as const, marks = ticks(x[0], x[1], 5);
  const labels = tickLabels(marks, tickStep(x[0], x[1], 5)), xTicks = marks.map((value, i) => ({value, label: labels[i]}));
  const bands = kinds.map(([key, yWords], i) => {
    const plane = planeOf({x, y: [0, 1], top: top + i * (band + gap), height: band}), isLast = i === kinds.length - 1;
    const points = (side: ThresholdSide): Points => side[key].map((value, k) => value === null ? null : [plane.x(at[k]), plane.y(value)]);
    return [
      sidesOf(plane, {y: shareTicks([0, 0.5, 1]), yWords, ...isLast && {x: xTicks, xWords: "Score from which the class is called"}}),
      reference && lineThrough(points(reference), referenceLook), current && lineThrough(points(current), currentLook),
    ];
  });
  return figure({title, about, id, height: top + kinds.length * (band + gap) - gap + 42}, bands);
}
