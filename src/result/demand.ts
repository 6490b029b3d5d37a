import {type AnyMeasure, judgedOf, type Of, unitOf} from "../measure/measure.ts";
import type {SuiteCheck} from "../measure/suite.ts";
import {toldIn} from "./held.ts";
import type {Bounds, CheckOf, Limits} from "./result.ts";
import {withUnit} from "./says.ts";

/** What a check of a suite demands of the answer to its question. */
export interface Demand extends CheckOf {
  readonly strict: boolean;
  /** Leaves no result where the question does not arise. */
  readonly optional: boolean;
}

/** What of its measure's score a check is about. */
export const ofCheck = ({condition}: SuiteCheck, measure: AnyMeasure): Of => {
  const of = judgedOf(measure, condition?.of);
  return of === "score" ? of : condition?.as ?? of;
};

/** The demand of one check, with its name and its condition in words. */
export function demandOf(suite: string, check: SuiteCheck, {measure, limits, title}: {
  readonly measure: AnyMeasure; readonly limits: Limits; readonly title: string;
}): Demand {
  const {condition, strict = false, severity = "fail", required = false, optional = false} = check;
  const {min, max} = condition ?? {};
  const bounds = min === undefined && max === undefined ? null : {...(min !== undefined && {min}), ...(max !== undefined && {max})};
  const of = ofCheck(check, measure), unit = toldIn(of, unitOf(measure, of));
  const words = bounds ? boundsInWords(bounds, unit) : limitsInWords(limits, measure.worse, unit);
  return {
    suite, name: check.name ?? title,
    condition: of !== "score" ? `the change ${words}` : words,
    severity, required, bounds, strict: strict || isExact(bounds), optional,
  };
}

/** One allowed number is a statement about these rows: no interval could ever lie within it. */
const isExact = (bounds: Bounds | null): boolean => bounds?.min !== undefined && bounds.min === bounds.max;

/** A bound as somebody has set it, to its last digit. */
const asSet = (bound: number, unit: string): string => withUnit(bound, unit, 10);

function boundsInWords({min, max}: Bounds, unit: string): string {
  if (min === undefined) return `must be at most ${asSet(max ?? 0, unit)}`;
  if (max === undefined) return `must be at least ${asSet(min, unit)}`;
  return min === max ? `must be ${asSet(min, unit)}` : `must be between ${asSet(min, unit)} and ${asSet(max, unit)}`;
}

function limitsInWords({warn, fail}: Limits, worse: AnyMeasure["worse"], unit: string): string {
  const limit = fail ?? warn;
  if (limit === undefined) return "is shown";
  const side = worse === "higher" ? "under" : worse === "lower" ? "above" : "within ±";
  const at = (value: number): string => `${side}${worse === "either" ? "" : " "}${asSet(worse === "either" ? Math.abs(value) : value, unit)}`;
  return `must stay ${at(limit)}${fail !== undefined && warn !== undefined ? `, better ${at(warn)}` : ""}`;
}
