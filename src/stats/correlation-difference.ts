// Whether a rank correlation has changed between two samples.
import {studentTQuantile, studentTTwoSided} from "./student-t.ts";

/** A correlation r of n rows and its standard deviation over samples. */
export interface Correlation {
  readonly r: number;
  readonly n: number;
  readonly deviation: number;
}

/** A change of correlation. */
export interface CorrelationDifference {
  /** The current correlation less the reference's, -2 to 2. */
  readonly difference: number;
  /** Two-sided. */
  readonly p: number;
  /** For the difference, at the level asked. */
  interval(level: number): readonly [number, number];
}

/** Fisher's z of a correlation, drawn in to +-most so that it stays finite, and its deviation. */
const fisher = ({r, n, deviation}: Correlation, most: number) => {
  const near = Math.max(-most, Math.min(most, r));
  return {z: Math.atanh(near), deviation: Math.max(deviation / (1 - near * near), 1 / Math.sqrt(n - 3))};
};

const limits = ({z, deviation}: ReturnType<typeof fisher>, r: number, quantile: number): readonly [number, number] =>
  [Math.min(r, Math.tanh(z - quantile * deviation)), Math.max(r, Math.tanh(z + quantile * deviation))];

/**
 * Compares two correlations by the difference of their Fisher z. The deviation of z is the larger of the delta method's and
 * 1 / sqrt(n - 3): the first is right whatever the law, the second keeps it so in small samples, as does Student's law in place
 * of the normal. The interval of the difference is Zou's (2007), from the intervals of either side. Undefined below 10 rows.
 */
export const correlationDifference = (reference: Correlation, current: Correlation): CorrelationDifference | undefined => {
  if (!(reference.n >= 10 && current.n >= 10)) return undefined;
  const least = Math.min(reference.n, current.n), most = 1 - 1 / (2 * least), df = least - 3;
  const before = fisher(reference, most), after = fisher(current, most), difference = current.r - reference.r;
  return {
    difference,
    p: studentTTwoSided((after.z - before.z) / Math.hypot(before.deviation, after.deviation), df),
    interval(level) {
      const quantile = studentTQuantile((1 + level) / 2, df);
      const [low, high] = limits(before, reference.r, quantile), [from, to] = limits(after, current.r, quantile);
      return [
        Math.max(-2, difference - Math.hypot(current.r - from, high - reference.r)),
        Math.min(2, difference + Math.hypot(to - current.r, reference.r - low)),
      ];
    },
  };
};
