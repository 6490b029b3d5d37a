/** How many different numbers there are among those that are valid; NaN counts as one, -0 equals 0. */
export const countDistinct = (values: Float64Array, valid?: Uint8Array): number => {
  let size = 16;
  while (size < 2 * values.length) size *= 2;
  const table = new Float64Array(size), bits = new Int32Array(table.buffer), used = new Uint8Array(size);
  const cell = new Float64Array(1), halves = new Int32Array(cell.buffer);
  let distinct = 0;
  for (let i = 0; i < values.length; i++) {
    if (valid && valid[i] === 0) continue;
    cell[0] = values[i] + 0; // -0 becomes 0
    const low = halves[0], high = halves[1];
    let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0xc2b2ae35);
    hash ^= hash >>> 15;
    let at = hash & (size - 1);
    while (used[at] === 1 && (bits[2 * at] !== low || bits[2 * at + 1] !== high)) at = (at + 1) & (size - 1);
    if (used[at] === 1) continue;
    used[at] = 1;
    bits[2 * at] = low;
    bits[2 * at + 1] = high;
    distinct++;
  }
  return distinct;
};
