// A measure of performance to expect, with what it was in the reference, and both as often as they were drawn.
import {averagePrecision} from "./average-precision.ts";
import {type HitMeasure, ratioOf} from "./confusion.ts";
import {type ChancedScores, expectedAveragePrecision, type ExpectedNumber, expectedRocAuc} from "./expected-performance.ts";
import {generator} from "./random.ts";
import {rocAuc} from "./roc-auc.ts";
import {confusionNow, confusionThen, drawnConfusions, ranked, type UnlabelledModel} from "./unlabelled-model.ts";

/** A number to expect now and the one measured in the reference, with draws of each that belong together. */
export interface ExpectedSeries {
  readonly value: number | undefined;
  readonly reference: number | undefined;
  readonly draws: readonly (number | undefined)[];
  readonly referenceDraws: readonly (number | undefined)[];
}

/** A measure of counts. */
export const hitSeries = (measure: HitMeasure) => (model: UnlabelledModel): ExpectedSeries => ({
  value: ratioOf(measure(confusionNow(model))), reference: ratioOf(measure(confusionThen(model, model.point))),
  draws: drawnConfusions(model).map((hits) => ratioOf(measure(hits))),
  referenceDraws: model.draws.map((draw) => ratioOf(measure(confusionThen(model, draw)))),
});

const logit = (x: number): number => Math.log(x / (1 - x));
const fromLogit = (x: number): number => 1 / (1 + Math.exp(-x));

/** Ranks take a walk through all scores each time, so fewer draws have to do. */
const rankDraws = 200;

/** Holds a share away from 0 and 1 by half a row, so that it has a logit. */
const held = (x: number, rows: number): number => Math.min(1 - 0.5 / rows, Math.max(0.5 / rows, x));

/** A measure of how rows are ranked: expected of any chances, and measured on labels. */
interface RankMeasure {
  readonly expected: (scores: ChancedScores) => ExpectedNumber | undefined;
  readonly measured: (table: {readonly values: Float64Array; readonly negatives: Float64Array; readonly positives: Float64Array}) => ExpectedNumber | undefined;
}

/** The reference's labelled rows of both groups at ascending scores. */
const labelledTable = ({groups}: UnlabelledModel) => {
  const parts = groups.map(({reference}) => reference), values = Float64Array.from(new Set(parts.flatMap(({scores}) => [...scores]))).sort();
  const at = new Map(Array.from(values, (score, i) => [score, i]));
  const sum = (kind: "negatives" | "positives"): Float64Array => {
    const into = new Float64Array(values.length);
    for (const part of parts) part.scores.forEach((score, i) => { into[at.get(score) ?? 0] += part[kind][i]; });
    return into;
  };
  return {values, negatives: sum("negatives"), positives: sum("positives")};
};

/**
 * How well rows are ranked now: the number measured in the reference, moved as far as the number to expect has moved (both on the
 * logit scale), which leaves out that chances fitted to labels rank the same labels too well.
 */
const rankSeries = ({expected, measured}: RankMeasure) => (model: UnlabelledModel): ExpectedSeries => {
  const now = ranked(model, "current"), then = ranked(model, "reference"), random = generator(model.seed + 2);
  const known = measured(labelledTable(model)), rows = model.map.rows.reduce((sum, count) => sum + count, 0);
  const place = (value: number): number => logit(held(value, rows));
  const [before, after] = [expected(then(model.point)), expected(now(model.point))];
  if (!known || !before || !after) return {value: undefined, reference: known?.value, draws: [], referenceDraws: []};
  const steep = (value: number): number => held(value, rows) * (1 - held(value, rows));
  const drawn = model.draws.slice(0, rankDraws).map((draw) => {
    const [old, next] = [expected(then(draw)), expected(now(draw))];
    const start = place(known.value) + random.normal() * Math.sqrt(known.variance) / steep(known.value);
    if (!old || !next) return {reference: fromLogit(start), value: undefined};
    return {reference: fromLogit(start), value: fromLogit(start + place(next.value) - place(old.value) + random.normal() * Math.sqrt(next.variance) / steep(next.value))};
  });
  return {
    value: fromLogit(place(known.value) + place(after.value) - place(before.value)), reference: known.value,
    draws: drawn.map(({value}) => value), referenceDraws: drawn.map(({reference}) => reference),
  };
};

/** The area under the ROC curve. */
export const rocAucSeries = rankSeries({
  expected: expectedRocAuc,
  measured: (table) => {
    const found = rocAuc(table);
    return found && {value: found.auc, variance: found.variance ?? 0.25};
  },
});

/** Average precision. */
export const averagePrecisionSeries = rankSeries({expected: expectedAveragePrecision, measured: averagePrecision});

/** Several series as one: their mean, or their sum, draw by draw; without a value where any has none. */
export const combined = (series: readonly ExpectedSeries[], how: "mean" | "sum"): ExpectedSeries => {
  const join = (values: readonly (number | undefined)[]): number | undefined => values.reduce<number | undefined>(
    (sum, value) => sum === undefined || value === undefined ? undefined : sum + value / (how === "mean" ? values.length : 1), 0);
  const [{draws, referenceDraws}] = series;
  return {
    value: join(series.map((one) => one.value)), reference: join(series.map((one) => one.reference)),
    draws: draws.map((_, r) => join(series.map((one) => one.draws[r]))),
    referenceDraws: referenceDraws.map((_, r) => join(series.map((one) => one.referenceDraws[r]))),
  };
};
