// The energy distance of two samples.
import type {Ordered} from "./ordered.ts";

/**
 * sqrt(2 integral (F - G)^2 dx), in the square root of the values' unit (Szekely and Rizzo 2013; SciPy's form); undefined when
 * a side is empty or the sum passes the largest number.
 */
export const energyDistance = ({values, reference, current, n, m}: Ordered): number | undefined => {
  if (!(n > 0 && m > 0)) return undefined;
  let i = 0, j = 0, sum = 0;
  for (let k = 0; k + 1 < values.length; k++) {
    i += reference[k];
    j += current[k];
    sum += (i / n - j / m) ** 2 * (values[k + 1] - values[k]);
  }
  return Number.isFinite(sum) ? Math.sqrt(2 * sum) : undefined;
};
