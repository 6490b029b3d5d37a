// Tails from a moment-generating function, by integrating along a contour through its saddle point: full relative precision
// however small the upper tail is, because no probability is subtracted from another.

/**
 * ln E e^(sX) at s = real + i imaginary, written to out[0] + i out[1]; out[0] is infinite on the real axis at and past `edge`.
 */
export type LogTransform = (real: number, imaginary: number, out: Float64Array) => void;

/** What the integral runs over: the law of a positive X. */
export interface Contour {
  readonly transform: LogTransform;
  /** The first singularity of the transform on the positive axis. */
  readonly edge: number;
}

const golden = (Math.sqrt(5) - 1) / 2;

/** The value near which a convex f is least; being off by a few percent costs nothing but a few nodes. */
const lowest = (f: (u: number) => number, low: number, high: number): number => {
  let a = high - golden * (high - low), b = low + golden * (high - low), fa = f(a), fb = f(b);
  while (high - low > 0.05) {
    if (fa < fb || !Number.isFinite(fb)) { high = b; b = a; fb = fa; a = high - golden * (high - low); fa = f(a); }
    else { low = a; a = b; fa = fb; b = low + golden * (high - low); fb = f(b); }
  }
  return (low + high) / 2;
};

/**
 * The integral of E e^(sX) e^(-sx) ds / (2 pi i |s|) along the parabola s = c + a t^2 + i t (Lugannani and Rice 1980): the upper
 * tail at x for 0 < c < edge, the lower tail for c < 0. The parabola bends to the right of all singularities, so that e^(-sx)
 * makes an end of it. The trapezoidal rule runs in v, t = b sinh(v): fine steps at the saddle, wide ones far out.
 */
const alongParabola = (x: number, c: number, {transform, edge}: Contour): number => {
  const out = new Float64Array(2);
  const height = (s: number): number => { transform(s, 0, out); return out[0] - s * x - Math.log(Math.abs(s)); };
  const top = height(c), near = 0.02 * Math.min(Math.abs(c), edge - c);
  const curvature = (height(c + near) - 2 * top + height(c - near)) / (near * near);
  // Near the steepest descent from a power of (edge - s), and the bend at which the edge stays off the parabola.
  const bend = 0.25 / (edge - c), pole = Math.abs(Math.sqrt(1 + 4 * bend * c) - 1) / (2 * bend);
  // The width of the peak, or the distance in t to the pole at 0 or the edge where that is less.
  const scale = Math.min(1 / Math.sqrt(Math.max(curvature, 1e-300)), pole, edge - c), h = 0.1;
  let sum = 0.5;
  for (let k = 1; k < 1000; k++) {
    const t = scale * Math.sinh(k * h), real = c + bend * t * t;
    transform(real, t, out);
    const size = Math.exp(out[0] - real * x - Math.log(Math.hypot(real, t)) - top) * Math.cosh(k * h);
    const angle = out[1] - t * x - Math.atan2(t, real);
    // The real part of e^(i angle) ds / (i dt) = e^(i angle) (1 - 2 i a t).
    sum += size * (Math.cos(angle) + 2 * bend * t * Math.sin(angle)) * Math.sign(c);
    if (size * (1 + 2 * bend * t) < 1e-16) break;
  }
  return Math.max(0, Math.min(1, Math.exp(top) * sum * h * scale / Math.PI));
};

/**
 * P(X > x): through the saddle of the upper tail from the mean up, below it 1 less the lower tail. About 1e-12 relative at any x.
 */
export const saddleTail = (x: number, contour: Contour): number => {
  const {transform, edge} = contour, out = new Float64Array(2), little = 1e-4 * edge;
  transform(little, 0, out);
  const upper = x >= out[0] / little;
  // s = edge / (1 + e^-u) covers (0, edge) evenly at both ends; s = -edge e^u covers the negative axis.
  const at = (u: number): number => upper ? edge / (1 + Math.exp(-u)) : -edge * Math.exp(u);
  const height = (u: number): number => { transform(at(u), 0, out); return out[0] - at(u) * x - Math.log(Math.abs(at(u))); };
  const most = upper ? 16 : 20 + Math.max(0, -Math.log(x * edge));
  const tail = alongParabola(x, at(lowest(height, -16, most)), contour);
  return upper ? tail : 1 - tail;
};
