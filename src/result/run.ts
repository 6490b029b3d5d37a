import type {Compared} from "../comparison/comparison.ts";
import {isUnknown} from "../comparison/unknown.ts";
import {guarded} from "../measure/guarded.ts";
import {measureIn} from "../measure/index.ts";
import {type AnyMeasure, type Reading, type Score, titleWith, unitOf} from "../measure/measure.ts";
import {normalSf} from "../stats/normal.ts";
import type {Bracketed} from "../stats/difference-interval.ts";
import {adjust} from "../stats/multiplicity.ts";
import type {SegmentKey} from "../profile/outcome/outcome.ts";
import {besideOf} from "./beside.ts";
import type {Demand} from "./demand.ts";
import {distributionOf} from "./distribution.ts";
import {type Draft, draftOf, finite, questionsOf} from "./draft.ts";
import {gateOf} from "./gate.ts";
import {heldOf, scoreAt} from "./held.ts";
import {firstLimit} from "./judge.ts";
import {performanceOf} from "./performance/performance.ts";
import {matured, maturityOf, restsOnLabels} from "./maturity.ts";
import type {CheckOf, Distribution, EvidenceOf, MethodNote, Result, Run, Topic} from "./result.ts";
import {says} from "./says.ts";
import {defaultSettings, type Settings} from "./settings.ts";
import {suiteQuestions} from "./suite-questions.ts";
import {summaryOf} from "./summary.ts";
import {topicVerdict} from "./topic.ts";
import {evidenceKind, verdictOf} from "./verdict.ts";

/** What the tables and the model are called, for those who read the run. */
export interface Names {
  readonly reference?: string;
  readonly current?: string;
  readonly model?: string;
  readonly modelVersion?: string;
  readonly warnings?: readonly string[];
}

const topics: readonly Topic[] = ["performance", "segments", "target", "prediction", "drift", "business", "quality"];

/** The version of the program, written into every run. */
export const plumblineVersion = "0.1.0";

/** Judges two profiles that were set side by side: every question of the preset, answered with evidence and effect. */
export function judge(compared: Compared, settings: Partial<Settings> = {}, names: Names = {}): Run {
  const all: Settings = {...defaultSettings, ...settings, measures: (settings.measures ?? []).map(guarded)};
  const maturity = maturityOf(compared, all.labels.coverage);
  const results = topics.flatMap((topic) => answers(topic, compared, all)).map((result) =>
    restsOnLabels(result) ? matured(result, maturity, measureIn(all.measures, result.measure)) : result);
  const verdicts = topics.flatMap((topic) => topicVerdict(topic, results, {compared, tableShare: all.tableShare}) ?? []);
  const distributions = [...compared.columns, ...compared.derived ? [compared.derived] : []].flatMap((pair): Distribution[] => {
    const distribution = distributionOf(pair, all.minCell);
    return distribution ? [distribution] : [];
  });
  const {reference, current, plan} = compared;
  return {
    format: "plumbline-run", version: 1, plumbline: plumblineVersion,
    model: names.model ?? null, model_version: names.modelVersion ?? null, window: null, known_at: null,
    plan: plan.id, preset: all.gate ? "checks" : all.preset,
    reference: {name: names.reference ?? "reference", rows: reference.rows},
    current: {name: names.current ?? "current", rows: current.rows},
    settings: {level: all.level, adjust: all.adjust, minCell: all.minCell},
    verdicts, results, distributions, performance: performanceOf(compared, all),
    columns: compared.columns.map((pair) => summaryOf(pair, all.minCell)),
    methods: notes(results, all.measures), warnings: names.warnings ?? [], ...(all.gate && {gate: gateOf(results, all.gate, plan.task)}),
  };
}

