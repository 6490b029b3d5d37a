// How many 2 x k tables share their margins: what an exact test would have to look at.

/**
 * The number of ways to take `drawn` from columns of these sizes, values of a column being alike; Infinity as soon as it is
 * past `most`.
 */
export const tableCount = (columns: Float64Array, drawn: number, most: number): number => {
  let total = 0;
  for (const column of columns) total += column;
  const few = Math.min(drawn, total - drawn);
  // A lower bound first: all taken from different columns.
  let different = 1;
  for (let i = 0; i < few && i < columns.length; i++) {
    different *= (columns.length - i) / (i + 1);
    if (different > most && 2 * i < columns.length && few < columns.length / 2) return Infinity;
  }
  if (few * columns.length > 5e6) return Infinity;
  let ways = new Float64Array(few + 1);
  ways[0] = 1;
  for (const column of columns) {
    const next = new Float64Array(few + 1);
    let window = 0;
    for (let used = 0; used <= few; used++) {
      window += ways[used] - (used > column ? ways[used - column - 1] : 0);
      next[used] = window;
    }
    ways = next;
    if (ways[few] > most) return Infinity;
  }
  return ways[few];
};
