import type {Kind, Role} from "../data/column.ts";
import type {ChangeKind, Option} from "./measure.ts";

/** What a number must be: bounds with their ends included, or limits in the direction in which its measure is worse. */
export interface Condition {
  /** What is held against it: the score, or its change from the reference's. */
  readonly of: "score" | "change";
  /** How the change is told: apart by so much, or by which part of the reference's (a ratio less 1); as the measure tells it, unless said. */
  readonly as?: ChangeKind;
  /** Where it turns bad, judged as in a report: by evidence and effect. */
  readonly warn?: number;
  readonly fail?: number;
  /** What it must reach and must not exceed, judged by where its interval lies. */
  readonly min?: number;
  readonly max?: number;
}

/** Columns that share a kind, a role or both. */
export interface ColumnsLike {
  readonly kind?: Kind;
  readonly role?: Role;
}

/** One demand on the data or the model: a measure, what it is asked of, and what it must be. */
export interface SuiteCheck {
  /** What the check is called; the measure's title unless told. */
  readonly name?: string;
  readonly measure: string;
  /** For a measure of columns: their names, those of a kind or role, all, or the model's margin or error ("derived"). */
  readonly columns?: readonly string[] | ColumnsLike | "all" | "derived";
  /** Rows that it is asked of, by the labels of segment columns; all unless told. */
  readonly segment?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, Option>>;
  /** The measure's own limits unless told. */
  readonly condition?: Condition;
  /** Judge the number itself, as if nothing were left to chance. */
  readonly strict?: boolean;
  /** The most that the check can say: a warning instead of a failure. */
  readonly severity?: "fail" | "warn";
  /** Whether it must be told: an unknown is then as bad as a failure. */
  readonly required?: boolean;
  /** Leaves no result where its question does not arise: no range declared, no timestamp, no labels. */
  readonly optional?: boolean;
}

/** Checks that belong together, such as those a release must pass. */
export interface Suite {
  readonly name: string;
  readonly about?: string;
  /** The model that it asks about, where it does: of a table without one it tells nothing. */
  readonly ofModel?: "any" | "classification" | "regression";
  readonly checks: readonly SuiteCheck[];
}
