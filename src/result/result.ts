import type {Reason} from "../comparison/unknown.ts";
import type {Of} from "../measure/measure.ts";
import type {Distribution} from "./distribution.ts";
import type {PerformanceView} from "./performance/view.ts";

export type {Distribution};

/** ok and fail are findings; warn is a change past the lower limit; unknown says why it cannot be told. */
export type Verdict = "ok" | "warn" | "fail" | "unknown";

/** Where a score turns bad. */
export interface Limits {
  readonly warn?: number;
  readonly fail?: number;
}

/** Which question a result answers; each topic has its own verdict and its own adjustment for multiplicity. */
export type Topic = "drift" | "target" | "prediction" | "quality" | "performance" | "segments" | "business";

/** What a verdict's evidence was: the test, its score and p, before and after adjusting for the number of tests. */
export interface EvidenceOf {
  readonly kind: "test" | "interval" | "fact" | "none";
  readonly measure: string;
  readonly method?: string;
  readonly score?: number;
  readonly p?: number;
  readonly p_adjusted?: number;
  readonly level?: number;
}

/** Bounds that a number must keep, ends included. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** The check of a suite that a result answers. */
export interface CheckOf {
  readonly suite: string;
  readonly name: string;
  /** What must be so, in words: "must be at least 0.85". */
  readonly condition: string;
  /** The bounds that were held; null where `limits` were. */
  readonly bounds: Bounds | null;
  /** The most that the check can say. */
  readonly severity: "fail" | "warn";
  /** Whether an unknown is as bad as a failure. */
  readonly required: boolean;
}

/** How the checks of a run came out, all suites together. */
export interface Gate {
  readonly suites: readonly string[];
  /** From which verdict on a check fails the run, and what becomes of the unknown ones. */
  readonly failOn: "fail" | "warn";
  readonly unknown: "pass" | "fail";
  readonly counts: {readonly ok: number; readonly warn: number; readonly fail: number; readonly unknown: number};
  /** Suites of which nothing could be judged. */
  readonly untold: readonly string[];
  readonly passed: boolean;
  /** One plain sentence: how many, and why the run passed or not. */
  readonly says: string;
}

/** Further numbers of a score by name: what each is called, and its unit. */
export type Beside = Readonly<Record<string, {readonly label: string; readonly value: number; readonly unit: string}>>;

/** A score beside the judged one, for people who know it: shown, not judged. */
export interface Shown {
  readonly measure: string;
  readonly score: number | null;
  readonly interval?: readonly [number, number];
  readonly reference?: number;
  readonly p?: number;
  readonly method?: string;
  readonly reason?: Reason;
  /** Absent where the measure tells none. */
  readonly also?: Beside;
}

/** What several windows say together, the judged one the last of them, where its own rows were too few to tell. */
export interface Over {
  readonly windows: number;
  /** What a window is called: "days". */
  readonly called: "hours" | "days" | "weeks" | "months" | "windows";
  /** Start of the first one. */
  readonly from: string;
  /** All of their rows. */
  readonly rows: number;
  /** Rows that entered the score. */
  readonly n: Result["n"];
  readonly score: number | null;
  readonly interval: readonly [number, number] | null;
  /** What limits were held against. */
  readonly effect: Pick<Result["effect"], "score" | "interval">;
  readonly p: number | null;
  readonly p_adjusted: number | null;
  /** The smallest true change that so many rows would have shown. */
  readonly detectable: number | null;
  /** Why the window by itself could not tell, and what it said. */
  readonly alone: Pick<Result, "reason" | "says">;
}

