/** How many cells of a score are resampled with clusters. */
export const coarseCells = 40;

/** The coarse cell of a score: the plan's cells, some at a time. */
export const coarseOf = (edges: Float64Array): ((score: number) => number) => {
  const inner = Float64Array.from({length: Math.min(coarseCells - 1, edges.length)}, (_, i, ) =>
    edges[Math.floor((i + 1) * edges.length / coarseCells)]);
  return (score) => {
    let low = 0, high = inner.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (inner[middle] <= score) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};
