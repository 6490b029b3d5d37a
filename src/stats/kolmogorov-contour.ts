import {poissonMass} from "./gamma.ts";

// The empirical law of n uniform values is a Poisson process tied down at n. For the process t - N(t) the resolvent killed
// outside [-a, a] is, at 0, W(a)^2 / W(2a) with the scale function W of the exit problem (Kemperman 1957; Bertoin 1997), and
//   P(D < a/n) n^n e^-n / n! = [s^n] W(a)^2 / W(2a),   s = e^-q.
// W is a sum of e^(theta x) / psi'(theta) over the roots of psi(theta) = theta - 1 + e^-theta = q. Two of them lie near 0; the
// others have real parts below -2 and vanish for a past 20. With theta = v +- u the two roots satisfy e^v = sinh(u)/u, so that
//   q(u) = ln(sinh(u)/u) + u coth(u) - 1 = sum (1 + 1/2k) B_2k (2u)^2k / (2k)!
// and the coefficient is an integral over a vertical line in the plane of u, on which e^(nq) falls like exp(-n y^2 / 2).

const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330,
  854513 / 138, -236364091 / 2730, 8553103 / 6, -23749461029 / 870];

/** B_2k / (2k)! from k = 1. */
const evenTerms = Float64Array.from(bernoulli, (b, i) => {
  let value = b;
  for (let j = 2; j <= 2 * i + 2; j++) value /= j;
  return value;
});

/** q, q' / w and the even part of 1 - w / (e^w - 1), as series in z = w^2 (w = 2u). */
const series = evenTerms.map((b, i) => b * (1 + 1 / (2 * i + 2)));
const slopes = series.map((b, i) => b * (2 * i + 2));

/** A complex number held in two fields, so that the loop allocates nothing. */
interface Complex {
  re: number;
  im: number;
}

const polynomial = (terms: Float64Array, {re, im}: Complex, into: Complex): void => {
  let x = 0, y = 0;
  for (let k = terms.length - 1; k >= 0; k--) {
    const next = x * re - y * im + terms[k];
    y = x * im + y * re;
    x = next;
  }
  into.re = x;
  into.im = y;
};

const multiply = (a: Complex, b: Complex, into: Complex): void => {
  const re = a.re * b.re - a.im * b.im;
  into.im = a.re * b.im + a.im * b.re;
  into.re = re;
};

const divide = (a: Complex, b: Complex, into: Complex): void => {
  const size = b.re * b.re + b.im * b.im, re = (a.re * b.re + a.im * b.im) / size;
  into.im = (a.im * b.re - a.re * b.im) / size;
  into.re = re;
};

const complex = (): Complex => ({re: 0, im: 0});

/** The upper tail of D (or D+) at d for n rows, exact to about 1e-13 relative where nd (2.05 - 2d) > 36 and d <= 0.3. */
export const kolmogorovContour = (d: number, n: number, side: "two-sided" | "greater"): number => {
  const a = n * d, root = Math.sqrt(n);
  // The saddle point is near u = 2d; the line keeps off the poles on the imaginary axis.
  const u = Math.max(2 * d, 1.2 / root), step = Math.min(0.2, u * root / 6) / root;
  const w: Complex = {re: 2 * u, im: 0}, z = complex(), q = complex(), slope = complex(), even = complex();
  const A = complex(), B = complex(), g = complex(), one: Complex = {re: 1, im: 0};
  let sum = 0;
  for (let i = 0; i * step * root < 9; i++) {
    w.im = 2 * i * step;
    multiply(w, w, z);
    polynomial(series, z, q);
    multiply(q, z, q);
    polynomial(slopes, z, slope);
    multiply(slope, w, slope);
    polynomial(evenTerms, z, even);
    multiply(even, z, even);
    divide(one, {re: w.re / 2 - even.re, im: w.im / 2 - even.im}, A);
    divide(one, {re: -w.re / 2 - even.re, im: -w.im / 2 - even.im}, B);
    kernel(A, B, {side, re: a * w.re, im: a * w.im, into: g});
    multiply(g, slope, g);
    const size = Math.exp(n * q.re - a * w.re), angle = n * q.im - a * w.im;
    const term = size * (g.re * Math.cos(angle) - g.im * Math.sin(angle));
    sum += i === 0 ? term / 2 : term;
  }
  // dq = q'(w) dw and dw = 2i dy.
  return 2 * sum * step / Math.PI / poissonMass(n, n);
};

interface Kernel {
  readonly side: "two-sided" | "greater";
  readonly re: number;
  readonly im: number;
  readonly into: Complex;
}

/**
 * -B one-sided; B (-2A + (A - B) r) / (A + B r^2) two-sided, where r = e^-(re + i im): the tail's resolvent less its factor r.
 */
const kernel = (A: Complex, B: Complex, {side, re, im, into}: Kernel): void => {
  if (side === "greater") {
    into.re = -B.re;
    into.im = -B.im;
    return;
  }
  const size = Math.exp(-re), r: Complex = {re: size * Math.cos(im), im: -size * Math.sin(im)}, below = complex();
  multiply(r, r, below);
  multiply(below, B, below);
  below.re += A.re;
  below.im += A.im;
  multiply({re: A.re - B.re, im: A.im - B.im}, r, into);
  into.re -= 2 * A.re;
  into.im -= 2 * A.im;
  multiply(into, B, into);
  divide(into, below, into);
};
