// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.

/** Eigenvalues, and the eigenvector of each as a column of `vectors` (row-major). */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** One rotation that makes a[p][q] zero. */
const rotate = (
  a: Float64Array, v: Float64Array, {size, p, q}: {readonly size: number; readonly p: number; readonly q: number},
): void => {
  const off = a[p * size + q];
  if (off === 0) return;
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1)), c = 1 / Math.sqrt(t * t + 1), s = t * c;
  for (let k = 0; k < size; k++) {
    const x = a[k * size + p], y = a[k * size + q];
    a[k * size + p] = c * x - s * y;
    a[k * size + q] = s * x + c * y;
  }
  for (let k = 0; k < size; k++) {
    const x = a[p * size + k], y = a[q * size + k];
    a[p * size + k] = c * x - s * y;
    a[q * size + k] = s * x + c * y;
    const left = v[k * size + p], right = v[k * size + q];
    v[k * size + p] = c * left - s * right;
    v[k * size + q] = s * left + c * right;
  }
};

/** Decomposes a symmetric matrix given row by row. */
export const symmetricEigen = (matrix: Float64Array): Eigen => {
  const size = Math.round(Math.sqrt(matrix.length)), a = matrix.slice(), vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0, diagonal = 0;
    for (let i = 0; i < size; i++) {
      diagonal += a[i * size + i] ** 2;
      for (let j = i + 1; j < size; j++) off += a[i * size + j] ** 2;
    }
    if (off <= 1e-36 * diagonal) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, {size, p, q});
  }
  return {values: Float64Array.from({length: size}, (_, i) => a[i * size + i]), vectors};
};