/** One judged question about one column, or about the whole table when `column` is null; plain JSON, never NaN. */
export interface Result {
  readonly topic: Topic;
  readonly column: string | null;
  readonly role: string | null;
  readonly segment: Readonly<Record<string, string>> | null;
  /** The measure whose score is held against the limits. */
  readonly measure: string;
  readonly title: string;
  readonly method: string | null;
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>;
  readonly unit: string;
  /** null when there is none, or (with `infinite`) when it is not finite. */
  readonly score: number | null;
  readonly infinite?: "positive" | "negative";
  readonly interval: readonly [number, number] | null;
  readonly bound: number | null;
  /** The same score of the reference; null where there is none. */
  readonly reference: number | null;
  /** Whether the score was estimated without labels rather than measured. */
  readonly estimated: boolean;
  readonly p: number | null;
  readonly p_adjusted: number | null;
  readonly evidence: EvidenceOf;
  /** What limits are held against, with its interval: the score (noise taken off), or its change from the reference. */
  readonly effect: {
    readonly measure: string; readonly of: Of;
    /** That of the score, or of its difference; a ratio less 1 is a share of the reference's number. */
    readonly unit: string;
    readonly score: number | null; readonly interval: readonly [number, number] | null;
  };
  readonly n: {readonly reference: number | null; readonly current: number | null};
  /** The smallest true change that this many rows would have shown with probability .8, in `unit`; null when not known. */
  readonly detectable: number | null;
  /** Rows that would settle an unknown, when more would. */
  readonly settles: {readonly reference: number; readonly current: number} | null;
  /** How many rows of a kind ("positives") would show a change of the reference's score to the first limit. */
  readonly needed: {readonly count: number; readonly of: string} | null;
  readonly limits: Limits;
  readonly worse: "higher" | "lower" | "either";
  /** That of `over` where there is one: all other numbers are those of the window by itself. */
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  /** One plain sentence: what was found. */
  readonly says: string;
  readonly detail: string | null;
  /** Further numbers behind the score; absent where the measure tells none. */
  readonly also?: Beside;
  readonly shown: readonly Shown[];
  /** Absent where no suite asked. */
  readonly check?: CheckOf;
  /** Absent where the window was judged by itself. */
  readonly over?: Over;
}

/** What is known of a column on both sides: the data-quality table of a report. */
export interface ColumnSummary {
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly importance: number;
  readonly reference: SideSummary | null;
  readonly current: SideSummary | null;
}

export interface SideSummary {
  readonly rows: number;
  readonly values: number;
  readonly missing: number;
  readonly empty: number;
  readonly nan: number;
  readonly infinite: number;
  readonly mismatched: number;
  /** Distinct values, with the standard error when it is an estimate. */
  readonly distinct: number | null;
  readonly distinctError: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  /** The lowest and highest value that at least minCell rows reach, so that no single row shows; rounded to four digits. */
  readonly low: number | null;
  readonly high: number | null;
  /** The most frequent label and its share, unless rarer than minCell or hashed. */
  readonly mostCommon: string | null;
  readonly mostCommonShare: number | null;
}

/** The verdict of one topic over all its columns. */
export interface TopicVerdict {
  readonly topic: Topic;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly columns: number;
  readonly counts: {readonly ok: number; readonly warn: number; readonly fail: number; readonly unknown: number};
  /** Share of the importance that fails. */
  readonly failingShare: number;
  /** Combined p of all tests of the topic (Cauchy combination), null when there is none. */
  readonly p: number | null;
  readonly says: string;
}

/** What a measure named in the results is, for the method notes. */
export interface MethodNote {
  readonly measure: string;
  readonly title: string;
  readonly about: string;
  readonly source: string | null;
  readonly unit: string;
}

/** One of the two tables of a run. */
export interface TableOf {
  readonly name: string;
  readonly rows: number;
  /** How many of what the cluster column names there are in it; absent without one, or where it was not counted. */
  readonly clusters?: number;
}

/** All results of one window: what every outlet reads. */
export interface Run {
  readonly format: "plumbline-run";
  readonly version: 1;
  readonly plumbline: string;
  readonly model: string | null;
  readonly model_version: string | null;
  readonly window: {readonly start: string; readonly end: string} | null;
  readonly known_at: string | null;
  readonly plan: string;
  readonly preset: string;
  readonly reference: TableOf;
  readonly current: TableOf;
  /** The column whose rows belong together, a patient's say; absent where none is declared. */
  readonly cluster?: string;
  readonly settings: {readonly level: number; readonly adjust: string; readonly minCell: number};
  readonly verdicts: readonly TopicVerdict[];
  readonly results: readonly Result[];
  readonly distributions: readonly Distribution[];
  /** What charts draw of how good the model is; null where that was not asked or the schema describes no model. */
  readonly performance: PerformanceView | null;
  readonly columns: readonly ColumnSummary[];
  readonly methods: readonly MethodNote[];
  readonly warnings: readonly string[];
  /** Absent where no suite was asked for. */
  readonly gate?: Gate;
}
