import {wholeTable} from "../comparison/both-sides.ts";
import type {ColumnPair, Compared} from "../comparison/comparison.ts";
import type {Confusion, ConfusionPair} from "../comparison/confusion-pair.ts";
import {selfCompared} from "../comparison/self.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {meanInterval} from "../stats/mean-interval.ts";
import {clusterSpread, type Spread} from "../stats/clusters.ts";
import {changeOf, type Estimate} from "./change.ts";
import {type FormulaTerm, parseFormula} from "./formula.ts";
import {type AnyMeasure, type ChangeKind, defineMeasure, type Measure, type Option, optionsOf, read, type Score} from "./measure.ts";

/** A measure of one's own, written as arithmetic over others. */
export interface FormulaSpec {
  readonly id: string;
  readonly formula: string;
  readonly title?: string;
  readonly about?: string;
  readonly unit?: string;
  readonly worse?: Measure<Compared, object>["worse"];
  readonly judges?: "score" | "change";
  readonly changes?: ChangeKind;
  readonly limits?: {readonly warn?: number; readonly fail?: number};
}

type Find = (id: string) => AnyMeasure;

/** A term with its measure and options. */
interface Known {
  readonly term: FormulaTerm;
  readonly measure: AnyMeasure;
  readonly options: Readonly<Record<string, Option>>;
}

/**
 * The measure that a formula describes. Its interval comes from the counts themselves where every term is about what was
 * predicted; else it is wide enough however the terms go together. Throws FormulaError, and for unknown measures and options.
 */
export function formulaMeasure(spec: FormulaSpec, find: Find): AnyMeasure {
  const {terms, evaluate} = parseFormula(spec.formula);
  const known = terms.map((term): Known => {
    const measure = find(term.measure);
    if (measure.over.subject === "column" && term.column === null) {
      throw new Error(`missing column: ${term.measure} is about a column: ${term.measure.replaceAll("-", "_")}(column: "name")`);
    }
    return {term, measure, options: optionsOf(measure, {...term.options})};
  });
  const {id, formula, title = id, about = `${formula}.`, unit = "", worse = "either", judges, changes, limits} = spec;
  return defineMeasure({
    id, family: "business", title, about, source: formula, over: wholeTable, options: {}, unit, range: [-Infinity, Infinity], worse,
    ...(judges && {judges}), ...(changes && {changes}), ...(limits && {limits}), evidence: "interval", needs: "profile", chart: "interval", examples: [],
    score(compared) {
      const before = selfCompared(compared), estimate = (side: Compared): Estimate | Unknown => estimateOf(known, evaluate, side);
      return changeOf({reference: before, current: compared}, estimate);
    },
  });
}

function estimateOf(known: readonly Known[], evaluate: (values: readonly number[]) => number, compared: Compared): Estimate | Unknown {
  const scores: Score[] = [];
  for (const {term, measure, options} of known) {
    const subject = subjectOf(term, compared);
    if (isUnknown(subject)) return subject;
    const reading = read(measure, subject, {options});
    if (isUnknown(reading)) return {...reading, detail: `${term.measure}: ${reading.detail ?? reading.unknown}`};
    scores.push(reading.score);
  }
  const value = evaluate(scores.map((score) => score.value));
  if (!Number.isFinite(value)) return unknown("not-computable", `the formula gives ${Number.isNaN(value) ? "no number" : "no finite number"}`);
  const n = Math.min(compared.current.rows, ...scores.flatMap((score) => score.n?.current ?? []));
  const interval = countedInterval(known, evaluate, {compared, value}) ?? boundedInterval(scores, evaluate, value);
  return {value, n, ...(interval && {interval})};
}

const subjectOf = ({column}: FormulaTerm, compared: Compared): ColumnPair | Compared | Unknown =>
  column === null ? compared : compared.columns.find(({name}) => name === column) ?? unknown("missing-column", `no column ${JSON.stringify(column)}`);

interface At {
  readonly compared: Compared;
  readonly value: number;
}

/** Where every term is a function of one confusion matrix: by the delta method on its counts, or by clusters drawn anew. */
function countedInterval(known: readonly Known[], evaluate: (values: readonly number[]) => number, {compared, value}: At): readonly [number, number] | undefined {
  const [first] = known, thresholds = new Set(known.map(({options}) => options["threshold"]));
  if (!first || thresholds.size > 1 || known.some(({measure}) => measure.over.id !== "confusion")) return undefined;
  const pair = (first.measure.over as {of(subject: unknown, options: unknown): ConfusionPair | Unknown}).of(compared, first.options);
  if (isUnknown(pair)) return undefined;
  const of = (counts: Float64Array): number => {
    const side: Confusion = {counts, n: counts.reduce((sum, count) => sum + count, 0), resampled: null};
    const values = known.map(({measure, options}) => {
      const score = measure.score({...pair, reference: null, current: side}, options);
      return isUnknown(score) ? NaN : score.value;
    });
    return evaluate(values);
  };
  const spread = spreadOf(pair.current, of);
  return spread && meanInterval(value, spread);
}

function spreadOf({counts, n, resampled}: Confusion, of: (counts: Float64Array) => number): Spread | undefined {
  if (resampled) return clusterSpread(resampled.map(of), resampled.map((one) => one.reduce((sum, count) => sum + count, 0)), n);
  const table = counts.slice();
  let squares = 0, sum = 0;
  for (let at = 0; at < table.length; at++) {
    const count = counts[at], step = Math.max(1e-3, count * 1e-4);
    if (count === 0) continue;
    table[at] = count + step;
    const above = of(table);
    table[at] = count - step;
    const slope = (above - of(table)) / (2 * step);
    table[at] = count;
    squares += count * slope * slope;
    sum += count * slope;
  }
  // The number of rows is given, which takes the square of the mean slope away.
  const variance = squares - sum * sum / n;
  return n > 1 && Number.isFinite(variance) ? {variance: Math.max(0, variance), df: n - 1} : undefined;
}

/** Whatever the terms have to do with each other, their half widths at most add up: wide, and never too narrow. */
function boundedInterval(scores: readonly Score[], evaluate: (values: readonly number[]) => number, value: number): readonly [number, number] | undefined {
  const values = scores.map((score) => score.value);
  let half = 0;
  for (const [at, {interval}] of scores.entries()) {
    // A number of rows is a fact of this table, not an estimate.
    if (!interval) continue;
    const ends = interval.map((end) => Math.abs(evaluate(values.with(at, end)) - value));
    half += Math.max(...ends);
  }
  return Number.isFinite(half) && half > 0 ? [value - half, value + half] : undefined;
}
