/**
 * e^x K_v(x): the modified Bessel function of the second kind, scaled, for x > 0; by the trapezoidal rule on its integral of
 * exp(-x cosh t).
 */
export const besselKScaled = (v: number, x: number): number => {
  // The rule converges as fast as the integrand is smooth: the step follows its width.
  const h = Math.min(0.2, 0.7 / Math.sqrt(x));
  let sum = 0.5;
  for (let k = 1; ; k++) {
    const t = k * h, s = Math.sinh(t / 2), term = Math.exp(-2 * x * s * s) * Math.cosh(v * t);
    sum += term;
    if (term < 1e-18 * sum) return h * sum;
  }
};

/** K_v(x): the modified Bessel function of the second kind, for x > 0. */
export const besselK = (v: number, x: number): number => besselKScaled(v, x) * Math.exp(-x);
