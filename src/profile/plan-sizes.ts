import {type PlanSizes, planSizes} from "./plan.ts";

/** The largest value of each size; the smallest is 1. */
export const largestSizes: PlanSizes = {
  cells: 16_384, exact: 65_535, categories: 1_000_000, buckets: 65_536,
  distinct: 16_777_216, distinctSample: 1_048_576, pairColumns: 1000, pairGrid: 255, pairRows: 1e9,
};

/** The default sizes with some replaced; throws on one that is no whole number in its bounds. */
export const sizesWith = (replaced: Partial<PlanSizes>): PlanSizes => {
  const sizes: PlanSizes = {...planSizes, ...replaced};
  for (const name of Object.keys(planSizes) as (keyof PlanSizes)[]) {
    const size = sizes[name], most = largestSizes[name];
    const fits = Number.isInteger(size) && size >= 1 && size <= most;
    if (!fits) throw new RangeError(`wrong size: ${name} ${size}; a whole number from 1 to ${most}`);
  }
  const {distinct, distinctSample} = sizes;
  if (distinctSample > distinct) throw new RangeError(`wrong size: distinctSample ${distinctSample}; at most ${distinct}`);
  return sizes;
};
