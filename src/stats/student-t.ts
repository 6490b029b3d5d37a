// Student's t law.
import {betaPower, betaTail} from "./beta.ts";
import {normalPdf, normalQuantile, normalSf} from "./normal.ts";
import {increasingRoot} from "./root.ts";

/** df / (df + t^2) and its complement, neither by subtraction. */
const point = (t: number, df: number) => {
  const r = t / Math.sqrt(df), s = r * r;
  return {x: 1 / (1 + s), y: s > 1 ? 1 / (1 + 1 / s) : s / (1 + s), a: df / 2, b: 0.5};
};

/** The upper tail P(T > t) of Student's law; the normal tail at infinite df, NaN unless df > 0. */
export const studentTSf = (t: number, df: number): number => {
  if (!(df > 0) || Number.isNaN(t)) return NaN;
  if (df === Infinity) return normalSf(t);
  if (t < 0) return 1 - studentTSf(-t, df);
  const {x, y, a, b} = point(t, df);
  if (x < 1e-280) return farTail(t, df);
  // Near the middle the mass between 0 and t is small and precise.
  return y < 0.5 / (df + 1) ? 0.5 - betaTail({x: y, y: x, a: b, b: a}) / 2 : betaTail({x, y, a, b}) / 2;
};

/** x^a / (2 a B(a, 1/2)) where x = df / t^2 would underflow. */
const farTail = (t: number, df: number): number => {
  if (t === Infinity) return 0;
  const atOne = betaPower({x: 0.5, y: 0.5, a: df / 2, b: 0.5});
  return Math.exp(df * (Math.log(Math.sqrt(df)) - Math.log(t)) + (df + 1) / 2 * Math.LN2) * atOne / df;
};

/** The two-sided tail P(|T| > |t|) of Student's law. */
export const studentTTwoSided = (t: number, df: number): number => Math.min(1, 2 * studentTSf(Math.abs(t), df));

/** The t below which Student's law has probability p. */
export const studentTQuantile = (p: number, df: number): number => {
  if (!(p >= 0 && p <= 1 && df > 0)) return NaN;
  if (df === Infinity || p === 0 || p === 1 || p === 0.5) return normalQuantile(p);
  return p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df);
};

/** t > 0 with upper tail p < 1/2, solved in ln t on the logarithm of the tail. */
const upperQuantile = (p: number, df: number): number => {
  if (p > 0.4) return centralQuantile(0.5 - p, df);
  const target = Math.log(p);
  const tail = (u: number): number => Math.max(studentTSf(Math.exp(u), df), 1e-322);
  const u = increasingRoot((at) => target - Math.log(tail(at)), [-5, 709], {
    start: Math.log(-normalQuantile(p)),
    slope: (at) => {
      const where = point(Math.exp(at), df);
      return where.x < 1e-280 ? df : betaPower(where) / tail(at);
    },
  });
  return Math.exp(u);
};

/** t > 0 with the small probability q between 0 and t. */
const centralQuantile = (q: number, df: number): number => {
  const between = (t: number): number => { const {x, y, a, b} = point(t, df); return betaTail({x: y, y: x, a: b, b: a}) / 2; };
  const start = q / normalPdf(0);
  return increasingRoot((t) => between(t) - q, [0, Math.max(1, 1e3 * start)], {start, slope: (t) => betaPower(point(t, df)) / t});
};
