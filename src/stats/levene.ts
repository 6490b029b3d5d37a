// Levene's test of equal spread, about the medians (Brown and Forsythe 1974).
import {fisherFSf} from "./fisher-f.ts";
import {shapeOf} from "./moments.ts";
import type {Ordered} from "./ordered.ts";
import {quantileWeighted} from "./quantile.ts";

/** Whether two samples differ in spread. */
export interface Levene {
  /** The F statistic of the distances from each sample's median. */
  readonly statistic: number;
  readonly p: number;
}

/**
 * Tests whether two samples differ in spread; undefined when a side is empty, there are fewer than three values, or no distance
 * varies.
 */
export const levene = ({values, reference, current, n, m}: Ordered): Levene | undefined => {
  if (!(n > 0 && m > 0) || n + m < 3) return undefined;
  const distances = (counts: Float64Array) => {
    const median = quantileWeighted(values, counts, 0.5);
    return shapeOf(values.map((value) => Math.abs(value - median)), counts);
  };
  const a = distances(reference), b = distances(current);
  if (!a || !b) return undefined;
  const between = n * m / (n + m) * (a.mean - b.mean) ** 2, within = n * a.populationVariance + m * b.populationVariance;
  if (!(within > 0)) return undefined;
  const statistic = (n + m - 2) * between / within;
  return {statistic, p: fisherFSf(statistic, 1, n + m - 2)};
};
