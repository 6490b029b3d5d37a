import type {NumericPlan} from "../profile/column-plan.ts";
import type {NumericProfile} from "../profile/column-profile.ts";

/**
 * How many rows stand at the smallest or at the largest value, or so near to it that cells cannot tell; 0 when the values of the
 * outermost cell may as well be spread over it. Of values between a and b with mean u the variance is at most (u - a)(b - u),
 * reached when all stand at the ends (Bhatia and Davis 2000). Where the power sums leave the cell at least half of that, most of
 * its rows stand at the ends: at the inner end what is left of the usual values, at the outer one a heap.
 */
export function endHeap({cells, moments}: NumericProfile, plan: NumericPlan, end: "low" | "high"): number {
  const {edges, centre, scale} = plan, {counts} = cells;
  if (cells.exact) return counts[end === "low" ? 0 : counts.length - 1] ?? 0;
  const {sums} = cells, first = counts.findIndex((count) => count > 0), last = counts.findLastIndex((count) => count > 0);
  if (first === last) return 0;
  const own = end === "low" ? first : last;
  const inUnits = (x: number): number => (x - centre) / scale;
  const lower = (i: number): number => inUnits(i === first ? moments.min : edges[i - 1]);
  const upper = (i: number): number => inUnits(i === last ? moments.max : edges[i]);
  const mean = sums[own] / counts[own], [outer, inner] = end === "low" ? [lower(own), upper(own)] : [upper(own), lower(own)];
  const away = (mean - outer) / (inner - outer);
  if (Math.abs(mean - outer) <= 1e-9 * (1 + Math.abs(outer))) return counts[own];
  let squares = moments.s2;
  for (let i = first; i <= last; i++) {
    if (i === own || counts[i] === 0) continue;
    const middle = sums[i] / counts[i];
    squares -= counts[i] * (middle * middle + (middle - lower(i)) * (upper(i) - middle));
  }
  const variance = squares / counts[own] - mean * mean;
  return away < 0.5 && variance >= 0.5 * (mean - outer) * (inner - mean) ? Math.round(counts[own] * (1 - away)) : 0;
}
