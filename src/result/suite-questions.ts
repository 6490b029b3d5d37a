import type {Role} from "../data/column.ts";
import type {ColumnPair, Compared, SegmentPair} from "../comparison/comparison.ts";
import {unknown} from "../comparison/unknown.ts";
import {measureIn} from "../measure/index.ts";
import {orderFault} from "../measure/limit-order.ts";
import {type AnyMeasure, optionsOf, titleWith} from "../measure/measure.ts";
import {type Check, derivedChecks, driftChecks, isOfCoverage, topicOfRole} from "../measure/preset.ts";
import type {Suite, SuiteCheck} from "../measure/suite.ts";
import {demandOf, ofCheck} from "./demand.ts";
import type {Question} from "./draft.ts";
import type {Limits, Topic} from "./result.ts";
import type {ColumnSettings, Settings} from "./settings.ts";

/** A check asks for what the tables cannot have: the message names the check, the thing, its value and the choices. */
export class SuiteMismatch extends Error {
  constructor(suite: string, fault: string) {
    super(`suite ${JSON.stringify(suite)}: ${fault}`);
    this.name = "SuiteMismatch";
  }
}

/** The questions that suites ask of two tables; throws a SuiteMismatch for a column or segment that the plan does not know. */
export const suiteQuestions = (compared: Compared, settings: Settings, suites: readonly Suite[]): Question[] =>
  suites.flatMap(({name, checks}) => checks.flatMap((check) => questionsOfCheck({suite: name, check, compared, settings})));

interface Asking {
  readonly suite: string;
  readonly check: SuiteCheck;
  readonly compared: Compared;
  readonly settings: Settings;
}

function questionsOfCheck(asking: Asking): Question[] {
  const {check, compared} = asking, measure = measureIn(asking.settings.measures, check.measure);
  const part = partOf(asking), none = check.segment && !part ? unknown("no-values", `no row is of ${segmentInWords(check.segment)}`) : undefined;
  const rest = {...(part && {part}), ...(none && {absent: none, ...(check.segment && {segment: check.segment})})};
  if (measure.over.subject === "table") return [questionOf(asking, measure, {pair: null, ...rest})];
  const pairs = pairsOf(asking, measure, part?.compared ?? compared);
  if (pairs.length > 0) return pairs.map((pair) => questionOf(asking, measure, {pair, ...rest}));
  const nothing = unknown("not-declared", "no column of the reference is of this kind and role");
  return check.optional ? [] : [questionOf(asking, measure, {pair: null, absent: nothing})];
}

const segmentInWords = (segment: Readonly<Record<string, string>>): string =>
  Object.entries(segment).map(([column, label]) => `${column} ${JSON.stringify(label)}`).join(" and ");

/** The rows that a check is asked of; undefined for all of them, and where neither table has such rows. */
function partOf({suite, check: {segment}, compared: {plan, segments}}: Asking): SegmentPair | undefined {
  if (!segment) return undefined;
  const names = Object.keys(segment);
  const isGroup = (group: readonly string[]): boolean => group.length === names.length && group.every((name) => Object.hasOwn(segment, name));
  if (!plan.segments.some(isGroup)) {
    const known = plan.segments.map((group) => group.join(" and ")).join(", ") || "(none: give a column the role segment)";
    throw new SuiteMismatch(suite, `unknown segment: ${JSON.stringify(names.join(" and "))}; one of: ${known}`);
  }
  return segments.find(({key: {group, labels}}) => isGroup(group) && group.every((name, i) => segment[name] === labels[i]));
}

