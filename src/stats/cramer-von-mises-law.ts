// The limit law of the Cramer-von Mises statistics: sum of Z_j^2 / (j pi)^2 over j = 1, 2, ...
import {besselKScaled} from "./bessel-k.ts";
import {smirnovTail} from "./smirnov-tail.ts";

/** P(sum <= x) for small x (Anderson and Darling 1952, equation 4.35). */
const body = (x: number): number => {
  let sum = 0, binomial = 1;
  for (let j = 0; j < 6; j++) {
    const m = 4 * j + 1, at = m * m / (16 * x);
    sum += binomial * Math.sqrt(m) * Math.exp(-2 * at) * besselKScaled(0.25, at);
    binomial *= (j + 0.5) / (j + 1);
  }
  return sum / (Math.PI * Math.sqrt(x));
};

/**
 * The product over all j of 1 - y / (j pi)^2 is sin(t) / t, y = t^2; between two zeros t = (2k - 1/2 - c/2) pi with -1 < c < 1.
 */
const tail = (x: number): number => smirnovTail(x, {
  root: (k, c) => (2 * k - 0.5 - c / 2) * Math.PI,
  square: (t) => t * t,
  // dy / (y sqrt(|sin t| / t)), |sin t| being the factor that smirnovTail takes out.
  weight: (t) => Math.PI / Math.sqrt(t),
});

/**
 * The upper tail of the limit law of the one- and two-sample Cramer-von Mises statistics; about 1e-13 relative down to 1e-300.
 */
export const cramerVonMisesSf = (x: number): number => {
  if (Number.isNaN(x)) return NaN;
  if (x < 0.003) return 1;
  return x < 0.3 ? 1 - body(x) : tail(x);
};
