import type {Clustered} from "../comparison/clustered.ts";
import type {ColumnPair, Compared, Comparison} from "../comparison/comparison.ts";
import {isUnknown, type Unknown, unknown} from "../comparison/unknown.ts";

/** How a change is told: apart by so much, or by which part of the reference's number (a ratio less 1). */
export const changeKinds = ["difference", "ratio"] as const;
export type ChangeKind = typeof changeKinds[number];

/** What of a score limits are held against: itself, or a change from the reference's. */
export type Of = "score" | ChangeKind;

/** A change as it is told in either way, with its 95 % interval; what cannot be told is absent. */
export type Changes = {readonly [K in ChangeKind]?: {readonly value: number; readonly interval?: readonly [number, number]}};

/** The number a measure gives, with all that is needed to judge and to draw it. Never NaN; infinite only where the formula is. */
export interface Score {
  readonly value: number;
  /** The value with what sampling noise alone would give taken off; what limits are held against, where it is given. */
  readonly debiased?: number;
  /** Two-sided 95 % interval for the true value (or the level that was asked for). */
  readonly interval?: readonly [number, number];
  /** Why there is no interval, of the score or of its change, where there is none. */
  readonly unsure?: Unknown["unknown"];
  /** The same score of the reference. */
  readonly reference?: number;
  /** How far the score is from the reference's; never noise-corrected. */
  readonly change?: Changes;
  /** Probability of a value at least this extreme when nothing has changed. */
  readonly p?: number;
  /** Largest error that summarising in cells can have made. */
  readonly bound?: number;
  /** Rows that held a value on either side, as far as they entered the formula. */
  readonly n?: {readonly reference?: number; readonly current: number};
  /** Which variant was computed ("exact", "asymptotic", "conditional"), when the measure chose. */
  readonly method?: string;
  /** Further numbers by name: degrees of freedom, the statistic behind the score. */
  readonly also?: Readonly<Record<string, number>>;
  /** What a person should know beyond the number; must not name values of single rows. */
  readonly detail?: string;
  /** Labels or columns behind the score, with how many rows each stands for; outlets hide those rarer than minCell. */
  readonly items?: readonly {readonly label: string; readonly count: number}[];
}

/** What a further number of a score is called where it is told, and its unit, where it is not the score's. */
export interface Called {
  readonly label: string;
  readonly unit?: string;
}

export type Option = string | number | boolean | null;

/** One option: its default (null: none, or a number), what it means, and its choices where they are few. */
export interface OptionSpec<T extends Option> {
  readonly default: T;
  readonly about: string;
  readonly choices?: readonly T[];
}

export type OptionSpecs<O> = {readonly [K in keyof O]: O[K] extends Option ? OptionSpec<O[K]> : never};

/**
 * What a verdict on this measure rests on: a p-value; the interval lying past the limit; the bare fact about these rows;
 * or nothing, the measure being shown and never judged.
 */
export type Evidence = "test" | "interval" | "fact" | "none";

export type Family = "drift" | "quality" | "performance" | "fairness" | "business";

/** How the report draws a measure; the chart folder holds one drawing for each. */
export type Chart = "distributions" | "bars" | "interval" | "none";

/** What of a measure's rows can be shown: a condition that a source can find rows by. */
export type Failing =
  | "missing" | "mismatched" | "below" | "above" | "outside-set" | "not-matching" | "duplicate-row" | "duplicate-id" | "new-category" | "infinite";

export interface Example<Shape, O> {
  readonly why: string;
  readonly given: Shape;
  readonly options?: Partial<O>;
  readonly gives: {readonly value?: number; readonly p?: number; readonly unknown?: Unknown["unknown"]; readonly within?: number; readonly also?: Readonly<Record<string, number>>};
}

/** A declared formula over a comparison: all that is sayable as data, and the formula. */
export interface Measure<Shape, O> {
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  /** One or two plain sentences, for people who have never met it. */
  readonly about: string;
  /** Where the formula comes from. */
  readonly source?: string;
  readonly over: Comparison<Shape, NoInfer<O>>;
  readonly options: OptionSpecs<O>;
  /** The unit of the score: "nats", "share", "rows", "σ", "" for a pure number. */
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly worse: "higher" | "lower" | "either";
  /** Where the score turns bad unless configured; absent: shown, and judged only when configured. */
  readonly limits?: {readonly warn?: number; readonly fail?: number};
  /** What the limits are held against: the score itself (unless told), or its change from the reference. */
  readonly judges?: "score" | "change";
  /** How its change is told unless a check asks otherwise; a difference, unless told. */
  readonly changes?: ChangeKind;
  /** The unit of such a difference, where it is not that of the score. */
  readonly changeUnit?: string;
  /** Whether the score is an estimate made without labels: drawn apart, and never called measured. */
  readonly estimated?: boolean;
  /** Whether it is about rows predicted alike, so that labels which come by prediction do not bias it. */
  readonly givenPrediction?: boolean;
  /** What the rows of a score's n are called when they are not all rows: "positives". */
  readonly counts?: string;
  readonly evidence: Evidence;
  /** Whether p and interval allow for rows that come in clusters; where they do not, they are not told of such rows. */
  readonly clusters?: "allowed-for";
  /** `profile`: equal from profiles and rows; `exact`: needs the exact state; `rows`: needs the rows. */
  readonly needs: "profile" | "exact" | "rows";
  /** How the score relates to the one from rows once the distribution has collapsed to cells. */
  readonly inCells?: string;
  readonly chart: Chart;
  /** Which numbers of the score's `also` are told beside it, by name. */
  readonly beside?: Readonly<Record<string, Called>>;
  readonly failing?: Failing;
  readonly examples: readonly Example<Shape, O>[];
  score(shape: Shape, options: O): Score | Unknown;
  /** The smallest true value that a test at this level shows with this probability at the sizes at hand. */
  detectable?(shape: Shape, aim: {readonly level: number; readonly power: number}): number | undefined;
  /** How many of `counts` would show a change of the reference's value to another, one-sided at 5 % with power .8. */
  needed?(from: number, to: number): number | undefined;
  /** What was found, in one plain sentence without a verdict; absent: a sentence is made from title, value and interval. */
  says?(shape: Shape, score: Score): string;
}

