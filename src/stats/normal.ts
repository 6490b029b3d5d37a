// The standard normal law: both tails, their logarithm, and the quantile.

/** Chebyshev coefficients of (1 + z) e^(z^2/2) sf(z) in (z - 4) / (z + 4), computed with 40 digits; cut below 2e-18. */
const scaledTail = Float64Array.of(
  0.9311731993927568, -0.06423751712334332, -0.011171509596721219, 0.01263630599437623, -0.004828490640131744,
  0.0010793834106156014, -0.0001194099520285248, -6.8485883776766764e-6, 4.060629718065491e-6,
  -1.9527544708338363e-7, -1.1345944386467565e-7, 1.227397138426542e-8, 3.662441203341559e-9,
  -5.088948506210621e-10, -1.4602402012093163e-10, 1.8321966529064227e-11, 6.857544400027546e-12,
  -5.077272058049455e-13, -3.458064365204774e-13, 4.412922855809207e-16, 1.7054866572266912e-14,
  1.5123653278115068e-15, -7.370100783416678e-16, -1.6124885584264884e-16, 2.130692627650816e-17,
  1.1734807140572405e-17);
const sqrtTwoPi = 2.5066282746310007;

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
    [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
      45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
    [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
      39307.89580009271, 28729.085735721943, 5226.495278852854]],
  tail: [
    [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
      1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
    [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
      0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9]],
  far: [
    [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
      0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7],
    [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
      1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15]],
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
