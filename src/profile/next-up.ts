const value = new Float64Array(1), bits = new BigInt64Array(value.buffer);

/** The smallest double above a finite one. */
export const nextUp = (x: number): number => {
  if (x === 0) return Number.MIN_VALUE;
  value[0] = x;
  bits[0] += x > 0 ? 1n : -1n;
  return value[0];
};
