// The limit law of the Anderson-Darling statistics: sum of Z_j^2 / (j (j + 1)) over j = 1, 2, ...
import {smirnovTail} from "./smirnov-tail.ts";

/** P(sum <= x) for small x (Anderson and Darling 1954, equation 2). */
const body = (x: number): number => {
  let sum = 0, binomial = 1;
  for (let j = 0; j < 5; j++) {
    const rate = ((4 * j + 1) * Math.PI) ** 2 / (8 * x);
    sum += binomial * (4 * j + 1) * Math.exp(-rate) * gaussian(x / 8, rate);
    binomial *= -(j + 0.5) / (j + 1);
  }
  return Math.sqrt(2 * Math.PI) / x * sum;
};

/** The integral of exp(a / (w^2 + 1) - rate w^2) over w > 0, by the trapezoidal rule: the integrand is even and analytic. */
const gaussian = (a: number, rate: number): number => {
  const h = Math.min(0.15, 0.5 / Math.sqrt(rate));
  let sum = Math.exp(a) / 2;
  for (let k = 1; rate * (k * h) ** 2 < 42; k++) sum += Math.exp(a / ((k * h) ** 2 + 1) - rate * (k * h) ** 2);
  return sum * h;
};

/**
 * The product over all j of 1 - y / (j (j + 1)) is -cos(s pi / 2) / (pi y), 4y = s^2 - 1; between two zeros s = 4k - c with -1 <
 * c < 1.
 */
const tail = (x: number): number => smirnovTail(x, {
  root: (k, c) => 4 * k - c,
  square: (s) => (s * s - 1) / 4,
  weight: (s) => s * Math.sqrt(Math.PI / (s * s - 1)),
});

/**
 * The upper tail of the limit law of the one- and two-sample Anderson-Darling statistics; about 1e-13 relative down to 1e-300.
 */
export const andersonDarlingSf = (x: number): number => {
  if (Number.isNaN(x)) return NaN;
  if (x < 0.02) return 1;
  return x < 1.5 ? 1 - body(x) : tail(x);
};
