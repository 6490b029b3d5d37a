// Two samples of categories as a 2 x k table of counts, and the pooling that makes a chi-square law valid on it.

/** Two rows of counts over the same cells. */
export interface Contingency {
  readonly reference: Float64Array;
  readonly current: Float64Array;
  /** The size of the reference. */
  readonly n: number;
  /** The size of the current sample. */
  readonly m: number;
}

const sum = (counts: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  return total;
};

/** A table from two rows of counts of equal length; cells empty in both rows are left out. */
export const contingency = (reference: ArrayLike<number>, current: ArrayLike<number>): Contingency => {
  if (reference.length !== current.length)
    throw new RangeError(`rows of a table: ${reference.length} and ${current.length} cells; must be equal`);
  const kept: number[] = [];
  for (let i = 0; i < reference.length; i++) if (reference[i] + current[i] > 0) kept.push(i);
  return {
    reference: Float64Array.from(kept, (i) => reference[i]), current: Float64Array.from(kept, (i) => current[i]),
    n: sum(reference), m: sum(current),
  };
};

/** As many rows as tell as much, where rows come in clusters and `design` of them tell as much as one. */
export const fewerRows = <Table extends Contingency>(table: Table, design = 1): Table => design === 1 ? table : {
  ...table, reference: table.reference.map((count) => count / design), current: table.current.map((count) => count / design),
  n: table.n / design, m: table.m / design,
};

/** The nearest table of whole rows, for laws that count them. */
export const wholeRows = ({reference, current}: Contingency): Contingency => contingency(reference.map(Math.round), current.map(Math.round));

/** The smallest expected count of the table: that of its smallest column in the smaller sample; Infinity without columns. */
export const smallestExpected = ({reference, current, n, m}: Contingency): number => {
  let column = Infinity;
  for (let i = 0; i < reference.length; i++) column = Math.min(column, reference[i] + current[i]);
  return column * Math.min(n, m) / (n + m);
};

/** The share of expected counts that Cochran lets be below 5. */
const cochran = 0.2;

/**
 * Cochran's rule (1954): every expected count at least 1, at least 80 % of them at least 5; a 2 x 2 table needs all four. `sparse` is
 * the share that may be below 5.
 */
export const denseEnough = ({reference, current, n, m}: Contingency, sparse = cochran): boolean => {
  const k = reference.length, total = n + m;
  let below = 0;
  for (let i = 0; i < k; i++) {
    const column = reference[i] + current[i], one = column * n / total, other = column * m / total;
    if (one < 1 || other < 1) return false;
    below += (one < 5 ? 1 : 0) + (other < 5 ? 1 : 0);
  }
  return below <= (k <= 2 ? 0 : sparse * 2 * k);
};

/** A table after pooling. */
export interface Pooled {
  readonly table: Contingency;
  /** The new cell of each old one. */
  readonly into: Int32Array;
  /** How many of the old cells were put together with others. */
  readonly pooled: number;
}

/** Groups of at least 5 expected from the smallest cells up, and how far that must go until the rest obey the rule. */
const groups = (totals: Float64Array, share: number, sparse: number): {readonly group: Int32Array; readonly pooled: number} => {
  const k = totals.length, group = new Int32Array(k), below = new Float64Array(k + 1);
  for (let i = k - 1; i >= 0; i--)
    below[i] = below[i + 1] + (totals[i] * share < 5 ? 1 : 0) + (totals[i] * (1 - share) < 5 ? 1 : 0);
  const scarce = Math.min(share, 1 - share);
  let closed = 0, open = 0, pooled = 0;
  for (; pooled < k; pooled++) {
    const cells = closed + k - pooled;
    if (open === 0 && totals[pooled] * scarce >= 1 && below[pooled] <= (cells <= 2 ? 0 : 2 * sparse * cells)) break;
    group[pooled] = closed;
    open += totals[pooled];
    if (open * scarce >= 5) { closed++; open = 0; }
  }
  // What is left over at the end joins the last full group.
  if (open > 0 && closed > 0) for (let i = k - 1; i >= 0 && group[i] === closed; i--) group[i]--;
  if (open > 0 && closed === 0) closed = 1;
  for (let i = pooled; i < k; i++) group[i] = closed + i - pooled;
  return {group, pooled};
};

/**
 * Puts the cells of least total together, in groups that expect at least 5 in either sample, until `denseEnough` holds or one
 * cell is left. The choice rests on the column totals alone, so that the null law stays conditional on them.
 */
export const poolSparse = (table: Contingency, sparse = cochran): Pooled => {
  const {reference, current, n, m} = table, k = reference.length;
  const totals = reference.map((count, i) => count + current[i]);
  const order = Uint32Array.from({length: k}, (_, i) => i).sort((i, j) => totals[i] - totals[j] || i - j);
  const {group, pooled} = groups(Float64Array.from(order, (i) => totals[i]), n / (n + m), sparse);
  if (pooled === 0) return {table, into: Int32Array.from({length: k}, (_, i) => i), pooled};
  const cells = group[k - 1] + 1, left = new Float64Array(cells), right = new Float64Array(cells), into = new Int32Array(k);
  for (let at = 0; at < k; at++) {
    into[order[at]] = group[at];
    left[group[at]] += reference[order[at]];
    right[group[at]] += current[order[at]];
  }
  return {table: {reference: left, current: right, n, m}, into, pooled};
};
