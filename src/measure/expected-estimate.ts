import {type UnlabelledClass, type UnlabelledScores} from "../comparison/unlabelled-scores.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {drawInterval} from "../stats/draw-interval.ts";
import {combined, type ExpectedSeries} from "../stats/expected-series.ts";
import {confusionNow, type UnlabelledModel} from "../stats/unlabelled-model.ts";
import {gapBetween} from "./change.ts";
import type {Score} from "./measure.ts";
import {percent} from "./percent.ts";

/** The options of every estimate without labels. */
export const expectedOptions = {
  class: {default: "" as string, about: "The class that is looked for; empty: of two classes the positive one, of more the mean over all."},
  correct: {
    default: "prevalence" as "prevalence" | "none", choices: ["prevalence", "none"] as const,
    about: "What may have happened to the scores: their classes have become more or less frequent (prevalence), or rows of the same " +
      "score are of the class as often as ever (none).",
  },
} as const;

/** How a number is had of one class, and what several classes make together. */
export interface Expected {
  readonly of: (model: UnlabelledModel) => ExpectedSeries;
  readonly together: "mean" | "sum";
  /** The same from labels that have arrived. */
  readonly measured?: (one: UnlabelledClass) => number | undefined;
  /** What is to be said where the number has no value. */
  readonly nothing: string;
  /** Rows of either kind to be expected now without which no interval keeps its level (docs/unlabelled.md). */
  readonly fewest?: number;
}

/** Further from the reference than these, and an estimate is not given. */
const limits = {outside: 0.05, effective: 30, stale: 0.001, slack: 0.05, apart: 0.02, seen: 500};

/** Where the correction moves the estimate, and so few rows could hardly have contradicted it (docs/unlabelled.md). */
const blind = "taken to be a change of prevalence, which fewer than 500 rows do not always contradict where it is not";

/**
 * How unlikely scores must be under a change of prevalence alone to leave no answer, and to leave a doubt that widens the interval.
 * Few rows contradict little, so of them a weak doubt is enough (docs/unlabelled.md).
 */
const doubts = {no: {p: 0.01, errors: 2.58}, weak: {p: 0.1, errors: 1.645}} as const;

/** The estimate with its interval, its change from what was measured in the reference, and what speaks for and against it. */
export function expectedScore(shape: UnlabelledScores, {class: named}: {readonly class: string}, expected: Expected): Score | Unknown {
  const classes = named === "" ? shape.classes : shape.classes.filter((one) => one.class === named);
  if (classes.length === 0) return unknown("wrong-kind", `no scores of a class ${JSON.stringify(named)}; one of: ${shape.classes.map((one) => one.class).join(", ")}`);
  const failed = classes.map(unlike).find((reason) => reason !== null);
  if (failed) return unknown("assumption-failed", failed);
  const moved = combined(classes.map((one) => expected.of(one.moved)), expected.together);
  const doubtAt = (level: keyof typeof doubts): string | null => shape.correct === "none" ? null
    : classes.map((one) => doubtOf(one, shape, doubts[level])).find((reason) => reason !== null) ?? null;
  const rows = Math.min(...classes.map(({moved: {groups}}) => groups.reduce((all, {current}) => all + sum(current.counts), 0)));
  const doubt = doubtAt(rows < limits.seen ? "weak" : "no");
  if (moved.value === undefined) return doubt ? unknown("assumption-failed", doubt) : unknown("not-computable", expected.nothing);
  const score = scoreOf({...moved, value: moved.value}, classes);
  if (rarerNow(classes) < (expected.fewest ?? 0)) return withMeasured(unsureOf(score), classes, expected);
  if (shape.correct === "none") return withMeasured(score, classes, expected);
  const widened = heldAgainst(score, combined(classes.map((one) => expected.of(one.unmoved)), expected.together), {doubt, hint: doubtAt("weak"), isMoved: classes.some(movesPrevalence)});
  return isUnknown(widened) ? widened : withMeasured(widened, classes, expected);
}

