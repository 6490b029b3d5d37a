import type {NumericPlan} from "../profile/column-plan.ts";
import type {Moments} from "../sketch/state.ts";
import type {ColumnComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** Size, mean and sample variance (ddof 1; 0 for a single value) of the finite values of one side. */
export interface MeanAndVariance {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

export interface MomentPair {
  readonly plan: NumericPlan;
  readonly reference: MeanAndVariance;
  readonly current: MeanAndVariance;
}

/** The moments of a numeric column on both sides. */
export const momentPair: ColumnComparison<MomentPair, unknown> = {
  id: "moments", subject: "column", reads: ["numeric"],
  about: "the mean and variance of the finite values of both tables",
  of({plan, reference, current}) {
    if (plan.type !== "numeric") return unknown("wrong-kind");
    if (!reference) return unknown("no-reference");
    if (!current) return unknown("missing-column");
    if (reference.type !== "numeric" || current.type !== "numeric") return unknown("wrong-kind");
    if (reference.moments.n === 0) return unknown("no-values", "the reference holds no finite value");
    if (current.moments.n === 0) return unknown("no-values", "the current table holds no finite value");
    return {plan, reference: meanAndVariance(reference.moments, plan), current: meanAndVariance(current.moments, plan)};
  },
};

/** Mean and variance from the power sums about the plan's centre. */
export function meanAndVariance({n, s1, s2}: Moments, {centre, scale}: NumericPlan): MeanAndVariance {
  const u = n > 0 ? s1 / n : 0;
  const variance = n > 1 ? Math.max(0, (s2 - n * u * u) / (n - 1)) : 0;
  return {n, mean: centre + scale * u, variance: variance * scale * scale};
}
