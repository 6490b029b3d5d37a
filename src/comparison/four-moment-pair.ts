import type {NumericPlan} from "../profile/column-plan.ts";
import type {Moments} from "../sketch/state.ts";
import {shape, type Shape} from "../stats/moments.ts";
import type {Clustered} from "./clustered.ts";
import type {ColumnComparison} from "./comparison.ts";
import {momentPair} from "./moment-pair.ts";
import {isUnknown, unknown} from "./unknown.ts";

export interface FourMomentPair extends Clustered {
  readonly plan: NumericPlan;
  readonly reference: Shape;
  readonly current: Shape;
}

/**
 * The first four moments of a numeric column on both sides. All rows of a cluster are taken to be alike: a mean hangs on outliers, of
 * which cells say nothing.
 */
export const fourMomentPair: ColumnComparison<FourMomentPair, unknown> = {
  id: "four-moments", subject: "column", reads: ["numeric"],
  about: "mean, variance, skewness and kurtosis of the finite values of both tables",
  of(pair) {
    const sides = momentPair.of(pair, undefined);
    if (isUnknown(sides)) return sides;
    if (pair.reference?.type !== "numeric" || pair.current?.type !== "numeric") return unknown("wrong-kind");
    const {plan} = sides;
    const reference = fourMoments(pair.reference.moments, plan), current = fourMoments(pair.current.moments, plan);
    return reference && current ? {plan, reference, current, ...(pair.alike && {design: Math.max(pair.alike.reference, pair.alike.current)})} : unknown("no-values");
  },
};

/** The moments from the power sums about the plan's centre; equal values have no spread, whatever rounding left of it. */
export function fourMoments(moments: Moments, plan: NumericPlan): Shape | undefined {
  const found = shape(moments, plan);
  if (!found || moments.min < moments.max) return found;
  return {...found, populationVariance: 0, variance: moments.n > 1 ? 0 : undefined, skewness: undefined, kurtosis: undefined};
}
