import {type Confusion as Counted, type ConfusionPair, otherLabels} from "../comparison/confusion-pair.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {clusterSpread, drawnShareInterval, type Spread} from "../stats/clusters.ts";
import {
  type Average, averaged, type Confusion, type ConfusionMeasure, type HitMeasure, type Hits, hitsByClass, marginsOf, type Ratio, ratioOf,
} from "../stats/confusion.ts";
import {confusionInterval, macroInterval, shareInterval} from "../stats/confusion-interval.ts";
import type {Interval} from "../stats/proportion-interval.ts";
import {type Scale, scaledInterval} from "../stats/scaled-interval.ts";
import {changeOf, type Estimate} from "./change.ts";
import {wantedOf} from "./class-options.ts";
import {commonClasses} from "./common-classes.ts";
import type {Score} from "./measure.ts";

/** With fewer rows than this no interval of a share or of a class keeps its level (docs/coverage.md). */
export const fewest = 5;

/** The same for measures that the delta method is used for: of fewer rows they take too few values. */
const fewestOfMany = 10;

/** One table's rows, and each drawing of their clusters. */
interface Tables {
  readonly table: Confusion;
  readonly drawn: readonly Confusion[] | null;
  /** How they were drawn. */
  readonly method: string;
}

const tablesOf = ({counts, resampled, drawnBy = "clusters resampled"}: Counted, classes: number): Tables => ({
  table: {classes, counts}, drawn: resampled && resampled.map((drawn) => ({classes, counts: drawn})), method: drawnBy,
});

/** What of a matrix is looked at: a measure, and the rows that it is about. */
interface Looked {
  readonly measure: ConfusionMeasure;
  readonly rowsOf: (table: Confusion) => number;
}

/** How drawings of clusters scatter a measure; undefined with too few clusters. */
const spreadOf = ({table, drawn}: Tables, {measure, rowsOf}: Looked): Spread | undefined =>
  drawn ? clusterSpread(drawn.map((one) => measure(one) ?? NaN), drawn.map(rowsOf), rowsOf(table)) : undefined;

/** An interval, or why there is none. */
const surety = (interval: Interval | undefined, {drawn, method}: Tables, unsure: "too-few-positives" | "too-few-rows" = "too-few-rows") =>
  interval ? {interval, ...(drawn && {method})} : {unsure};

const rowsIn = (table: Confusion): number => marginsOf(table).n;

/** Rows of every class that a measure rests on, NaN of others. */
type ClassRows = (table: Confusion) => ArrayLike<number>;

/** Rows of the class that has the fewest. */
const rowsOfRarest = (classRows: ClassRows, about: Confusion): ((table: Confusion) => number) => {
  const own = Array.from(classRows(about)), rarest = own.indexOf(Math.min(...own.filter((rows) => rows >= 0)));
  return (table) => classRows(table)[Math.max(0, rarest)];
};

/** Rows by what they are. */
export const actualRows: ClassRows = (table) => marginsOf(table).actual;

/** How a measure of the whole matrix gets its interval: as a share of rows, or else its own way where rows stand for themselves, or by the delta method. */
export interface MatrixOptions {
  readonly scale: Scale;
  readonly share?: (table: Confusion) => Ratio;
  readonly own?: (table: Confusion) => Interval | undefined;
  /** Rows of which every class needs enough, where the measure rests on the rarest one. */
  readonly classRows?: ClassRows;
}

/** A measure of the whole matrix of one table; undefined where it has no value. */
function matrixEstimate(tables: Tables, measure: ConfusionMeasure, {scale, share, own, classRows}: MatrixOptions): Estimate | undefined {
  const {table, drawn} = tables, value = measure(table), {n} = marginsOf(table);
  if (value === undefined) return undefined;
  if (n < fewest) return {value, n, unsure: "too-few-rows"};
  if (classRows && Array.from(classRows(table)).some((rows) => rows < fewest)) return {value, n, unsure: "too-few-positives"};
  if (share) return {value, n, ...surety(drawn ? drawnShareInterval({...share(table), drawn: drawn.map(share)}) : shareInterval(share(table)), tables)};
  const spread = spreadOf(tables, {measure, rowsOf: classRows ? rowsOfRarest(classRows, table) : rowsIn});
  const interval = drawn ? spread && scaledInterval(value, Math.sqrt(spread.variance), {scale, df: spread.df})
    : own ? own(table) : confusionInterval(measure, table, {scale});
  return {value, n, ...surety(interval, tables)};
}

