// Mean, variance, skewness and kurtosis from power sums that add up across batches.
import type {Ordered} from "./ordered.ts";

/** Sums of u, u^2, u^3 and u^4 over n values, u = (x - centre) / scale. */
export interface PowerSums {
  readonly n: number;
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
}

/** What the sums are taken about. */
export interface Place {
  readonly centre: number;
  readonly scale: number;
}

/** The shape of a distribution; what its values are too few or too equal for is undefined. */
export interface Shape {
  readonly n: number;
  readonly mean: number;
  /** With divisor n. */
  readonly populationVariance: number;
  /** With divisor n - 1; needs two values. */
  readonly variance: number | undefined;
  /** The standard error of the mean. */
  readonly error: number | undefined;
  /** m3 / m2^1.5; 0 is symmetric. */
  readonly skewness: number | undefined;
  /** With Fisher's correction, as in pandas; as skewness below three values. */
  readonly skewnessUnbiased: number | undefined;
  /** m4 / m2^2 - 3; 0 is normal. */
  readonly kurtosis: number | undefined;
  /** With Fisher's correction, as in pandas; as kurtosis below four values. */
  readonly kurtosisUnbiased: number | undefined;
}

/** Sums powers over values, each taken `counts[i]` times. */
export const powerSums = (values: Float64Array, {centre, scale}: Place, counts?: Float64Array): PowerSums => {
  let n = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0;
  for (let i = 0; i < values.length; i++) {
    const u = (values[i] - centre) / scale, u2 = u * u, count = counts ? counts[i] : 1;
    n += count;
    s1 += count * u;
    s2 += count * u2;
    s3 += count * u2 * u;
    s4 += count * u2 * u2;
  }
  return {n, s1, s2, s3, s4};
};

/** A second central moment below this part of the sums' own size is rounding, not spread. */
const noSpread = 1e-15;

/** The shape that power sums tell; undefined of no values. Precise when the centre lies within a few scales of the values. */
export const shape = ({n, s1, s2, s3, s4}: PowerSums, {centre, scale}: Place): Shape | undefined => {
  if (!(n > 0)) return undefined;
  const d = s1 / n, a2 = s2 / n, a3 = s3 / n, a4 = s4 / n;
  const raw = a2 - d * d, m2 = raw > noSpread * a2 ? raw : 0;
  const m3 = a3 - d * (3 * a2 - 2 * d * d), m4 = a4 - d * (4 * a3 - d * (6 * a2 - 3 * d * d));
  const spread = m2 > 0, skewness = spread ? m3 / m2 ** 1.5 : undefined, kurtosis = spread ? m4 / (m2 * m2) - 3 : undefined;
  const variance = n > 1 ? m2 * n / (n - 1) * scale * scale : undefined;
  return {
    n, mean: centre + scale * d, populationVariance: m2 * scale * scale, variance,
    error: variance === undefined ? undefined : Math.sqrt(variance / n), skewness, kurtosis,
    skewnessUnbiased: skewness !== undefined && n > 2 ? Math.sqrt((n - 1) * n) / (n - 2) * skewness : skewness,
    kurtosisUnbiased: kurtosis !== undefined && n > 3
      ? ((n * n - 1) * (kurtosis + 3) - 3 * (n - 1) ** 2) / ((n - 2) * (n - 3)) : kurtosis,
  };
};

/** The mean and the largest distance from it of values and counts: a place that loses no digits. */
const ownPlace = (values: Float64Array, counts?: Float64Array): Place => {
  const start = values.length > 0 ? values[0] : 0;
  let n = 0, sum = 0, furthest = 0;
  for (let i = 0; i < values.length; i++) {
    const count = counts ? counts[i] : 1;
    n += count;
    if (count > 0) sum += count * (values[i] - start);
  }
  const centre = n > 0 ? start + sum / n : start;
  for (let i = 0; i < values.length; i++)
    if (!counts || counts[i] > 0) furthest = Math.max(furthest, Math.abs(values[i] - centre));
  return {centre, scale: furthest > 0 ? furthest : 1};
};

/**
 * The shape of values at hand, each taken `counts[i]` times: two passes, so that no offset costs digits. Undefined of no
 * values, or of such a range that differences pass the largest number.
 */
export const shapeOf = (values: Float64Array, counts?: Float64Array): Shape | undefined => {
  const place = ownPlace(values, counts);
  if (!Number.isFinite(place.centre) || !Number.isFinite(place.scale)) return undefined;
  return shape(powerSums(values, place, counts), place);
};

/** The mean and the variance (divisor n - 1) of a sample. */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  /** Undefined below two values. */
  readonly variance: number | undefined;
}

/** Both samples' means and variances; undefined when a side is empty. */
export const samplesOf = (
  {values, reference, current}: Ordered,
): {readonly reference: Sample; readonly current: Sample} | undefined => {
  const left = shapeOf(values, reference), right = shapeOf(values, current);
  return left && right && {reference: left, current: right};
};
