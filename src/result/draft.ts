import type {Role} from "../data/column.ts";
import type {ColumnPair, Compared, SegmentPair} from "../comparison/comparison.ts";
import {labelCoverage} from "../comparison/label-coverage.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";
import {measureIn} from "../measure/index.ts";
import {type AnyMeasure, judgedOf, type Of, type Option, optionsOf, read, type Reading} from "../measure/measure.ts";
import {
  businessChecks, type Check, derivedChecks, driftChecks, isOfCoverage, own, performanceChecks, predictionChecks, qualityChecks,
  segmentChecks, tableChecks, topicOfRole, unlabelledChecks,
} from "../measure/preset.ts";
import {besideOf} from "./beside.ts";
import type {Demand} from "./demand.ts";
import {asReference, withChange} from "./from-reference.ts";
import {methodMeasure, withMethod} from "./method.ts";
import type {Limits, Shown, Topic} from "./result.ts";
import type {ColumnSettings, Preset, Settings} from "./settings.ts";

/** One question before it is answered: what is asked of which subject, under which limits and level. */
export interface Question {
  readonly topic: Topic;
  readonly pair: ColumnPair | null;
  readonly check: Check;
  readonly level: number;
  readonly limits: Limits;
  /** What of the score limits are held against. */
  readonly of: Of;
  readonly options: (measure: AnyMeasure) => Record<string, Option>;
  /** The measure of an id, one's own included. */
  readonly find: (id: string) => AnyMeasure;
  /** What is asked, where a suite asks and not a preset. */
  readonly demand?: Demand;
  /** The rows that are asked about, where they are not all. */
  readonly part?: SegmentPair;
  /** The labels of rows that are asked about, where neither table has such rows. */
  readonly segment?: Readonly<Record<string, string>>;
  /** Why it has no answer, where that is known before it is read. */
  readonly absent?: Unknown;
}

/** A question with its readings, before p-values are adjusted. */
export interface Draft {
  readonly question: Question;
  readonly effectMeasure: AnyMeasure;
  readonly evidenceMeasure: AnyMeasure;
  readonly effect: Reading | Unknown;
  readonly evidence: Reading | Unknown;
  readonly shown: readonly Shown[];
}

/** The questions that the preset asks of two tables. */
export function questionsOf(compared: Compared, settings: Settings): Question[] {
  const {preset} = settings, asks = (...names: readonly Preset[]): boolean => preset === "all" || names.includes(preset);
  const ask = (topic: Topic, pair: ColumnPair | null, checks: readonly Check[]): Question[] => asked({topic, pair, checks}, settings);
  const ofColumns = compared.columns.flatMap((pair) => {
    const topic = topicOfRole[pair.plan.schema.role as Role], {type} = pair.plan;
    const watched = topic !== null && asks("drift", ...topic === "drift" ? [] : ["target" as const]);
    const ignored = settings.columns[pair.name]?.ignore === true;
    return [
      ...watched && !ignored ? ask(topic, pair, driftChecksOf(pair, settings)) : [],
      ...asks("performance") && pair.plan.schema.role === "business" ? ask("business", pair, businessChecks[type]) : [],
      ...asks("quality") ? ask("quality", pair, qualityChecks[type]) : [],
    ];
  });
  return [...ofColumns, ...ofModel(compared, settings), ...asks("quality") ? ask("quality", null, tableChecks) : []];
}

/** What is asked of the model as a whole: how good it is, and whether what it says, its margin or its error has moved. */
function ofModel(compared: Compared, settings: Settings): Question[] {
  const {plan: {task}, derived} = compared, {preset} = settings, isAll = preset === "all";
  if (task === null) return [];
  const isError = task.type === "regression", watched = isAll || (isError ? preset === "performance" : preset === "drift" || preset === "target");
  const ask = (topic: Topic, checks: readonly Check[], pair: ColumnPair | null = null): Question[] => asked({topic, pair, checks}, settings);
  return [
    // Errors that are distributed otherwise have changed, for better or worse: which it is, the measures of errors say.
    ...derived && watched ? ask("prediction", derivedChecks, derived) : [],
    ...watched && !isError ? ask("prediction", predictionChecks) : [],
    ...isAll || preset === "performance" ? [
      ...ask("performance", performanceChecks[task.type]),
      ...lacksLabels(compared) ? ask("performance", unlabelledChecks) : [],
      ...ask("segments", segmentChecks),
      ...settings.measures.filter(({over}) => over.subject === "table").flatMap((measure) => ask(ownTopic(measure), [own(measure.id)])),
    ] : [],
  ];
}

/** The topic that a measure of one's own is asked under. */
const ownTopic = ({family}: AnyMeasure): Topic => family === "fairness" ? "segments" : family;

/** More predictions than this share without a label, and estimates are worth their place beside what is measured. */
const worthEstimating = 0.05;

export function lacksLabels({plan, current}: Compared): boolean {
  const coverage = labelCoverage(plan, current.outcome);
  return coverage !== null && coverage.rows > 0 && 1 - coverage.labelled / coverage.rows > worthEstimating;
}

