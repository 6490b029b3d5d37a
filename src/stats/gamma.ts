// The gamma function and the regularised incomplete gamma functions, each tail computed as itself and never as one minus the
// other.

/** (-1)^k (zeta(k) - 1) / k for k = 2, 3, ...: the series of ln gamma(2 + z), after Abramowitz and Stegun 6.1.33. */
const zetaSeries = Float64Array.of(
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5,
  -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6,
  -2.039215753801366e-6, 9.55141213040742e-7, -4.492469198764566e-7, 2.1207184805554665e-7,
  -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8, 1.0838659214896955e-8,
  -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11, 3.1044247747322276e-11,
  -1.5021384080754142e-11);
const oneMinusEuler = 0.42278433509846713;
const halfLogTwoPi = 0.9189385332046728;
/** From here up the divergent Stirling series, cut after seven terms, is exact to double precision. */
const stirlingFrom = 10;

const nearTwo = (z: number): number => {
  let sum = 0;
  for (let k = zetaSeries.length - 1; k >= 0; k--) sum = sum * z + zetaSeries[k];
  return z * (oneMinusEuler + z * sum);
};

/** ln gamma(1 + z) for -0.5 <= z <= 1.5, with full relative precision at its zeros 0 and 1. */
export const logGamma1p = (z: number): number => z > 0.5 ? nearTwo(z - 1) : nearTwo(z) - Math.log1p(z);

const stirlingSeries = (x: number): number => {
  const r = 1 / (x * x);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) / x;
};

/** ln gamma(x) for x > 0; infinite at 0, NaN below it. */
export const logGamma = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x >= stirlingFrom) return x === Infinity ? x : (x - 0.5) * (Math.log(x) - 1) + (halfLogTwoPi - 0.5) + stirlingSeries(x);
  if (x < 0.5) return logGamma1p(x) - Math.log(x);
  let y = x, product = 1;
  while (y > 2.5) product *= --y;
  return logGamma1p(y - 1) + Math.log(product);
};

/** What Stirling's formula lacks: ln gamma(x) - (x - 1/2) ln x + x - ln(2 pi) / 2, for x > 0. */
export const stirlingError = (x: number): number => {
  if (x >= stirlingFrom) return stirlingSeries(x);
  return logGamma(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;
};

/** ln(1 + x) - x without cancellation near 0, for x > -1. */
export const log1pmx = (x: number): number => {
  if (x < -0.4 || x > 0.5) return Math.log1p(x) - x;
  // With r = x / (2 + x): ln(1 + x) = 2 artanh r, and x = 2r / (1 - r), so the difference is r (2 (r^2/3 + r^4/5 + ...) - x).
  const r = x / (2 + x), s = r * r;
  let sum = 0, power = 1, k = 3;
  while (true) {
    const next = sum + power / k;
    if (next === sum) break;
    sum = next;
    power *= s;
    k += 2;
  }
  return r * (2 * s * sum - x);
};

/** x^a e^-x / gamma(a + 1): the probability that a Poisson count of mean x is a (Loader 2000, for real a). */
export const poissonMass = (a: number, x: number): number => {
  if (x <= 0) return x === 0 && a === 0 ? 1 : 0;
  if (x === Infinity) return 0;
  if (a < stirlingFrom) return smallPoissonMass(a, x);
  const exponent = x < a / 2 ? a * (Math.log(x / a) + 1) - x : a * log1pmx((x - a) / a);
  return Math.exp(exponent - stirlingSeries(a)) / Math.sqrt(2 * Math.PI * a);
};

/** Below the reach of Stirling's series; the exponential is split so that a large x costs no digits. */
const smallPoissonMass = (a: number, x: number): number => {
  const whole = Math.floor(x);
  return Math.exp(a * Math.log(x) - logGamma(a + 1) - (x - whole)) * Math.exp(-whole);
};

/** P by its power series, all terms positive: for x up to about a. */
const lowerSeries = (a: number, x: number): number => {
  let sum = 1, term = 1, n = a;
  while (term > sum * 1e-17) {
    n += 1;
    term *= x / n;
    sum += term;
  }
  return poissonMass(a, x) * sum;
};

/** Q by Legendre's continued fraction (Lentz's algorithm): for x above a. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a, c = 1e300, d = 1 / b, h = d;
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = b + an / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return a * poissonMass(a, x) * h;
};

/** Q for a < 1 and small x, where 1 - P would cancel (DiDonato and Morris 1986, equation 9). */
const upperSmall = (a: number, x: number): number => {
  let sum = 0, term = 1;
  for (let n = 1; n < 60; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  const u = a * Math.log(x) - logGamma1p(a);
  return -Math.expm1(u) - Math.exp(u) * a * sum;
};

/** The regularised lower incomplete gamma function P(a, x), a > 0. */
export const gammaP = (a: number, x: number): number => {
  if (!(a > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - gammaQ(a, x);
};

/** The regularised upper incomplete gamma function Q(a, x), a > 0. */
export const gammaQ = (a: number, x: number): number => {
  if (!(a > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  if (a < 1 && x < 1.1) return upperSmall(a, x);
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
};