const chance = (p: number): string => p < 1e-4 ? "p under 0.0001" : `p ${Number(p.toPrecision(2))}`;

/** Why rows now are too unlike the reference to learn from it, or contradict it; null where they are not. */
function unlike({check, fit, class: of}: UnlabelledClass): string | null {
  if (check.outside > limits.outside) return `${percent(check.outside)} of the scores lie beyond all labelled scores of the reference`;
  if (check.effective < limits.effective) {
    return `only ${Math.round(check.effective)} labelled rows' worth of the reference have scores like those of now`;
  }
  if (fit < limits.stale) return `labels that have arrived contradict the chances of ${JSON.stringify(of)} that the reference teaches (${chance(fit)})`;
  return null;
}

/** Why a change of prevalence may not be what has happened; null where scores and predictions agree that it may. */
function doubtOf({check}: UnlabelledClass, {among}: UnlabelledScores, {p, errors}: {readonly p: number; readonly errors: number}): string | null {
  // Of more than two classes the others change their mix as well, which a mixture of two kinds knows only nearly.
  if (among === 2 && check.mixture < p) {
    return `no mixture of the reference's two classes gives the scores of now (${chance(check.mixture)})`;
  }
  const slack = among === 2 ? 0 : limits.slack;
  if (check.blackBox !== null && Math.abs(check.disagreement ?? 0) > errors && Math.abs(check.prevalence - check.blackBox) > slack) {
    return `scores speak for a prevalence of ${percent(check.prevalence)}, predictions for ${percent(Math.max(0, Math.min(1, check.blackBox)))}`;
  }
  return null;
}

function scoreOf({value, draws, reference, referenceDraws}: ExpectedSeries & {readonly value: number}, classes: readonly UnlabelledClass[]): Score {
  const [{moved: {map, groups}}] = classes, design = Math.max(...classes.map((one) => one.design));
  const interval = stretched(value, drawInterval(value, draws), {design, within: [0, 1]});
  const differences = draws.map((draw, r) => difference(draw, referenceDraws[r])), away = reference === undefined ? undefined : gapBetween(value, reference);
  const change = away === undefined ? undefined : stretched(away, drawInterval(away, differences), {design, within: [-1, 1]});
  return {
    value, ...(interval && {interval}), ...(reference !== undefined && {reference}),
    ...(away !== undefined && {change: {difference: {value: away, ...(change && {interval: change})}}}),
    n: {
      reference: sum(map.rows), current: groups.reduce((rows, {current}) => rows + sum(current.counts), 0),
    },
    method: design > 1 ? `${map.method}, widened for clusters` : map.method, also: alsoOf(classes),
  };
}

/** Rows of the class and of the others to be expected, whichever are fewer, of the class for which they are fewest. */
const rarerNow = (classes: readonly UnlabelledClass[]): number => Math.min(...classes.map(({moved}) => {
  const {tp, fn, fp, tn} = confusionNow(moved);
  return Math.min(tp + fn, fp + tn);
}));

function unsureOf({interval: _, change, ...score}: Score): Score {
  const difference = change?.difference && {value: change.difference.value};
  return {...score, unsure: "too-few-positives", ...(difference && {change: {difference}})};
}

/** An interval as much wider as clusters make what it rests on less sure. */
const stretched = (value: number, interval: readonly [number, number] | undefined, {design, within}: {
  readonly design: number; readonly within: readonly [number, number];
}): readonly [number, number] | undefined => {
  if (design === 1 || !interval) return interval;
  const [low, high] = interval, by = Math.sqrt(design);
  return [Math.max(within[0], value - by * (value - low)), Math.min(within[1], value + by * (high - value))];
};

const difference = (a: number | undefined, b: number | undefined): number | undefined => a === undefined || b === undefined ? undefined : a - b;
const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);

/** What is told beside an estimate of a classifier made without labels. */
export const besideExpected = {
  measured: {label: "Measured on the labels that have come"},
  calibrationError: {label: "Calibration error of the reference's scores", unit: "share"},
} as const;

