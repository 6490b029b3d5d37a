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

/** Compares a share in two samples; undefined when a side is empty. `level` is that of the interval. */
export const shareChange = (reference: Proportion, current: Proportion, level = 0.95): ShareChange | undefined => {
  const compared = twoProportions(reference, current, level);
  if (!compared) return undefined;
  const a = reference.count, c = current.count, n = reference.n, m = current.n;
  const table = {reference: Float64Array.of(a, n - a), current: Float64Array.of(c, m - c), n, m};
  return {p: fisherExact(table, {midP: true})?.p ?? 1, difference: compared.difference, interval: compared.interval};
};
