// The chi-square law.
import {gammaP, gammaQ, poissonMass} from "./gamma.ts";
import {normalQuantile} from "./normal.ts";
import {increasingRoot} from "./root.ts";

/** The upper tail P(X > x) of the chi-square law; NaN unless df > 0. */
export const chiSquareSf = (x: number, df: number): number => gammaQ(df / 2, x / 2);

/** The lower tail P(X <= x) of the chi-square law; NaN unless df > 0. */
export const chiSquareCdf = (x: number, df: number): number => gammaP(df / 2, x / 2);

/** ln x where the wanted tail equals p, solved on the logarithm of that tail. */
const quantile = (p: number, df: number, upper: boolean): number => {
  const a = df / 2, target = Math.log(p), sign = upper ? -1 : 1;
  const tail = (u: number): number => Math.max(upper ? gammaQ(a, Math.exp(u)) : gammaP(a, Math.exp(u)), 1e-322);
  // Wilson and Hilferty's cube root of a normal, or the power law near 0.
  const z = -sign * -normalQuantile(p), cube = 1 - 2 / (9 * df) + z * Math.sqrt(2 / (9 * df));
  const start = cube > 0.1 ? Math.log(a) + 3 * Math.log(cube) : Math.log(a) - 7;
  const low = Math.min(-50, (target - 10) / a - 50), high = Math.log(a + 2000 + 60 * Math.sqrt(a));
  const u = increasingRoot((at) => sign * (Math.log(tail(at)) - target), [low, high], {
    start,
    slope: (at) => a * poissonMass(a, Math.exp(at)) / tail(at),
  });
  return 2 * Math.exp(u);
};

const valid = (p: number, df: number): boolean => p >= 0 && p <= 1 && df > 0;

/** The x below which the chi-square law has probability p. */
export const chiSquareQuantile = (p: number, df: number): number => {
  if (!valid(p, df)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  return p <= 0.5 ? quantile(p, df, false) : quantile(1 - p, df, true);
};

/** The x above which the chi-square law has probability p. */
export const chiSquareUpperQuantile = (p: number, df: number): number => {
  if (!valid(p, df)) return NaN;
  if (p === 0) return Infinity;
  if (p === 1) return 0;
  return p <= 0.5 ? quantile(p, df, true) : quantile(1 - p, df, false);
};
