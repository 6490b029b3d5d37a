import type {LabelSides} from "../comparison/label-sides.ts";
import {numericSide, type NumericSides} from "../comparison/numeric-side.ts";
import {labelSides, numberSides} from "./example-sides.ts";

/** A column of numbers in two tables, each by itself; null is missing. */
export function sidesOf(reference: readonly (number | null)[], current: readonly (number | null)[]): NumericSides {
  const {plan, reference: before, current: now} = numberSides(reference, current, {role: "business"});
  if (plan.type !== "numeric" || now.type !== "numeric" || before?.type !== "numeric") throw new Error("no numbers");
  return {plan, reference: numericSide(before, plan), current: numericSide(now, plan)};
}

/** A column of labels in two tables, each by itself. */
export function ratesOf(reference: Readonly<Record<string, number>>, current: Readonly<Record<string, number>>): LabelSides {
  const {plan, reference: before, current: now} = labelSides(reference, current, {role: "business"});
  if (plan.type !== "categorical" || now.type !== "categorical" || before?.type !== "categorical") throw new Error("no labels");
  return {plan, reference: {...before.categories, alike: 1}, current: {...now.categories, alike: 1}};
}
