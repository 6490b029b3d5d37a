import type {
  ClassRates, ClassRow, ConfusionSide, ConfusionView, ErrorBin, ErrorView, ExpectedConfusion, ExplainedChange, MeasureHead, Part, PerformanceView, PeriodRow, PeriodView,
  ReliabilityBin, ScoreCell, ScoreSide, ScoreView, SegmentRow, ThresholdSide, ThresholdView,
} from "../result/performance/view.ts";
import type {
  CheckOf, ColumnSummary, Distribution, EvidenceOf, Gate, MethodNote, Over, Result, Run, Shown, SideSummary, TopicVerdict,
} from "../result/result.ts";

/** Keys in the order they are written, with the shape of what each holds; null for plain values and free records. */
export interface Shape {
  readonly [key: string]: Shape | null;
}

/** Every key of a type, none forgotten and none made up: the compiler holds this file to result.ts. */
type ShapeOf<T> = {readonly [K in keyof Required<T>]: Shape | null};

const sides = {reference: null, current: null};
const evidence = {
  kind: null, measure: null, method: null, score: null, p: null, p_adjusted: null, level: null,
} satisfies ShapeOf<EvidenceOf>;
const effect = {measure: null, of: null, unit: null, score: null, interval: null} satisfies ShapeOf<Result["effect"]>;
const shown = {measure: null, score: null, interval: null, reference: null, p: null, method: null, reason: null, also: null} satisfies ShapeOf<Shown>;
const limits = {warn: null, fail: null} satisfies ShapeOf<Result["limits"]>;

const check = {
  suite: null, name: null, condition: null, bounds: {min: null, max: null}, severity: null, required: null,
} satisfies ShapeOf<CheckOf>;
const over = {
  windows: null, called: null, from: null, rows: null, n: sides, score: null, interval: null, effect: {score: null, interval: null}, p: null, p_adjusted: null, detectable: null,
  alone: {reason: null, says: null},
} satisfies ShapeOf<Over>;
const gate = {
  suites: null, failOn: null, unknown: null, counts: {ok: null, warn: null, fail: null, unknown: null}, untold: null, passed: null, says: null,
} satisfies ShapeOf<Gate>;

const result = {
  topic: null, column: null, role: null, segment: null, measure: null, title: null, method: null, parameters: null, unit: null,
  score: null, infinite: null, interval: null, bound: null, reference: null, estimated: null, p: null, p_adjusted: null,
  evidence, effect, n: sides,
  detectable: null, settles: sides, needed: {count: null, of: null}, limits, worse: null, verdict: null, reason: null, says: null, detail: null, also: null, shown, check, over,
} satisfies ShapeOf<Result>;

const distribution = {
  column: null, kind: null, unit: null, edges: null, labels: null, reference: null, current: null, below: null, above: null,
  quantiles: sides,
} satisfies ShapeOf<Distribution>;

const side = {
  rows: null, values: null, missing: null, empty: null, nan: null, infinite: null, mismatched: null, distinct: null,
  distinctError: null, mean: null, sd: null, low: null, high: null, mostCommon: null, mostCommonShare: null,
} satisfies ShapeOf<SideSummary>;

const column = {
  name: null, kind: null, role: null, importance: null, reference: side, current: side,
} satisfies ShapeOf<ColumnSummary>;

const topicVerdict = {
  topic: null, verdict: null, reason: null, columns: null, counts: {ok: null, warn: null, fail: null, unknown: null},
  failingShare: null, p: null, says: null,
} satisfies ShapeOf<TopicVerdict>;

const method = {measure: null, title: null, about: null, source: null, unit: null} satisfies ShapeOf<MethodNote>;

const table = {name: null, rows: null, clusters: null} satisfies ShapeOf<Run["reference"]>;

const figure = {value: null, interval: null};
const confusion = {counts: null, shares: null, totals: null} satisfies ShapeOf<ConfusionSide>;
const rates = {cases: null, called: null, found: figure, right: figure} satisfies ShapeOf<ClassRates>;
const curve = {x: null, y: null};
const bin = {value: null, interval: null, score: null, n: null} satisfies ShapeOf<ReliabilityBin>;
const scoreSide = {
  positives: null, negatives: null, roc: curve, precisionRecall: curve, area: null, averagePrecision: null, reliability: bin,
} satisfies ShapeOf<ScoreSide>;
const threshold = {precision: null, recall: null, decided: null} satisfies ShapeOf<ThresholdSide>;
const thresholds = {at: null, reference: threshold, current: threshold} satisfies ShapeOf<ThresholdView>;
const scores = {
  class: null, column: null, reference: scoreSide, current: scoreSide, thresholds, ofClass: distribution, ofOthers: distribution,
} satisfies ShapeOf<ScoreView>;
const meanError = {value: null, interval: null, n: null};
const errorBin = {from: null, to: null, reference: meanError, current: meanError} satisfies ShapeOf<ErrorBin>;
const cell = {value: null, interval: null, reference: null, reason: null} satisfies ShapeOf<ScoreCell>;
const segment = {columns: null, labels: null, rows: null, labelled: null, few: null, scores: cell} satisfies ShapeOf<SegmentRow>;
const period = {side: null, start: null, rows: null, labelled: null, scores: cell} satisfies ShapeOf<PeriodRow>;
const part = {value: null, interval: null} satisfies ShapeOf<Part>;
const explained = {
  measure: null, title: null, unit: null, change: part, prevalence: part, scores: part, rest: part,
} satisfies ShapeOf<ExplainedChange>;
const expected = {
  class: null, rows: null, truePositives: part, falsePositives: part, falseNegatives: part, trueNegatives: part,
} satisfies ShapeOf<ExpectedConfusion>;
const coverage = {rows: null, labelled: null};

