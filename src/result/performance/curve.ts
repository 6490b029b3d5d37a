import type {ScoredSide} from "../../comparison/score-pair.ts";
import {thousandths} from "./rounded.ts";
import type {Curve, ScoreSide} from "./view.ts";

const mostPoints = 80;

type Curves = Pick<ScoreSide, "roc" | "precisionRecall" | "area" | "averagePrecision">;

/** Receiver operating characteristic and precision-recall curve with their areas; points stand for at least minCell rows each. */
export function curvesOf({positives, negatives}: ScoredSide, minCell: number): Curves {
  const all = {positives: sum(positives), negatives: sum(negatives)};
  if (all.positives < minCell || all.positives === 0) return {roc: null, precisionRecall: null, area: null, averagePrecision: null};
  const roc = builder(), precision = builder(), step = Math.max(1, minCell, (all.positives + all.negatives) / mostPoints);
  let [hits, alarms, area, average, since] = [0, 0, 0, 0, 0];
  roc.add(0, 0);
  for (let k = positives.length - 1; k >= 0; k--) {
    area += negatives[k] * (hits + positives[k] / 2);
    hits += positives[k];
    alarms += negatives[k];
    since += positives[k] + negatives[k];
    average += hits + alarms > 0 ? positives[k] / all.positives * hits / (hits + alarms) : 0;
    if (since < step && k > 0) continue;
    since = 0;
    roc.add(alarms / all.negatives, hits / all.positives);
    precision.add(hits / all.positives, hits / (hits + alarms));
  }
  const hasBoth = all.negatives >= Math.max(1, minCell);
  return {
    roc: hasBoth ? roc.curve : null, precisionRecall: precision.curve,
    area: hasBoth ? thousandths(area / (all.positives * all.negatives)) : null, averagePrecision: thousandths(average),
  };
}

/** Points are left out that lie on the line between their neighbours, as far as can be seen. */
const unseen = 0.002;

const builder = () => {
  const x: number[] = [], y: number[] = [];
  const isBetween = (a: number, b: number): boolean => {
    const i = x.length - 1, run = a - x[i - 1], rise = b - y[i - 1], off = Math.abs(run * (y[i] - y[i - 1]) - rise * (x[i] - x[i - 1]));
    return off <= unseen * Math.hypot(run, rise);
  };
  return {
    curve: {x, y} satisfies Curve,
    add(a: number, b: number): void {
      if (x.length > 1 && isBetween(a, b)) {
        x.pop();
        y.pop();
      }
      x.push(thousandths(a));
      y.push(thousandths(b));
    },
  };
};

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
