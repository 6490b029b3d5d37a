import {ticksOf} from "./axis.ts";
import type {ErrorBin} from "../result/performance/view.ts";
import {figure} from "./figure.ts";
import type {Markup} from "./html.ts";
import {amount} from "./number.ts";
import {type Dot, dotsOf, planeOf, sidesOf} from "./plane.ts";

const height = 190, top = 26;

/** The mean absolute error by what was predicted: stretches of the prediction side by side, all drawn equally wide. */
export function errorByPrediction(bins: readonly ErrorBin[], {title, about, id, yWords}: {
  readonly title: string; readonly about: string; readonly id?: string; readonly yWords: string;
}): Markup | null {
  const ends = bins.flatMap(({reference, current}) => [reference, current].flatMap((one) => one ? [one.interval[1], one.value] : []));
  if (ends.length === 0) return null;
  const most = Math.max(...ends), plane = planeOf({x: [0, bins.length], y: [0, most * 1.05 || 1], top, height});
  const edges = bins.slice(1).flatMap(({from}, i) => from === null || (bins.length > 8 && i % 2 === 1) ? [] : [{value: i + 1, label: amount(from)}]);
  const dots = (["reference", "current"] as const).map((side) => dotsOf(bins.flatMap(({[side]: one}, i): Dot[] => one === null ? [] : [{
    x: plane.x(i + (side === "reference" ? 0.38 : 0.62)), y: plane.y(one.value), ends: [plane.y(one.interval[0]), plane.y(one.interval[1])],
  }]), {side, size: 4}));
  return figure({title, about, id, height: top + height + 42}, [
    sidesOf(plane, {x: edges, y: ticksOf([0, most * 1.05 || 1], "numeric", 4), xWords: "Prediction", yWords}), dots,
  ]);
}