/** Any measure, for lists that hold many; the one place where shape and options are forgotten. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyMeasure = Measure<any, any>;

/** What of a measure's score its limits are held against. */
export const judgedOf = ({judges = "score", changes = "difference"}: AnyMeasure, asked = judges): Of => asked === "score" ? "score" : changes;

/** The unit of what limits are held against: a ratio is a share of the reference's number. */
export const unitOf = ({unit, changeUnit = unit}: AnyMeasure, of: Of): string => of === "score" ? unit : of === "ratio" ? "share" : changeUnit;

/** The title with the options that are not the usual ones: "F1 (average macro)", "Recall (threshold 0.3)". */
export function titleWith({title, options}: AnyMeasure, chosen: Readonly<Record<string, Option>>): string {
  const specs = options as Record<string, OptionSpec<Option>>, told = Object.entries(chosen).filter(([name, value]) => specs[name]?.default !== value);
  return told.length === 0 ? title : `${title} (${told.map(([name, value]) => `${name} ${String(value)}`).join(", ")})`;
}

type Specs = Readonly<Record<string, OptionSpec<Option>>>;

/** The values of options declared like this. */
export type OptionsOf<S> = {readonly [K in keyof S]: S[K] extends {readonly default: infer T} ? (T extends Option ? Widened<T> : never) : never};

// A default of 10 or true stands for any number or boolean; a text default keeps the union it was declared with.
type Widened<T extends Option> = T extends null ? number | null : T extends number ? number : T extends boolean ? boolean : T;

/** Declares a measure; the types of shape and options flow from `over` and `options` into `score`. */
export const defineMeasure = <Shape, S extends Specs>(
  measure: Omit<Measure<Shape, OptionsOf<S>>, "options"> & {readonly options: S},
): Measure<Shape, OptionsOf<S>> => Object.freeze(measure) as unknown as Measure<Shape, OptionsOf<S>>;

/** The measure's options with defaults filled in; throws for an unknown name or value, naming the choices. */
export function optionsOf(measure: AnyMeasure, given: Readonly<Record<string, unknown>> = {}): Record<string, Option> {
  const specs = measure.options as Record<string, OptionSpec<Option>>;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(specs, name)) {
      throw new Error(`unknown option of ${measure.id}: "${name}"; one of: ${Object.keys(specs).join(", ") || "(none)"}`);
    }
  }
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, optionValue(`${name} of ${measure.id}`, spec, given[name])]));
}

function optionValue(name: string, spec: OptionSpec<Option>, value: unknown): Option {
  if (value === undefined) return spec.default;
  if (value === null && spec.default === null) return null;
  const type = spec.default === null ? "number" : typeof spec.default;
  if (typeof value !== type) throw new Error(`invalid option ${name}: ${JSON.stringify(value)}; expected a ${type}`);
  if (spec.choices && !spec.choices.includes(value as Option)) {
    throw new Error(`invalid option ${name}: ${JSON.stringify(value)}; one of: ${spec.choices.join(", ")}`);
  }
  return value as Option;
}

/** What a measure has to say of one subject: the score, the smallest change that could have been seen, and a sentence. */
export interface Reading {
  readonly score: Score;
  readonly detectable?: number;
  readonly says?: string;
}

/** A score without what would hold only if each row stood for itself. */
const ofRowsAlone = ({p: _, interval: __, ...score}: Score): Score => ({
  ...score, unsure: "assumption-failed", detail: [score.detail, "this test takes each row for itself, and rows come in clusters"].filter(Boolean).join("; "),
});

/** Reads one measure on one subject. */
export function read(
  measure: AnyMeasure, subject: ColumnPair | Compared,
  {options, aim}: {options: Readonly<Record<string, Option>>; aim?: {readonly level: number; readonly power: number}},
): Reading | Unknown {
  const over = measure.over as {of(subject: unknown, options: unknown): unknown};
  const shape = over.of(subject, options);
  if (isUnknown(shape)) return shape;
  const {design = 1} = shape as Clustered, isTested = measure.evidence === "test" || measure.evidence === "interval";
  if (design === Infinity && isTested) return unknown("too-few-rows", "the rows come in too few clusters");
  const found = measure.score(shape, options);
  if (isUnknown(found)) return found;
  const isAllowedFor = measure.clusters === "allowed-for";
  const score = design === 1 || !isTested ? found : isAllowedFor ? {...found, also: {...found.also, design}} : ofRowsAlone(found);
  if (Number.isNaN(score.value)) throw new Error(`measure ${measure.id} gave NaN instead of an unknown`);
  const detectable = aim && measure.detectable?.(shape, aim);
  return {
    score,
    ...(detectable !== undefined && {detectable}),
    ...(measure.says && {says: measure.says(shape, score)}),
  };
}
