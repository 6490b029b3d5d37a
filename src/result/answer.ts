import {isUnknown} from "../comparison/unknown.ts";
import {type Reading, type Score, titleWith, unitOf} from "../measure/measure.ts";
import {normalSf} from "../stats/normal.ts";
import type {Bracketed} from "../stats/difference-interval.ts";
import type {SegmentKey} from "../profile/outcome/outcome.ts";
import {besideOf} from "./beside.ts";
import type {Demand} from "./demand.ts";
import {type Draft, finite} from "./draft.ts";
import {heldOf, scoreAt} from "./held.ts";
import {firstLimit} from "./judge.ts";
import type {CheckOf, EvidenceOf, Result} from "./result.ts";
import {says} from "./says.ts";
import type {Settings} from "./settings.ts";
import {evidenceKind, verdictOf} from "./verdict.ts";

/** Questions that do not arise leave no result: no range declared, no timestamp; the quality of a column whose absence is a finding of its own. */
export const isAnswer = ({effect, question}: Draft): boolean => !isUnknown(effect) || question.demand?.optional === false
  || !(["not-declared", "wrong-kind", "no-scores"].includes(effect.unknown)
  || (question.topic === "quality" && effect.unknown === "missing-column"));

/** The p of what a draft rests on; null where it rests on none. */
export function evidenceP(draft: Draft): number | null {
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

/** A p before and after adjusting. */
export interface Probability {
  readonly p: number | null;
  readonly pAdjusted: number | null;
}

/** What is said of a question, its p adjusted. */
export function resultOf(draft: Draft, probability: Probability, settings: Settings): Result {
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

/** Rows that entered a score on either side. */
export function rowsOf({effect, question: {pair}}: Draft): Result["n"] {
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
