// The binomial law.
import {betaTail} from "./beta.ts";
import {log1pmx, logGamma, stirlingError} from "./gamma.ts";

/** ln of the number of ways to choose k of n. */
export const logChoose = (n: number, k: number): number => {
  if (k < 0 || k > n) return -Infinity;
  const m = Math.min(k, n - k);
  if (m === 0) return 0;
  if (n < 30) return Math.log(smallChoose(n, m));
  const rest = n - m;
  return stirlingError(n) - stirlingError(rest) - (rest + 0.5) * Math.log1p(-m / n) + m * (Math.log(n) - 1) - logGamma(m + 1);
};

const smallChoose = (n: number, m: number): number => {
  let product = 1;
  for (let i = 1; i <= m; i++) product = product * (n - m + i) / i;
  return product;
};

/** ln(x!) less its Stirling part x ln x - x, for whole x; 0 at 0. */
export const logFactorialExcess = (x: number): number => x === 0 ? 0 : 0.5 * Math.log(2 * Math.PI * x) + stirlingError(x);

/**
 * x ln(expected / x) - (expected - x), minus half the deviance of a count; `away` is expected - x, known better than by
 * subtraction.
 */
export const countDeviance = (x: number, away: number, expected = x + away): number => {
  if (x === 0) return -expected;
  const ratio = away / x;
  return Math.abs(ratio) < 0.4 ? x * log1pmx(ratio) : x * Math.log(expected / x) - away;
};

/** ln of the probability of k successes in n trials of probability p (Loader 2000). */
export const logBinomialMass = (k: number, n: number, p: number): number => {
  if (k < 0 || k > n) return -Infinity;
  if (p <= 0) return k === 0 ? 0 : -Infinity;
  if (p >= 1) return k === n ? 0 : -Infinity;
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  const away = n * p - k, rest = n - k;
  return logFactorialExcess(n) - logFactorialExcess(k) - logFactorialExcess(rest) + countDeviance(k, away, n * p) +
    countDeviance(rest, -away, n * (1 - p));
};

/** P(X > k) of the number of successes in n trials of probability p. */
export const binomialSf = (k: number, n: number, p: number): number => {
  const whole = Math.floor(k);
  if (whole < 0) return 1;
  return whole >= n ? 0 : betaTail({x: p, y: 1 - p, a: whole + 1, b: n - whole});
};

/** P(X <= k) of the number of successes in n trials of probability p. */
export const binomialCdf = (k: number, n: number, p: number): number => {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  return whole >= n ? 1 : betaTail({x: 1 - p, y: p, a: n - whole, b: whole + 1});
};
