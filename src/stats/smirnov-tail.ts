/**
 * The law of sum lambda_j Z_j^2 with distinct lambda_j, by its Fredholm determinant D(y) = prod (1 - y lambda_j), whose zeros are
 * 1 / lambda_j. Between the zeros 2k - 1 and 2k a variable c from 1 down to -1 runs with D proportional to sin(pi (1 - c) / 2).
 */
export interface Determinant {
  /** A root of y, affine in c, in the k-th interval. */
  readonly root: (k: number, c: number) => number;
  /** y of that root. */
  readonly square: (root: number) => number;
  /** sqrt(|sin(pi (1 - c) / 2)| / |D(y)|) / y |dy/dc|. */
  readonly weight: (root: number) => number;
}

/**
 * P(sum > x) = (1 / pi) sum over k of (-1)^(k+1) integral of e^(-xy/2) / (y sqrt|D(y)|) from 1/lambda_(2k-1) to 1/lambda_(2k)
 * (Smirnov 1937). With c = cos(phi) the inverse root at both ends goes into the differential and the midpoint rule converges
 * geometrically.
 */
export const smirnovTail = (x: number, {root, square, weight}: Determinant): number => {
  const first = square(root(1, 1));
  if (x * first / 2 > 746) return 0;
  let sum = 0;
  for (let k = 1; k < 40; k++) {
    const from = square(root(k, 1));
    if (x * (from - first) / 2 > 42) break;
    // In phi the exponential is about Gaussian, of the width that x (dy/dphi)'s growth sets.
    const nodes = Math.ceil(24 + 5 * Math.sqrt(x * (square(root(k, -1)) - from)));
    let part = 0;
    for (let i = 0; i < nodes; i++) {
      const phi = (i + 0.5) * Math.PI / nodes, half = Math.sin(phi / 2) ** 2, r = root(k, Math.cos(phi));
      part += weight(r) * Math.sin(phi) / Math.sqrt(Math.sin(Math.PI * half)) * Math.exp(-x * (square(r) - first) / 2);
    }
    sum += (k % 2 === 1 ? part : -part) * Math.PI / nodes;
  }
  return Math.exp(-x * first / 2) * sum / Math.PI;
};
