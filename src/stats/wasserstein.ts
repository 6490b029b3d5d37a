// The Wasserstein distance: how far values must travel, on average, to turn one sample into the other.
import type {Ordered} from "./ordered.ts";

/** The integral of |F - G|, in the values' unit; undefined when a side is empty or the distance passes the largest number. */
export const wasserstein = ({values, reference, current, n, m}: Ordered): number | undefined => {
  if (!(n > 0 && m > 0)) return undefined;
  let i = 0, j = 0, sum = 0;
  for (let k = 0; k + 1 < values.length; k++) {
    i += reference[k];
    j += current[k];
    sum += Math.abs(i / n - j / m) * (values[k + 1] - values[k]);
  }
  return Number.isFinite(sum) ? sum : undefined;
};