/** A score of both tables' whole matrices; `none` says why there is no value. */
export const matrixScore = (pair: ConfusionPair, measure: ConfusionMeasure, {none, ...options}: MatrixOptions & {readonly none: Unknown}): Score | Unknown =>
  told(pair, changeOf(pair, (side) => matrixEstimate(tablesOf(side, pair.classes.length), measure, options) ?? none));

/** The share whose interval is Wilson's and how its ends become those of a measure. */
export interface ShareOf {
  readonly of: HitMeasure;
  readonly turn: (end: number) => number;
}

/** A measure of one class as it is shown of tables. */
export interface OfClass {
  readonly measure: HitMeasure;
  /** Where its interval comes from; absent: the delta method. */
  readonly share?: ShareOf;
  /** The rows that a class needs to tell anything; absent: those of the measure's whole. */
  readonly rowsOf?: (hits: Hits) => number;
  /** What is to be said where the measure has no value. */
  readonly nothing: (label: string) => string;
  /** Whether no row enters it for two classes, so that a macro average adds up independent shares. */
  readonly independent?: boolean;
}

/** The share that a measure is by itself. */
export const itself = (measure: HitMeasure): ShareOf => ({of: measure, turn: (end) => end});

function classEstimate(tables: Tables, {measure, share, rowsOf, nothing}: OfClass, {k, label}: {readonly k: number; readonly label: string}): Estimate | Unknown {
  const {table, drawn} = tables, at = (of: HitMeasure) => (one: Confusion) => of(hitsByClass(one)[k]);
  const valueOf = (one: Confusion): number | undefined => ratioOf(at(measure)(one)), value = valueOf(table);
  if (value === undefined || rowsOf?.(hitsByClass(table)[k]) === 0) return unknown("too-few-positives", nothing(label));
  if (share === undefined) {
    const {tp, fp, fn} = hitsByClass(table)[k];
    return tp + fp + fn < fewestOfMany ? {value, n: tp + fp + fn, unsure: "too-few-positives"}
      : matrixEstimate(tables, valueOf, {scale: "logit"}) ?? unknown("not-computable");
  }
  const ratio = at(share.of)(table), n = ratio.whole;
  if (n < fewest) return {value, n, unsure: "too-few-positives"};
  const ends = drawn ? drawnShareInterval({...ratio, drawn: drawn.map(at(share.of))}) : shareInterval(ratio);
  return {value, n, ...surety(ends && [share.turn(ends[0]), share.turn(ends[1])], tables)};
}

/** A mean over classes; a macro one rests on each of them, so that each needs rows enough. */
function averageScore(pair: ConfusionPair, {measure, rowsOf = (hits) => measure(hits).whole, independent = false}: OfClass, average: Average): Score | Unknown {
  if (average === "micro") return matrixScore(pair, averaged(measure, average), {scale: "logit", none: unknown("no-values")});
  const {has: wanted, rowsIn, detail} = commonClasses(pair, rowsOf), isMacro = average === "macro";
  const score = matrixScore(pair, averaged(measure, average, {wanted}), {
    scale: "logit", none: detail === undefined ? unknown("no-values") : unknown("too-few-positives", detail), ...(isMacro && {classRows: rowsIn}),
    ...(isMacro && independent && {own: (table: Confusion) => macroInterval(measure, table, wanted)}),
  });
  return withDetail(score, detail);
}

/** Adds that classes were left out. */
export const withDetail = (score: Score | Unknown, detail: string | undefined): Score | Unknown =>
  isUnknown(score) || detail === undefined ? score : {...score, detail: [score.detail, detail].filter(Boolean).join("; ")};

/** The score of a measure of one class, or of its average over classes. */
export function classScore(
  pair: ConfusionPair, options: {readonly class: string; readonly average: "class" | Average}, ofClass: OfClass,
): Score | Unknown {
  const wanted = wantedOf(pair, options), {classes} = pair;
  if (isUnknown(wanted)) return wanted;
  if (typeof wanted !== "number") return averageScore(pair, ofClass, wanted);
  return told(pair, changeOf(pair, (side) => classEstimate(tablesOf(side, classes.length), ofClass, {k: wanted, label: classes[wanted]})));
}

/** Adds that there are labels which the plan does not list. */
function told({classes, current}: ConfusionPair, score: Score | Unknown): Score | Unknown {
  if (isUnknown(score) || classes.at(-1) !== otherLabels) return score;
  const {actual} = marginsOf({classes: classes.length, counts: current.counts}), others = actual[classes.length - 1];
  const detail = `${others} labelled rows are of classes that the reference does not list; they count as one class more`;
  return others > 0 ? {...score, detail: score.detail ?? detail} : score;
}
