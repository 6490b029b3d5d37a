// A line that bends at knots, through the means of cells.

/** A cell of rows alike in x: how many, and the sum and the sum of squares of their y. */
export interface XCell {
  readonly at: number;
  readonly rows: number;
  readonly sum: number;
  readonly squares: number;
}

/** What a place on the axis takes from the two knots around it. */
interface Hat {
  readonly left: number;
  readonly share: number;
}

/** A fitted line. */
export interface Bent {
  /** The line at a place; beyond the outermost knots it stays what it is there. */
  at(x: number): number;
  /** What one row of each cell adds to the mean of the line over places weighted like this (weights sum to 1). */
  rowWeights(weighted: readonly {readonly at: number; readonly weight: number}[]): Float64Array;
  /** By cell: squared distances of its rows from the line, each raised as if its row had been left out (MacKinnon and White 1985, HC3). */
  readonly scatter: Float64Array;
}

const hatAt = (knots: Float64Array, x: number): Hat => {
  if (knots.length === 1) return {left: 0, share: 0};
  let left = 0;
  while (left < knots.length - 2 && x >= knots[left + 1]) left++;
  return {left, share: Math.min(1, Math.max(0, (x - knots[left]) / (knots[left + 1] - knots[left])))};
};

/** Solves a symmetric tridiagonal system (Thomas's algorithm). */
const solved = ({diagonal, beside}: {readonly diagonal: Float64Array; readonly beside: Float64Array}, right: Float64Array): Float64Array => {
  const d = diagonal.slice(), x = right.slice(), n = x.length;
  for (let k = 1; k < n; k++) {
    const factor = d[k - 1] > 0 ? beside[k - 1] / d[k - 1] : 0;
    d[k] -= factor * beside[k - 1];
    x[k] -= factor * x[k - 1];
  }
  for (let k = n - 1; k >= 0; k--) x[k] = d[k] > 0 ? (x[k] - (k < n - 1 ? beside[k] * x[k + 1] : 0)) / d[k] : 0;
  return x;
};

/** Adds a hat's share of an amount to both of its knots. */
const spreadOver = (into: Float64Array, {left, share}: Hat, amount: number): void => {
  into[left] += (1 - share) * amount;
  if (share > 0) into[left + 1] += share * amount;
};

const readFrom = (values: Float64Array, {left, share}: Hat): number => (1 - share) * values[left] + (share > 0 ? share * values[left + 1] : 0);

/** The line of least squares over cells, bending at ascending knots, around each of which a cell is filled. */
export const hatRegression = (cells: readonly XCell[], knots: Float64Array): Bent => {
  const diagonal = new Float64Array(knots.length), beside = new Float64Array(knots.length);
  const right = new Float64Array(knots.length), hats = cells.map(({at}) => hatAt(knots, at));
  cells.forEach(({rows, sum}, i) => {
    const {left, share} = hats[i];
    diagonal[left] += rows * (1 - share) ** 2;
    beside[left] += rows * share * (1 - share);
    if (share > 0) diagonal[left + 1] += rows * share ** 2;
    spreadOver(right, hats[i], sum);
  });
  const system = {diagonal, beside}, height = solved(system, right);
  const scatter = Float64Array.from(cells, ({rows, sum, squares}, i) => {
    if (rows === 0) return 0;
    const line = readFrom(height, hats[i]), unit = new Float64Array(knots.length);
    spreadOver(unit, hats[i], 1);
    const leverage = Math.min(0.9, readFrom(solved(system, unit), hats[i]));
    return Math.max(0, squares - 2 * line * sum + rows * line * line) / (1 - leverage) ** 2;
  });
  return {
    at: (x) => readFrom(height, hatAt(knots, x)), scatter,
    rowWeights(weighted) {
      const asked = new Float64Array(knots.length);
      for (const {at, weight} of weighted) spreadOver(asked, hatAt(knots, at), weight);
      const answer = solved(system, asked);
      return Float64Array.from(hats, (hat) => readFrom(answer, hat));
    },
  };
};
