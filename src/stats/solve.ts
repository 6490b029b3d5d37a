// Small systems of linear equations.

/** Solves a x = b for a square row-major matrix, by elimination with row pivots; undefined where it is singular. */
export const solve = (a: Float64Array, b: Float64Array): Float64Array | undefined => {
  const size = b.length, m = a.slice(), x = b.slice();
  const scale = m.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(m[i * size + k]) > Math.abs(m[pivot * size + k])) pivot = i;
    if (!(Math.abs(m[pivot * size + k]) > 1e-12 * scale)) return undefined;
    for (let j = 0; j < size; j++) [m[k * size + j], m[pivot * size + j]] = [m[pivot * size + j], m[k * size + j]];
    [x[k], x[pivot]] = [x[pivot], x[k]];
    for (let i = k + 1; i < size; i++) {
      const factor = m[i * size + k] / m[k * size + k];
      for (let j = k; j < size; j++) m[i * size + j] -= factor * m[k * size + j];
      x[i] -= factor * x[k];
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let j = k + 1; j < size; j++) x[k] -= m[k * size + j] * x[j];
    x[k] /= m[k * size + k];
  }
  return x;
};