function answers(topic: Topic, compared: Compared, settings: Settings): Result[] {
  const all = settings.gate ? suiteQuestions(compared, settings, settings.gate.suites) : questionsOf(compared, settings);
  const asked = all.filter((question) => question.topic === topic);
  const tests = asked.filter(({check, find}) => ["test", "interval"].includes(find(check.evidence).evidence)).length;
  const drafts = asked.map((question) => draftOf(question, compared, tests)).filter(isAnswer);
  const ps = drafts.map(evidenceP);
  const tested = drafts.flatMap((_, i) => ps[i] === null ? [] : [i]);
  const adjusted = adjust(tested.map((i) => ps[i] ?? 1), settings.adjust);
  const byDraft = new Map(tested.map((draft, k) => [draft, adjusted[k]]));
  return drafts.map((draft, i) => resultOf(draft, {p: ps[i], pAdjusted: byDraft.get(i) ?? null}, settings));
}

/** Questions that do not arise leave no result: no range declared, no timestamp; the quality of a column whose absence is a finding of its own. */
const isAnswer = ({effect, question}: Draft): boolean => !isUnknown(effect) || question.demand?.optional === false
  || !(["not-declared", "wrong-kind", "no-scores"].includes(effect.unknown)
  || (question.topic === "quality" && effect.unknown === "missing-column"));

function evidenceP(draft: Draft): number | null {
  const {evidence, evidenceMeasure, question} = draft;
  if (isUnknown(evidence)) return null;
  const held = heldOf(question.of, evidence.score), kind = evidenceKind(draft, held);
  if (kind === "test") return evidence.score.p ?? null;
  const limit = firstLimit(question.limits);
  if (kind !== "interval" || question.demand?.bounds || !held?.interval || limit === undefined) return null;
  return pastLimit({value: held.value, interval: held.interval}, limit, evidenceMeasure.worse);
}

/** One-sided p that the true value is not past the limit, by the end of its 95 % interval that looks at the limit. */
function pastLimit({value, interval: [low, high]}: Bracketed, limit: number, worse: "higher" | "lower" | "either"): number {
  const isLow = worse === "lower" || worse === "either" && value < 0, half = isLow ? high - value : value - low;
  const distance = isLow ? (worse === "either" ? -limit : limit) - value : value - limit;
  return half > 0 ? normalSf(distance / (half / 1.959963984540054)) : distance >= 0 ? 0 : 1;
}

interface Probability {
  readonly p: number | null;
  readonly pAdjusted: number | null;
}

function resultOf(draft: Draft, probability: Probability, settings: Settings): Result {
  const {p, pAdjusted} = probability;
  const {question, effect, evidence, effectMeasure, shown} = draft;
  const {topic, pair, limits, of, options, part} = question;
  const common = {
    topic, column: pair?.name ?? null, role: pair?.plan.schema.role ?? null, segment: part ? segmentOf(part.key) : question.segment ?? null, measure: effectMeasure.id,
    title: titleWith(effectMeasure, options(effectMeasure)), parameters: options(effectMeasure), unit: effectMeasure.unit, p, p_adjusted: pAdjusted,
    evidence: evidenceOf(draft, probability), limits, worse: effectMeasure.worse, shown, estimated: effectMeasure.estimated ?? false,
    ...(question.demand && {check: checkOf(question.demand)}),
  };
  if (isUnknown(effect)) {
    const none = {
      ...common, method: null, score: null, interval: null, bound: null, reference: null, needed: null,
      effect: {measure: effectMeasure.id, of, unit: unitOf(effectMeasure, of), score: null, interval: null},
      n: rowsOf(draft), detectable: null, settles: null, verdict: "unknown" as const, reason: effect.unknown, detail: effect.detail ?? null,
    };
    return {...none, says: says(none, undefined)};
  }
  const {score} = effect, n = rowsOf(draft);
  const {held, verdict, reason, settles} = verdictOf(draft, score, {pAdjusted, rows: n});
  const result = {
    ...common, method: score.method ?? null, score: Number.isFinite(score.value) ? score.value : null,
    ...(!Number.isFinite(score.value) && {infinite: score.value > 0 ? "positive" as const : "negative" as const}),
    interval: score.interval ? finite(score.interval) : null, bound: score.bound ?? null,
    reference: score.reference !== undefined && Number.isFinite(score.reference) ? score.reference : null,
    effect: {
      measure: effectMeasure.id, of, unit: unitOf(effectMeasure, of), score: held && Number.isFinite(held.value) ? held.value : null,
      interval: held?.interval ? finite(held.interval) : null,
    },
    n, detectable: detectableOf(effect, limits), detail: detailOf(score, settings.minCell) ?? why(evidence), needed: neededOf(draft, score),
    settles, verdict, reason, ...besideOf(effectMeasure, score),
  };
  return {...result, says: says(result, effect.says)};
}

