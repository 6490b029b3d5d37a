// Whether a share (of missing cells, say) has changed between two samples.
import {fisherExact} from "./fisher-exact.ts";
import type {Interval} from "./proportion-interval.ts";
import {twoProportions} from "./two-proportions.ts";
import type {Proportion} from "./two-proportions.ts";

/** The change of a share. */
export interface ShareChange {
  /** Two-sided, Fisher's exact test with Lancaster's mid-p. */
  readonly p: number;
  /** The current share less the reference's. */
  readonly difference: number;
  /** Newcombe's interval for that difference. */
  readonly interval: Interval;
}

/** What may be asked of the comparison. */
export interface ShareChangeOptions {
  /** Of the interval. */
  readonly level?: number;
  /** How many rows tell as much as one, where they come in clusters. */
  readonly design?: number | undefined;
}

/**
 * Compares a share in two samples; undefined when a side is empty. Of rows in clusters the interval is that of as many as tell as
 * much, and the test that of the nearest whole number of them.
 */
export const shareChange = (reference: Proportion, current: Proportion, {level = 0.95, design = 1}: ShareChangeOptions = {}): ShareChange | undefined => {
  const fewer = ({count, n}: Proportion): Proportion => ({count: count / design, n: n / design});
  const compared = twoProportions(fewer(reference), fewer(current), level);
  if (!compared) return undefined;
  const whole = ({count, n}: Proportion): Proportion => ({count: Math.round(count / design), n: Math.max(1, Math.round(n / design))});
  const {count: a, n} = whole(reference), {count: c, n: m} = whole(current);
  const table = {reference: Float64Array.of(a, n - a), current: Float64Array.of(c, m - c), n, m};
  return {p: fisherExact(table, {midP: true})?.p ?? 1, difference: compared.difference, interval: compared.interval};
};
