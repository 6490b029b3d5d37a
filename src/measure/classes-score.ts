import type {ClassScores} from "../comparison/class-scores.ts";
import type {ScoredSide, ScorePair} from "../comparison/score-pair.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {clusterSpread} from "../stats/clusters.ts";
import type {VarianceParts} from "../stats/roc-auc.ts";
import {scaledInterval} from "../stats/scaled-interval.ts";
import {type ScoreTable, totalsOf} from "../stats/score-table.ts";
import {changeOf, type Estimate} from "./change.ts";
import {leftOut} from "./common-classes.ts";
import {fewest, withDetail} from "./confusion-estimate.ts";
import type {Score} from "./measure.ts";
import {tableOf} from "./scored-estimate.ts";

/** A measure of the scores of one class, in [0, 1], of which there may be a mean over classes. */
export interface ClassMeasure {
  readonly of: (table: ScoreTable) => number | undefined;
  readonly parts: (table: ScoreTable) => VarianceParts | undefined;
  readonly estimate: (side: ScoredSide) => Estimate | Unknown;
}

/** The score of one class, or without one named, the mean over classes (of two classes the positive one alone). */
export function classesScore({pairs, classes}: ClassScores, named: string, measure: ClassMeasure): Score | Unknown {
  if (named !== "") {
    const pair = pairs.find((one) => one.class === named);
    return pair ? changeOf(pair, measure.estimate) : noScoresOf(named, pairs.map((one) => one.class), classes);
  }
  if (pairs.length === 1) return changeOf(pairs[0], measure.estimate);
  const common = pairs.filter((pair) => isCommon(pair, measure)), before = common.flatMap(({reference}) => reference ? [reference] : []);
  if (common.length === 0) return unknown("one-class", "no class has rows of both kinds in both tables");
  const sides = {reference: before.length === common.length ? before : null, current: common.map(({current}) => current)};
  const score = changeOf(sides, (all: readonly ScoredSide[]) => meanEstimate(all, measure)), left = pairs.length - common.length;
  return withDetail(score, left === 0 ? undefined : leftOut(left, pairs.length));
}

/** Whether a class has a value in both tables or in neither: like is held against like. */
const isCommon = ({reference, current}: ScorePair, {of}: ClassMeasure): boolean =>
  reference === null || (of(tableOf(reference)) === undefined) === (of(tableOf(current)) === undefined);

const noScoresOf = (named: string, scored: readonly string[], classes: readonly string[]): Unknown =>
  unknown("wrong-kind", classes.includes(named)
    ? `scores are kept of: ${scored.join(", ")}` : `unknown class: ${JSON.stringify(named)}; one of: ${classes.join(", ")}`);

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function meanEstimate(all: readonly ScoredSide[], measure: ClassMeasure): Estimate | Unknown {
  const read = all.map((side) => ({side, found: measure.estimate(side)}));
  const known = read.flatMap(({side, found}) => isUnknown(found) ? [] : [{side, found}]);
  if (known.length === 0) return read[0].found;
  const value = meanOf(known.map(({found}) => found.value)), left = all.length - known.length;
  const bounds = known.flatMap(({found}) => found.bound === undefined ? [] : [found.bound]);
  return {
    value, n: known.reduce((sum, {found}) => sum + found.n, 0), ...suretyOfMean(known.map(({side}) => side), value, measure),
    ...(bounds.length > 0 && {bound: bounds.reduce((sum, bound) => sum + bound, 0) / known.length}),
    ...(left > 0 && {detail: `${left} of ${all.length} classes have no value and are left out`}),
  };
}

function suretyOfMean(sides: readonly ScoredSide[], value: number, measure: ClassMeasure): Pick<Estimate, "interval" | "unsure" | "method"> {
  const rows = sides.map((side) => totalsOf(tableOf(side))), rarest = Math.min(...rows.map(({positives}) => positives));
  if (rows.some(({negatives, positives}) => Math.min(negatives, positives) < fewest)) return {unsure: "too-few-positives"};
  const drawn = drawnMeans(sides, measure);
  if (drawn === null) {
    const deviation = Math.sqrt(meanVariance(sides.map(tableOf), measure)), interval = scaledInterval(value, deviation, {scale: "logit", df: rows[0].negatives + rows[0].positives - rows.length});
    return interval ? {interval} : {unsure: "too-few-positives"};
  }
  const at = rows.findIndex(({positives}) => positives === rarest), counts = (sides[at].resampled ?? []).map((table) => totalsOf(table).positives);
  const spread = clusterSpread(drawn, counts, rarest);
  const interval = spread && scaledInterval(value, Math.sqrt(spread.variance), {scale: "logit", df: spread.df});
  return interval ? {interval, method: "clusters resampled"} : {unsure: "too-few-rows"};
}

/** The mean over classes in each drawing of clusters; null where there are none. */
function drawnMeans(sides: readonly ScoredSide[], {of}: ClassMeasure): number[] | null {
  const [first] = sides;
  return first.resampled && first.resampled.map((_, r) => meanOf(sides.map(({resampled}) => resampled ? of(resampled[r]) ?? NaN : NaN)));
}

/**
 * The variance of the mean over classes. Rows of different classes are independent; a row of one class counts as positive for it
 * and as negative for all others, and what it adds to each is taken to go together, for how it does is not kept. What negatives
 * add is taken to be spread evenly over the classes they are of.
 */
function meanVariance(tables: readonly ScoreTable[], {parts}: ClassMeasure): number {
  const totals = tables.map(totalsOf), found = tables.map((table) => parts(table) ?? {positives: 0, negatives: 0});
  let variance = 0;
  found.forEach((own, k) => {
    const others = found.reduce((sum, {negatives}, l) =>
      l === k ? sum : sum + Math.sqrt(negatives * Math.min(1, totals[k].positives / totals[l].negatives)), 0);
    variance += (Math.sqrt(own.positives) + others) ** 2;
  });
  return variance / tables.length ** 2;
}
