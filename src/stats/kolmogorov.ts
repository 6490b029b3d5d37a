// The laws of the Kolmogorov-Smirnov statistics: the limit law, and the exact laws at any number of rows.
import {countDeviance, logFactorialExcess} from "./binomial.ts";
import {kolmogorovContour} from "./kolmogorov-contour.ts";
import {kolmogorovMatrix} from "./kolmogorov-matrix.ts";
import {pelzGood} from "./pelz-good.ts";

/** The upper tail of the limit law of sqrt(n) D (Kolmogorov 1933). */
export const kolmogorovSf = (x: number): number => {
  if (Number.isNaN(x)) return NaN;
  if (x < 0.15) return 1;
  let sum = 0;
  if (x < 1) {
    for (let k = 1; k < 12; k += 2) sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
    return 1 - Math.sqrt(2 * Math.PI) / x * sum;
  }
  for (let k = 1; k < 6; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return sum;
};

/** Smirnov's sum of positive terms for P(D+ >= d): d / (d + j/n) times the chance that a binomial count of mean nd + j is j. */
const smirnovSum = (d: number, n: number): number => {
  const away = n * d, last = Math.min(n - 1, Math.floor(n * (1 - d)));
  let sum = Math.exp(n * Math.log1p(-d));
  for (let j = 1; j <= last; j++) {
    const rest = n - j;
    const log = countDeviance(j, away) + countDeviance(rest, -away) - logFactorialExcess(j) - logFactorialExcess(rest);
    sum += away / (away + j) * Math.exp(log + logFactorialExcess(n));
  }
  return sum;
};

/** The few terms that Abel's identity leaves of 1 - P(D+ >= d) when nd is small. */
const abelComplement = (d: number, n: number): number => {
  const away = n * d;
  let sum = 0, mass = 1;
  for (let i = 0; i < away; i++) {
    // j = n - i: C(n, i) (d + j/n)^(j-1) (1 - d - j/n)^i d.
    sum += mass * Math.pow((i - away) / n, i) * d * Math.exp((n - i - 1) * Math.log1p((away - i) / n));
    mass *= (n - i) / (i + 1);
  }
  return sum;
};

/** Where the contour integral is exact to double precision: what it leaves out is of order exp(-nd (2.05 - 2d)). */
const contourHolds = (d: number, n: number): boolean => n * d * (2.05 - 2 * d) > 36;

const clip = (p: number): number => Math.max(0, Math.min(1, p));

/**
 * P(D+ >= d), the exact one-sided law of n rows (Smirnov 1944), to about 1e-12 relative. Only past a million rows and for 5 < nd < 18,
 * where it is above 0.998, two terms of its expansion stand for it, to 1e-10.
 */
export const kolmogorovOneSidedSf = (d: number, n: number): number => {
  if (!(n >= 1) || Number.isNaN(d)) return NaN;
  const a = n * d;
  if (d <= 0) return 1;
  // exp(-2nd^2) bounds it (Massart 1990).
  if (d >= 1 || a * d > 375) return 0;
  if (n < 2000 || d > 0.3) return clip(smirnovSum(d, n));
  if (contourHolds(d, n)) return kolmogorovContour(d, n, "greater");
  if (a < 5) return 1 - abelComplement(d, n);
  return n < 1e6 ? clip(smirnovSum(d, n)) : Math.exp(-2 * a * (3 * a + 1) / (3 * n));
};

/** P(D >= d), the exact two-sided law of n rows, to about 1e-10 relative at every d and n. */
export const kolmogorovExactSf = (d: number, n: number): number => {
  if (!(n >= 1) || Number.isNaN(d)) return NaN;
  const square = n * d * d;
  // Below 0.03 the limit law's lower tail exp(-pi^2 / 8nd^2) is under 1e-17.
  if (n * d <= 0.5 || square < 0.03) return 1;
  // Both boundaries crossed: impossible from 1/2 on, and relatively exp(-6nd^2) otherwise.
  if (d >= 0.5 || (square > 4 && n <= 140) || square > 6) return clip(2 * kolmogorovOneSidedSf(d, n));
  return contourHolds(d, n) && d <= 0.3 ? clip(kolmogorovContour(d, n, "two-sided")) : clip(1 - kolmogorovMatrix(d, n));
};

/**
 * P(D >= d), the two-sided law of n rows by the choice of methods of Simard and L'Ecuyer (2011), which SciPy's kstwo.sf follows:
 * exact up to 140 rows, within 3e-5 relative of `kolmogorovExactSf` above. For p-values that are to equal SciPy's.
 */
export const kolmogorovOneSampleSf = (d: number, n: number): number => {
  if (n <= 140 || d >= 0.5 || n * d <= 1 || !(d > 0) || !(n > 0)) return kolmogorovExactSf(d, n);
  if (n * d * d >= 2.2) return clip(2 * kolmogorovOneSidedSf(d, n));
  return n <= 100_000 && n * Math.pow(d, 1.5) <= 1.4 ? kolmogorovExactSf(d, n) : clip(1 - pelzGood(d, n));
};