const performance = {
  task: null, target: null, prediction: null, positive: null, coverage: {reference: coverage, current: coverage},
  confusion: {classes: null, reference: confusion, current: confusion} satisfies ShapeOf<ConfusionView>,
  classes: {class: null, reference: rates, current: rates} satisfies ShapeOf<ClassRow>, scores,
  errors: {unit: null, byPrediction: errorBin} satisfies ShapeOf<ErrorView>,
  measures: {measure: null, title: null, unit: null, worse: null, estimated: null} satisfies ShapeOf<MeasureHead>,
  segments: segment, segmentsLeftOut: null,
  periods: {length: null, rows: period, leftOut: null} satisfies ShapeOf<PeriodView>, explained, expected,
} satisfies ShapeOf<PerformanceView>;

/** All keys of a run and of what it holds, in the order of the file; docs/run.schema.json lists the same. */
export const runShape = {
  format: null, version: null, plumbline: null, model: null, model_version: null, window: {start: null, end: null},
  known_at: null, plan: null, preset: null, reference: table, current: table, cluster: null,
  settings: {level: null, adjust: null, minCell: null}, verdicts: topicVerdict,
  results: result, distributions: distribution, performance, columns: column, methods: method, warnings: null, gate,
} satisfies ShapeOf<Run>;

/** How a run is written as JSON. */
export interface JsonOptions {
  /** Throw when a number is not finite, instead of writing null and a warning. */
  readonly strict?: boolean;
}

/** A run as JSON with its keys in a fixed order and never NaN or Infinity: the same run gives the same bytes. */
export function runJson(run: Run, {strict = false}: JsonOptions = {}): string {
  const lost: string[] = [];
  const text = write(run, runShape, {path: "run", indent: "", lost});
  if (lost.length === 0) return `${text}\n`;
  if (strict) throw new Error(`not a finite number: ${lost.join(", ")}`);
  const warnings = [...run.warnings, ...lost.map((path) => `${path} is not a finite number and was left out.`)];
  return `${write({...run, warnings}, runShape, {path: "run", indent: "", lost: []})}\n`;
}

interface Place {
  readonly path: string;
  readonly indent: string;
  /** Where numbers that JSON cannot hold were met. */
  readonly lost: string[];
}

function write(value: unknown, shape: Shape | null, place: Place): string {
  if (typeof value === "number") {
    if (Number.isFinite(value)) return JSON.stringify(value);
    place.lost.push(place.path);
    return "null";
  }
  if (Array.isArray(value)) return writeArray(value, shape, place);
  return typeof value === "object" && value !== null ? writeObject(value, shape, place) : JSON.stringify(value ?? null);
}

/** Lists of objects go on lines of their own, lists of plain values on one. */
function writeArray(values: readonly unknown[], shape: Shape | null, {path, indent, lost}: Place): string {
  const inner = `${indent}  `;
  const parts = values.map((value, i) => write(value, shape, {path: `${path}[${i}]`, indent: inner, lost}));
  const plain = values.every((value) => typeof value !== "object" || value === null);
  return plain ? `[${parts.join(", ")}]` : `[\n${parts.map((part) => inner + part).join(",\n")}\n${indent}]`;
}

function writeObject(value: object, shape: Shape | null, {path, indent, lost}: Place): string {
  const entries = new Map<string, unknown>(Object.entries(value));
  const keys = shape ? Object.keys(shape) : [...entries.keys()].sort((a, b) => a < b ? -1 : 1);
  const inner = `${indent}  `;
  const lines = keys.filter((key) => entries.get(key) !== undefined).map((key) => {
    const written = write(entries.get(key), shape?.[key] ?? null, {path: `${path}.${key}`, indent: inner, lost});
    return `${inner}${JSON.stringify(key)}: ${written}`;
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}
