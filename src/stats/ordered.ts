// Two samples pooled and sorted: the one shape every rank, distance and distribution-function formula is written in,
// so that it serves raw values and counts on fixed cells alike.

/** Two samples pooled: ascending distinct values and how often each occurs in either sample. */
export interface Ordered {
  readonly values: Float64Array;
  readonly reference: Float64Array;
  readonly current: Float64Array;
  /** The size of the reference. */
  readonly n: number;
  /** The size of the current sample. */
  readonly m: number;
}

/** One sample as ascending distinct values and their counts. */
export interface Counted {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/** Sorts a copy of a sample of finite numbers and counts its distinct values; -0 is 0. */
export const counted = (sample: Float64Array): Counted => {
  const values = sample.slice().sort(), counts = new Float64Array(values.length);
  // NaN sorts last, equals nothing, and would never be passed over in a merge.
  if (Number.isNaN(values[values.length - 1])) throw new RangeError("invalid value: NaN; one of: finite numbers");
  let last = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] + 0;
    if (last < 0 || value !== values[last]) values[++last] = value;
    counts[last]++;
  }
  return {values: values.slice(0, last + 1), counts: counts.slice(0, last + 1)};
};

/** Pools two samples that are already counted; values that occur in neither are left out. */
export const orderedFromCounts = (reference: Counted, current: Counted): Ordered => {
  const a = reference.values, b = current.values, size = a.length + b.length;
  const values = new Float64Array(size), left = new Float64Array(size), right = new Float64Array(size);
  let k = 0, i = 0, j = 0, n = 0, m = 0;
  while (i < a.length || j < b.length) {
    const value = j >= b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
    let inReference = 0, inCurrent = 0;
    while (i < a.length && a[i] === value) inReference += reference.counts[i++];
    while (j < b.length && b[j] === value) inCurrent += current.counts[j++];
    if (inReference + inCurrent === 0) continue;
    values[k] = value + 0;
    left[k] = inReference;
    right[k] = inCurrent;
    n += inReference;
    m += inCurrent;
    k++;
  }
  return {values: values.slice(0, k), reference: left.slice(0, k), current: right.slice(0, k), n, m};
};

/** Pools two samples of finite numbers; neither argument is changed. */
export const ordered = (reference: Float64Array, current: Float64Array): Ordered =>
  orderedFromCounts(counted(reference), counted(current));

/** The largest number of times a value occurs in the two samples together; 1 means no ties, 0 no values. */
export const largestTie = ({reference, current}: Ordered): number => {
  let largest = 0;
  for (let i = 0; i < reference.length; i++) largest = Math.max(largest, reference[i] + current[i]);
  return largest;
};
