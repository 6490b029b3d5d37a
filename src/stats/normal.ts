// The standard normal law: both tails, their logarithm, and the quantile.

/** Chebyshev coefficients of (1 + z) e^(z^2/2) sf(z) in (z - 4) / (z + 4), computed with 40 digits; cut below 2e-18. */
const scaledTail = Float64Array.of(
  0.93117319939275673178, -0.064237517123343308926, -0.011171509596721219521, 0.012636305994376230128, -0.0048284906401317440183,
  0.0010793834106156013306, -0.00011940995202852480056, -6.8485883776766764073e-6, 4.0606297180654908884e-6,
  -1.9527544708338364175e-7, -1.1345944386467565163e-7, 1.2273971384265420541e-8, 3.6624412033415589572e-9,
  -5.0889485062106209843e-10, -1.4602402012093164184e-10, 1.8321966529064227376e-11, 6.8575444000275458826e-12,
  -5.0772720580494548419e-13, -3.4580643652047739101e-13, 4.4129228558092073615e-16, 1.7054866572266911425e-14,
  1.5123653278115067119e-15, -7.3701007834166775263e-16, -1.6124885584264883701e-16, 2.1306926276508160505e-17,
  1.1734807140572404733e-17);
const sqrtTwoPi = 2.5066282746310005024;

/** e^(z^2/2) sf(z) for z >= 0. */
const millsTail = (z: number): number => {
  const t = 2 * (z - 4) / (z + 4);
  let b0 = 0, b1 = 0;
  for (let k = scaledTail.length - 1; k > 0; k--) {
    const next = t * b0 - b1 + scaledTail[k];
    b1 = b0;
    b0 = next;
  }
  return (t / 2 * b0 - b1 + scaledTail[0] / 2) / (1 + z);
};

/** e^(-z^2/2), the square split in two so that its rounding costs no digits in the far tail. */
const bell = (z: number): number => {
  const head = Math.round(z * 16) / 16;
  return Math.exp(-head * head / 2) * Math.exp(-(z - head) * (z + head) / 2);
};

/** The density of the standard normal law. */
export const normalPdf = (z: number): number => Math.abs(z) > 40 ? 0 : bell(z) / sqrtTwoPi;

/** The upper tail P(Z > z) of the standard normal law. */
export const normalSf = (z: number): number => {
  if (z < 0) return 1 - normalSf(-z);
  return z > 40 ? 0 : bell(z) * millsTail(z);
};

/** The lower tail P(Z <= z) of the standard normal law. */
export const normalCdf = (z: number): number => normalSf(-z);

/** ln P(Z > z) of the standard normal law; finite however large z is. */
export const normalLogSf = (z: number): number => {
  if (z < -1) return Math.log1p(-normalSf(-z));
  if (z < 5) return Math.log(normalSf(z));
  return z === Infinity ? -Infinity : Math.log(millsTail(z)) - z * z / 2;
};

const rational = (r: number, above: readonly number[], below: readonly number[]): number => {
  let numerator = 0, denominator = 0;
  for (let k = above.length - 1; k >= 0; k--) numerator = numerator * r + above[k];
  for (let k = below.length - 1; k >= 0; k--) denominator = denominator * r + below[k];
  return numerator / denominator;
};

/** The rational approximations of Wichura's algorithm AS 241 (1988), relative error below 1e-16. */
const wichura = {
  centre: [
    [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
      45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
    [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
      39307.89580009271061, 28729.085735721942674, 5226.495278852854561]],
  tail: [
    [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
      1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4],
    [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
      0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9]],
  far: [
    [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
      0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
    [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
      1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15]],
} as const;

/** The z below which the standard normal law has probability p; infinite at 0 and 1. */
export const normalQuantile = (p: number): number => {
  if (!(p >= 0 && p <= 1)) return NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(0.180625 - q * q, wichura.centre[0], wichura.centre[1]);
  const tail = q < 0 ? p : 1 - p;
  if (tail === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(tail));
  const z = r <= 5 ? rational(r - 1.6, wichura.tail[0], wichura.tail[1]) : rational(r - 5, wichura.far[0], wichura.far[1]);
  return q < 0 ? -z : z;
};
