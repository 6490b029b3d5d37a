import type {NumericPlan} from "../profile/column-plan.ts";
import type {NumericProfile} from "../profile/column-profile.ts";

/** The distribution function of a profile: how many values lie below x; exact, or by straight lines inside the plan's cells. */
export function countBelow({cells, moments}: Pick<NumericProfile, "cells" | "moments">, plan: Pick<NumericPlan, "edges">): (x: number) => number {
  if (cells.exact) {
    const {values, counts} = cells;
    const sums = running(counts);
    return (x) => sums[firstAtLeast(values, x)];
  }
  const sums = running(cells.counts);
  const edges = Float64Array.of(Math.min(moments.min, plan.edges[0]), ...plan.edges, Math.max(moments.max, plan.edges[plan.edges.length - 1]));
  return (x) => {
    const i = firstAtLeast(edges, x);
    if (i === 0) return 0;
    if (i === edges.length) return sums[sums.length - 1];
    const width = edges[i] - edges[i - 1];
    return sums[i - 1] + (sums[i] - sums[i - 1]) * (width > 0 ? (x - edges[i - 1]) / width : 1);
  };
}

/** A value that a share p of the values lies below, the same way. */
export function quantileOf(profile: Pick<NumericProfile, "cells" | "moments">, plan: Pick<NumericPlan, "edges">, p: number): number | null {
  const {cells, moments} = profile;
  if (moments.n === 0) return null;
  if (cells.exact) {
    const sums = running(cells.counts);
    const rank = p * (moments.n - 1);
    const at = (k: number): number => cells.values[firstAbove(sums, k) - 1];
    const [low, high] = [at(Math.floor(rank)), at(Math.min(moments.n - 1, Math.floor(rank) + 1))];
    return low + (high - low) * (rank - Math.floor(rank));
  }
  const below = countBelow(profile, plan);
  let [low, high] = [moments.min, moments.max];
  for (let step = 0; step < 60 && high > low; step++) {
    const middle = low + (high - low) / 2;
    if (below(middle) < p * moments.n) low = middle;
    else high = middle;
  }
  return high;
}

/** 0, c0, c0 + c1, … */
function running(counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
  return sums;
}

function firstAtLeast(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
