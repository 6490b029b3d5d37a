import type {NumericPlan} from "../profile/plan.ts";
import type {Moments} from "../sketch/state.ts";
import type {ColumnComparison} from "./comparison.ts";
import {meanAndVariance, type MeanAndVariance, momentPair} from "./moment-pair.ts";
import {isUnknown, unknown} from "./unknown.ts";

/** Mean and variance with the two moments that say how sure the variance is. */
export interface FourMoments extends MeanAndVariance {
  /** Third central moment over the standard deviation's cube; 0 where all values are the same. */
  readonly skewness: number;
  /** Fourth central moment over the variance's square: 3 for a normal law; 1 where all values are the same. */
  readonly kurtosis: number;
}

export interface FourMomentPair {
  readonly plan: NumericPlan;
  readonly reference: FourMoments;
  readonly current: FourMoments;
}

/** The first four moments of a numeric column on both sides. */
export const fourMomentPair: ColumnComparison<FourMomentPair, unknown> = {
  id: "four-moments", subject: "column", reads: ["numeric"],
  about: "mean, variance, skewness and kurtosis of the finite values of both tables",
  of(pair) {
    const sides = momentPair.of(pair, undefined);
    if (isUnknown(sides)) return sides;
    if (pair.reference?.type !== "numeric" || pair.current?.type !== "numeric") return unknown("wrong-kind");
    const {plan} = sides;
    return {plan, reference: fourMoments(pair.reference.moments, plan), current: fourMoments(pair.current.moments, plan)};
  },
};

/** The four moments from the power sums about the plan's centre. */
export function fourMoments(moments: Moments, plan: NumericPlan): FourMoments {
  const {n, s1, s2, s3, s4} = moments;
  const u = s1 / n, u2 = s2 / n, u3 = s3 / n, u4 = s4 / n;
  const second = u2 - u * u;
  const flat = !(n > 1) || moments.min === moments.max || !(second > 0);
  const third = u3 - 3 * u * u2 + 2 * u ** 3, fourth = u4 - 4 * u * u3 + 6 * u * u * u2 - 3 * u ** 4;
  return {
    ...meanAndVariance(moments, plan), ...(flat && n > 0 && {variance: 0}),
    skewness: flat ? 0 : third / second ** 1.5, kurtosis: flat ? 1 : Math.max(1, fourth / (second * second)),
  };
}
