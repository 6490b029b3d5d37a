// Rank correlations of two ordered columns read from a grid of counts: exact where every value has a cell of its own.

/** Counts on a grid, row by row; the rows and the columns stand in order. */
export interface Grid {
  readonly counts: ArrayLike<number>;
  readonly width: number;
}

/** How two ordered columns go together. */
export interface GridCorrelation {
  readonly n: number;
  /** Spearman's rho of mid-ranks, -1 to 1. */
  readonly spearman: number;
  /** The standard deviation of rho over samples of this size: the delta method on the cells' shares, whatever their law. */
  readonly deviation: number;
  /** Kendall's tau-b, -1 to 1. */
  readonly kendall: number;
}

interface Shares {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly n: number;
}

const marginals = ({counts, width}: Grid): Shares => {
  const rows = new Float64Array(counts.length / width), columns = new Float64Array(width);
  let n = 0;
  for (let i = 0, at = 0; i < rows.length; i++) for (let j = 0; j < width; j++, at++) {
    rows[i] += counts[at];
    columns[j] += counts[at];
    n += counts[at];
  }
  return {rows, columns, n};
};

/** The middle of the ranks that each line holds, less the middle of all, as a share of all: -1/2 to 1/2. */
const middles = (line: Float64Array, n: number): Float64Array => {
  let below = 0;
  return line.map((count) => {
    const middle = (below + count / 2) / n - 0.5;
    below += count;
    return middle;
  });
};

/** The variance of the mid-ranks: (1 - sum of cubed shares) / 12, without cancellation when one line holds nearly all. */
const spread = (line: Float64Array, middle: Float64Array, n: number): number =>
  line.reduce((sum, count, i) => sum + count / n * middle[i] * middle[i], 0);

/** How far a count more in a line moves all middles, weighted by what they meet: half of its own and all later ones. */
const shifts = (met: Float64Array): Float64Array => {
  const moved = new Float64Array(met.length);
  let later = 0;
  for (let i = met.length - 1; i >= 0; i--) {
    moved[i] = later + met[i] / 2;
    later += met[i];
  }
  return moved;
};

const spearmanOf = (grid: Grid, {rows, columns, n}: Shares): {spearman: number; deviation: number} => {
  const {counts, width} = grid, a = middles(rows, n), b = middles(columns, n);
  const metByRow = new Float64Array(rows.length), metByColumn = new Float64Array(width);
  let covariance = 0;
  for (let i = 0, at = 0; i < rows.length; i++) for (let j = 0; j < width; j++, at++) {
    const share = counts[at] / n;
    metByRow[i] += share * b[j];
    metByColumn[j] += share * a[i];
    covariance += share * a[i] * b[j];
  }
  const [va, vb] = [spread(rows, a, n), spread(columns, b, n)], scale = Math.sqrt(va * vb), rho = covariance / scale;
  const movedByRow = shifts(metByRow), movedByColumn = shifts(metByColumn);
  // The influence of one row on rho, cell by cell, up to a constant: d covariance / scale - rho / 2 (d va / va + d vb / vb).
  const byRow = movedByRow.map((moved, i) => moved / scale + rho * (rows[i] / n) ** 2 / (8 * va));
  const byColumn = movedByColumn.map((moved, j) => moved / scale + rho * (columns[j] / n) ** 2 / (8 * vb));
  const influence = new Float64Array(counts.length);
  let mean = 0, variance = 0;
  for (let i = 0, at = 0; i < rows.length; i++) for (let j = 0; j < width; j++, at++) {
    influence[at] = a[i] * b[j] / scale + byRow[i] + byColumn[j];
    mean += counts[at] / n * influence[at];
  }
  // About the mean, not from the mean of squares: where all rows have one influence, that difference is nothing but rounding.
  for (let at = 0; at < influence.length; at++) variance += counts[at] / n * (influence[at] - mean) ** 2;
  return {spearman: Math.max(-1, Math.min(1, rho)), deviation: Math.sqrt(variance / n)};
};

const kendallOf = ({counts, width}: Grid, {rows, columns, n}: Shares): number => {
  const below = new Float64Array(width);
  let difference = 0, total = 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    let before = 0;
    for (let j = 0; j < width; j++) {
      // Pairs with a later row: agreeing when its column is later too, disagreeing when it is earlier.
      difference += counts[i * width + j] * (total - before - below[j] - before);
      before += below[j];
    }
    for (let j = 0; j < width; j++) below[j] += counts[i * width + j];
    total += rows[i];
  }
  const untied = (line: Float64Array): number => line.reduce((sum, count) => sum - count * count, n * n) / 2;
  return Math.max(-1, Math.min(1, difference / Math.sqrt(untied(rows) * untied(columns))));
};

/** Spearman's and Kendall's correlation on a grid; undefined when either side fills fewer than two cells. */
export const gridCorrelation = (grid: Grid): GridCorrelation | undefined => {
  const shares = marginals(grid);
  const filled = (line: Float64Array): number => line.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (filled(shares.rows) < 2 || filled(shares.columns) < 2) return undefined;
  return {n: shares.n, ...spearmanOf(grid, shares), kendall: kendallOf(grid, shares)};
};
