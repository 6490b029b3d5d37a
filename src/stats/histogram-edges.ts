// Bins of a number: where their edges lie, and how many values fall between them.
import type {Counted} from "./ordered.ts";

/** How many values lie in each bin [edge, next edge), the last closed on the right (numpy.histogram); edges may be infinite. */
export const countBetween = ({values, counts}: Counted, edges: readonly number[]): Float64Array => {
  const last = edges.length - 1, bins = new Float64Array(Math.max(0, last));
  let bin = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < edges[0]) continue;
    if (value > edges[last]) break;
    while (bin < last - 1 && value >= edges[bin + 1]) bin++;
    if (bin < last) bins[bin] += counts[i];
  }
  return bins;
};

/** Edges of equal width from min to max, as numpy.linspace rounds them; half a unit to either side where both are the same. */
export const equalWidthEdges = (min: number, max: number, bins: number): number[] => {
  const [low, high] = min === max ? [min - 0.5, max + 0.5] : [min, max], delta = high - low, step = delta / bins;
  // A range so small that the step is lost to 0 is divided last.
  const edges = Array.from({length: bins + 1}, (_, i) => (step === 0 ? i / bins * delta : i * step) + low);
  edges[bins] = high;
  return edges;
};

interface Union {
  readonly size: number;
  readonly min: number;
  readonly max: number;
}

const union = (a: Counted, b: Counted): Union => {
  let size = 0;
  for (const {counts} of [a, b]) for (let i = 0; i < counts.length; i++) size += counts[i];
  const ends = [a, b].filter(({values}) => values.length > 0);
  return {
    size, min: Math.min(...ends.map(({values}) => values[0])),
    max: Math.max(...ends.map(({values}) => values[values.length - 1])),
  };
};

/** As numpy does: the rule gives a width, which is rounded to a whole number of bins; no values lie between 0 and 1. */
const edgesOfRule = ({size, min, max}: Union, rule: number): number[] => {
  if (size === 0) return [0, 1];
  const width = rule > 0 ? (max - min) / rule : 0;
  return equalWidthEdges(min, max, width > 0 ? Math.ceil((max - min) / width) : 1);
};

/** Edges over both samples together by Sturges' rule, log2 N + 1 bins, as numpy.histogram_bin_edges gives them. */
export const sturgesEdges = (a: Counted, b: Counted): number[] => {
  const both = union(a, b);
  return edgesOfRule(both, Math.log2(both.size) + 1);
};

/** The sum of a power of the values' distance from a centre, in scales. */
const power = (
  samples: readonly Counted[], exponent: number, {centre, scale}: {readonly centre: number; readonly scale: number},
): number => {
  let sum = 0;
  for (const {values, counts} of samples)
    for (let i = 0; i < values.length; i++) sum += counts[i] * ((values[i] - centre) / scale) ** exponent;
  return sum;
};

/** Edges over both samples together by Doane's rule (1976), Sturges' with more bins for skewed values, as numpy gives them. */
export const doaneEdges = (a: Counted, b: Counted): number[] => {
  const both = union(a, b), {size} = both, samples = [a, b];
  if (!(size > 2)) return edgesOfRule(both, 0);
  const centre = power(samples, 1, {centre: 0, scale: 1}) / size;
  const scale = Math.sqrt(power(samples, 2, {centre, scale: 1}) / size);
  if (!(scale > 0)) return edgesOfRule(both, 0);
  const skewness = power(samples, 3, {centre, scale}) / size, chance = Math.sqrt(6 * (size - 2) / ((size + 1) * (size + 3)));
  return edgesOfRule(both, 1 + Math.log2(size) + Math.log2(1 + Math.abs(skewness) / chance));
};