/** The preset's checks; a method that is about texts adds one, for the preset asks nothing of them that it could replace. */
function driftChecksOf(pair: ColumnPair, settings: Settings): readonly Check[] {
  const name = methodOf(pair, settings);
  const checks = driftChecks[pair.plan.type].filter(({effect}) => !isOfCoverage(effect, pair.plan.schema.role));
  if (pair.plan.type !== "text" || name === undefined) return checks;
  const {id} = methodMeasure(name);
  return [...checks, {evidence: id, effect: id, shown: []}];
}

/** The method chosen for a column, if it can read columns of that kind. */
function methodOf(pair: ColumnPair | null, settings: Settings): string | undefined {
  if (pair === null) return undefined;
  const name = ownSettings(pair, settings).method ?? settings.method;
  if (name === undefined) return undefined;
  const {over} = methodMeasure(name);
  return over.subject === "column" && over.reads.includes(pair.plan.type) ? name : undefined;
}

interface Asked {
  readonly topic: Topic;
  readonly pair: ColumnPair | null;
  readonly checks: readonly Check[];
}

/** What checks ask, and each measure beside them that was given limits: whoever gives limits wants it judged. */
function asked({topic, pair, checks}: Asked, settings: Settings): Question[] {
  const limited = ({shown}: Check): Check[] => shown.filter((id) => limitsGiven(id, pair, settings) !== undefined).map(own);
  return checks.flatMap((check) => [check, ...limited(check)]).map((check) => question({topic, pair, check}, settings));
}

const ownSettings = (pair: ColumnPair | null, {columns}: Settings): ColumnSettings => pair && Object.hasOwn(columns, pair.name) ? columns[pair.name] : {};

const limitsGiven = (id: string, pair: ColumnPair | null, settings: Settings): Limits | undefined =>
  ownSettings(pair, settings).limits?.[id] ?? settings.limits?.[id];

function question({topic, pair, check: preset}: Pick<Question, "topic" | "pair" | "check">, settings: Settings): Question {
  const columnOwn = ownSettings(pair, settings), name = preset.evidence !== preset.effect ? methodOf(pair, settings) : undefined;
  const chosen = name === undefined ? {check: preset, options: {}} : withMethod(preset, name, columnOwn.threshold ?? settings.threshold);
  const {check} = chosen;
  const effect = measureIn(settings.measures, check.effect);
  const limits = limitsGiven(effect.id, pair, settings) ?? (chosen.fail !== undefined ? {fail: chosen.fail} : effect.limits ?? {});
  const options = (measure: AnyMeasure) => optionsOf(measure,
    {...known(measure, check.options), ...chosen.options[measure.id as never], ...settings.options?.[measure.id], ...columnOwn.options?.[measure.id]});
  return {topic, pair, check, level: chosen.level ?? settings.level, limits, of: judgedOf(effect), options, find: (id) => measureIn(settings.measures, id)};
}

/** Those of a check's options that a measure has. */
const known = (measure: AnyMeasure, options: Check["options"] = {}): Record<string, Option> =>
  Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(measure.options as object, name)));

/** Reads what a question asks for; `tests` is how many tests share its topic, for the smallest change that would have shown. */
export function draftOf(asked: Question, compared: Compared, tests: number): Draft {
  const {check, pair, options, level, of, part, absent, find} = asked;
  const subject = pair ?? part?.compared ?? compared;
  const [effectMeasure, evidenceMeasure] = [find(check.effect), find(check.evidence)];
  const aim = {level: level / Math.max(1, tests), power: 0.8};
  const readOne = (measure: AnyMeasure): Reading | Unknown => {
    if (absent) return absent;
    if (pair && measure.over.subject === "column" && !measure.over.reads.includes(pair.plan.type)) return unknown("wrong-kind");
    const given = {options: options(measure), aim}, reading = read(measure, subject, given);
    return of === "score" || isUnknown(reading) || reading.score.change?.[of] ? reading
      : withChange(reading, read(measure, asReference(subject), given));
  };
  const effect = readOne(effectMeasure);
  const evidence = evidenceMeasure === effectMeasure ? effect : readOne(evidenceMeasure);
  return {question: asked, effectMeasure, evidenceMeasure, effect, evidence, shown: check.shown.map((id) => shownOf(find(id), readOne(find(id))))};
}

function shownOf(measure: AnyMeasure, reading: Reading | Unknown): Shown {
  if (isUnknown(reading)) return {measure: measure.id, score: null, reason: reading.unknown};
  const {value, interval, p, method, reference} = reading.score;
  return {
    measure: measure.id, score: Number.isFinite(value) ? value : null,
    ...(interval && {interval: finite(interval)}), ...(reference !== undefined && Number.isFinite(reference) && {reference}), ...(p !== undefined && {p}), ...(method && {method}),
    ...besideOf(measure, reading.score),
  };
}

/** An interval fit for JSON: open ends become the largest numbers there are. */
export const finite = ([low, high]: readonly [number, number]): readonly [number, number] =>
  [Math.max(low, -Number.MAX_VALUE), Math.min(high, Number.MAX_VALUE)];