/** The columns that a check is asked of; of a kind or role, those that its measure can read. */
function pairsOf({suite, check: {columns, measure: id, optional = false}, settings}: Asking, {over, family}: AnyMeasure, compared: Compared): ColumnPair[] {
  if (columns === undefined) throw new SuiteMismatch(suite, `missing column: ${id} is about a column; name it, or give columns a kind, a role or "all"`);
  if (columns === "derived") return compared.derived ? [compared.derived] : [];
  if (Array.isArray(columns)) return columns.map((name: string) => pairNamed(name, {suite, id, compared}));
  const {kind, role} = columns === "all" ? {} : columns as {kind?: string; role?: string};
  return compared.columns.filter(({name, plan: {type, schema}}) => {
    const isLike = (kind === undefined || schema.kind === kind) && (role === undefined || schema.role === role);
    const isRead = over.subject === "column" && over.reads.includes(type);
    const isWatched = family !== "drift" || (topicOfRole[schema.role as Role] !== null && ownOf(name, settings).ignore !== true);
    return isLike && isRead && isWatched && !(optional && isOfCoverage(id, schema.role));
  });
}

function pairNamed(name: string, {suite, id, compared}: {readonly suite: string; readonly id: string; readonly compared: Compared}): ColumnPair {
  const {columns, derived} = compared, found = [...columns, ...(derived ? [derived] : [])].find((pair) => pair.name === name);
  if (found) return found;
  if (columns.length === 0) throw new SuiteMismatch(suite, `${id} is about a column, and the reference has none`);
  throw new SuiteMismatch(suite, `unknown column: ${JSON.stringify(name)}, of which ${id} is asked; one of: ${columns.map((pair) => pair.name).join(", ")}`);
}

const ownOf = (name: string | undefined, {columns}: Settings): ColumnSettings =>
  name !== undefined && Object.hasOwn(columns, name) ? columns[name] : {};

function questionOf({suite, check, compared, settings}: Asking, measure: AnyMeasure, about: Pick<Question, "pair" | "part" | "absent" | "segment">): Question {
  const {pair} = about, own = ownOf(pair?.name, settings), {condition} = check;
  const limits = condition ? limitsIn(condition) : own.limits?.[measure.id] ?? settings.limits?.[measure.id] ?? measure.limits ?? {};
  if (!condition && limits.warn === undefined && limits.fail === undefined) {
    throw new SuiteMismatch(suite, `missing condition: ${measure.id} has no limits of its own; give warn, fail, min, max or equals`);
  }
  const fault = orderFault(limits, measure);
  if (fault !== undefined) throw new SuiteMismatch(suite, `${measure.id}: ${fault}`);
  const options: Question["options"] = (one) => optionsOf(one, {
    ...settings.options?.[one.id], ...own.options?.[one.id], ...(one.id === measure.id && check.options),
  });
  return {
    topic: topicOf(measure, pair, compared), ...about, find: (id) => measureIn(settings.measures, id), level: settings.level, limits, of: ofCheck(check, measure),
    check: checkFor(measure, pair, compared), demand: demandOf(suite, check, {measure, limits, title: titleWith(measure, options(measure))}), options,
  };
}

const limitsIn = ({warn, fail}: Limits): Limits => ({...(warn !== undefined && {warn}), ...(fail !== undefined && {fail})});

/** The evidence that a preset pairs with the measure; its own where none does. */
function checkFor({id}: AnyMeasure, pair: ColumnPair | null, {derived}: Compared): Check {
  const paired = pair === null ? [] : pair.name === derived?.name ? derivedChecks : driftChecks[pair.plan.type];
  const found = paired.find(({effect}) => effect === id);
  return {evidence: found?.evidence ?? id, effect: id, shown: []};
}

/** Under which topic an answer is adjusted and shown. */
function topicOf({family}: AnyMeasure, pair: ColumnPair | null, {derived, plan: {task}}: Compared): Topic {
  if (family === "fairness") return "segments";
  if (family !== "drift") return family;
  if (pair !== null && pair.name === derived?.name) return task?.type === "regression" ? "performance" : "prediction";
  return pair === null ? "drift" : topicOfRole[pair.plan.schema.role as Role] ?? "drift";
}