const alsoOf = (classes: readonly UnlabelledClass[]): Record<string, number> => ({
  effectiveRows: Math.min(...classes.map(({check}) => check.effective)), outside: Math.max(...classes.map(({check}) => check.outside)),
  ...(classes.length === 1 && {prevalence: classes[0].check.prevalence}),
  ...(classes.length === 1 && classes[0].calibrationError !== null && {calibrationError: classes[0].calibrationError}),
  ...(classes.length === 1 && classes[0].check.blackBox !== null && {prevalenceByPredictions: classes[0].check.blackBox}),
});

/**
 * Where the estimate without the correction is near, either may be right, and the interval holds both; where it is not, the scores
 * must leave no doubt that prevalence is what has changed: a weak one widens the interval, a strong one leaves no answer.
 */
function heldAgainst(score: Score, plain: ExpectedSeries, {doubt, hint, isMoved}: {
  readonly doubt: string | null; readonly hint: string | null; readonly isMoved: boolean;
}): Score | Unknown {
  const other = plain.value === undefined ? undefined : scoreBounds(plain.value, plain.draws), {interval} = score;
  if (!other || !interval) return doubt === null ? score : unknown("assumption-failed", doubt);
  const apart = Math.abs(score.value - other.value), isNear = apart <= limits.apart;
  if (doubt !== null && (isMoved || !isNear && apart > (interval[1] - interval[0]) / 2)) {
    const found = (value: number): string => String(Number(value.toPrecision(3)));
    return unknown("assumption-failed", `${doubt}, and it matters: ${found(score.value)} if prevalence is what has changed, ${found(other.value)} if not`);
  }
  if (hint === null && !isNear) return (score.n?.current ?? Infinity) < limits.seen ? {...score, detail: blind} : score;
  const change = score.change?.difference, away = change?.interval, shift = other.value - score.value;
  return {
    ...score, interval: hull(interval, other.interval),
    ...(hint !== null && {detail: `${hint}; the interval holds the estimate without that assumption as well`}),
    ...(change && {change: {difference: {...change, ...(away && {interval: hull(away, [away[0] + shift, away[1] + shift])})}}}),
  };
}

/**
 * Whether the correction says something else of the prevalence than the scores by themselves: if that is in doubt, a number of which both
 * say the same is no surer, for both may be wrong.
 */
function movesPrevalence({moved, unmoved}: UnlabelledClass): boolean {
  const shareOf = (model: UnlabelledModel): number => { const {tp, fp, fn, tn} = confusionNow(model); return (tp + fn) / (tp + fp + fn + tn); };
  const drawn = moved.draws.map(({prevalence}) => prevalence), mean = drawn.reduce((all, one) => all + one, 0) / drawn.length;
  const deviation = Math.sqrt(drawn.reduce((all, one) => all + (one - mean) ** 2, 0) / drawn.length);
  return Math.abs(shareOf(moved) - shareOf(unmoved)) > Math.max(limits.apart, 1.96 * deviation);
}

const scoreBounds = (value: number, draws: ExpectedSeries["draws"]): {readonly value: number; readonly interval: readonly [number, number]} =>
  ({value, interval: drawInterval(value, draws) ?? [value, value]});

const hull = (a: readonly [number, number], b: readonly [number, number]): [number, number] => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

/** The same from the labels that have arrived, for whoever compares the two later. */
function withMeasured(score: Score, classes: readonly UnlabelledClass[], {measured, together}: Expected): Score {
  if (!measured) return score;
  const values = classes.map(measured), found = values.filter((value) => value !== undefined);
  if (found.length === 0 || found.length < values.length) return score;
  const value = found.reduce((all, one) => all + one, 0) / (together === "mean" ? found.length : 1);
  const labelled = classes[0].arrived.reduce((rows, {negatives, positives}) => rows + sum(negatives) + sum(positives), 0);
  return {...score, also: {...score.also, measured: value, labelled}};
}
