// The beta function and the regularised incomplete beta function, each tail computed as itself.
import {log1pmx, logGamma, stirlingError} from "./gamma.ts";
import {increasingRoot} from "./root.ts";

/** ln B(a, b) for a, b > 0. */
export const logBeta = (a: number, b: number): number => {
  const small = Math.min(a, b), large = Math.max(a, b);
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large);
  // Stirling's formula with the large logarithms cancelled by hand.
  const sum = small + large;
  const tail = stirlingError(large) - stirlingError(sum) - (large - 0.5) * Math.log1p(small / large);
  if (small < 10) return logGamma(small) + tail - small * (Math.log(sum) - 1);
  return 0.9189385332046728 + stirlingError(small) + tail + (small - 0.5) * Math.log(small / sum) - 0.5 * Math.log(sum);
};

/**
 * A point of the unit interval given from both ends (x + y = 1), so that neither end loses digits, and the two shape parameters.
 */
export interface BetaPoint {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
}

/** x^a y^b / B(a, b), by Loader's saddle-point form where both parameters are large. */
export const betaPower = ({x, y, a, b}: BetaPoint): number => {
  if (x <= 0 || y <= 0) return 0;
  const n = a + b;
  if (Math.min(a, b) < 1e-3 || n < 10) return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b));
  const away = b * x - a * y;
  // -a ln(x n / a) and -b ln(y n / b), less the parts (away) that cancel between them.
  const exponent = deviance(a, away, x * n) + deviance(b, -away, y * n);
  return Math.sqrt(a * (b / n) / (2 * Math.PI)) * Math.exp(exponent + stirlingError(n) - stirlingError(a) - stirlingError(b));
};

/** a ln(expected / a) - (expected - a), where expected - a is given as `away`. */
const deviance = (a: number, away: number, expected: number): number => {
  const ratio = away / a;
  return Math.abs(ratio) < 0.4 ? a * log1pmx(ratio) : a * Math.log(expected / a) - away;
};

/** The continued fraction of Didonato and Morris (1992, equation 9), even part; converges fast for x below the mean. */
const betaFraction = ({x, y, a, b}: BetaPoint): number => {
  const lambda = a * y - b * x;
  let an = 1, bn = a / (a + 1) * (lambda + 1);
  let previousA = 0, previousB = 1;
  let ratio = an / bn;
  for (let n = 1; n < 200_000; n++) {
    const c = a + 2 * n - 1;
    const alpha = (a + n - 1) / c * ((a + b + n - 1) / c) * n * (b - n) * x * x;
    const beta = n + n * (b - n) * x / c + (a + n) / (c + 2) * (lambda + 1 + n * (1 + y));
    const nextA = alpha * previousA + beta * an, nextB = alpha * previousB + beta * bn;
    const next = nextA / nextB;
    if (Math.abs(next - ratio) <= 1e-16 * Math.abs(next)) return next;
    ratio = next;
    previousA = an / nextB; previousB = bn / nextB;
    an = nextA / nextB; bn = 1;
  }
  return ratio;
};

/** The regularised incomplete beta function at a point given from both ends: P(X <= x) for X of law Beta(a, b). */
export const betaTail = (point: BetaPoint): number => {
  const {x, y, a, b} = point;
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x <= a / (a + b)) return Math.min(1, betaPower(point) * betaFraction(point));
  const turned = {x: y, y: x, a: b, b: a};
  return Math.max(0, 1 - betaPower(turned) * betaFraction(turned));
};

/** The regularised incomplete beta function I_x(a, b): P(X <= x) for X of law Beta(a, b). */
export const betaI = (x: number, a: number, b: number): number => betaTail({x, y: 1 - x, a, b});

/** The x in [0, 1] below which the law Beta(a, b) has probability p. */
export const betaQuantile = (p: number, a: number, b: number): number => {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return NaN;
  if (p === 0 || p === 1) return p;
  // Solved in u = ln(x / (1 - x)), on the logarithm of the smaller tail: both ends keep their digits.
  const point = (u: number): BetaPoint => ({x: 1 / (1 + Math.exp(-u)), y: 1 / (1 + Math.exp(u)), a, b});
  const lower = p <= 0.5;
  const tail = (u: number): number => {
    const {x, y} = point(u);
    return lower ? betaTail({x, y, a, b}) : betaTail({x: y, y: x, a: b, b: a});
  };
  const sign = lower ? 1 : -1, target = Math.log(lower ? p : 1 - p);
  const u = increasingRoot((at) => sign * (Math.log(Math.max(tail(at), 1e-320)) - target), [-740, 740], {
    start: Math.log(a / b),
    slope: (at) => betaPower(point(at)) / Math.max(tail(at), 1e-320),
  });
  return point(u).x;
};