/** How many rows of a kind would show a change from the reference's score to the first limit. */
function neededOf({effectMeasure, question}: Draft, {reference}: Score): Result["needed"] {
  const limit = firstLimit(question.limits);
  if (!effectMeasure.needed || reference === undefined || limit === undefined) return null;
  const count: number | undefined = effectMeasure.needed(reference, scoreAt(limit, question.of, reference));
  return count === undefined || !Number.isFinite(count) ? null : {count, of: effectMeasure.counts ?? "rows"};
}

const checkOf = ({suite, name, condition, bounds, severity, required}: Demand): CheckOf => ({suite, name, condition, bounds, severity, required});

/** Labels of a segment by their columns. */
const segmentOf = ({group, labels}: SegmentKey): Readonly<Record<string, string>> =>
  Object.fromEntries(group.map((column, i) => [column, labels[i]]));

function evidenceOf(draft: Draft, {p, pAdjusted}: Probability): EvidenceOf {
  const {evidence, evidenceMeasure, question} = draft;
  const reading = isUnknown(evidence) ? undefined : evidence;
  return {
    kind: reading ? evidenceKind(draft, heldOf(question.of, reading.score)) : evidenceMeasure.evidence, measure: evidenceMeasure.id,
    ...(reading?.score.method && {method: reading.score.method}),
    ...(reading && Number.isFinite(reading.score.value) && {score: reading.score.value}),
    ...(p !== null && {p}), ...(pAdjusted !== null && {p_adjusted: pAdjusted, level: question.level}),
  };
}

function rowsOf({effect, question: {pair}}: Draft): {reference: number | null; current: number | null} {
  const n = isUnknown(effect) ? undefined : effect.score.n;
  return {
    reference: n?.reference ?? pair?.reference?.presence.rows ?? null,
    current: n?.current ?? pair?.current?.presence.rows ?? null,
  };
}

/** A change must both show in the test and pass the limit to be called out. */
function detectableOf({detectable}: Reading, limits: {readonly warn?: number; readonly fail?: number}): number | null {
  if (detectable === undefined || !Number.isFinite(detectable)) return null;
  return Math.max(detectable, firstLimit(limits) ?? 0);
}

function detailOf({detail, items = []}: Score, minCell: number): string | null {
  const shown = items.filter(({count}) => count >= minCell).slice(0, 10).map(({label, count}) => `${label} (${count} rows)`);
  const hidden = items.length - shown.length;
  const list = [...shown, ...(hidden > 0 ? [`${hidden} more`] : [])].join(", ");
  return [detail, list].filter(Boolean).join(": ") || null;
}

const why = (evidence: Draft["evidence"]): string | null => isUnknown(evidence) ? evidence.detail ?? null : null;

function notes(results: readonly Result[], own: readonly AnyMeasure[]): MethodNote[] {
  const ids = new Set(results.flatMap(({measure, evidence, shown}) => [measure, evidence.measure, ...shown.map((one) => one.measure)]));
  return [...ids].sort().map((id) => {
    const {title, about, source, unit} = measureIn(own, id);
    return {measure: id, title, about, source: source ?? null, unit};
  });
}
