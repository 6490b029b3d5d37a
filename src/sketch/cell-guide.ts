/**
 * Finds the cell of a value: a table over evenly spaced steps from the 1st to the 99th percentile of the edges says where to
 * start, and a short walk over the true edges ends it, so the answer is exact whatever the rounding. Outliers walk the tails.
 */
export interface CellGuide {
  /** Ascending distinct edges, and Infinity behind them. */
  readonly edges: Float64Array;
  /** For each step, the number of edges that lie in the steps before it. */
  readonly table: Uint16Array;
  /** Whether steps are even in the leading bits of the number (about its logarithm) instead of the number. */
  readonly byBits: boolean;
  readonly origin: number;
  readonly perUnit: number;
}

/** Finite numbers without -0; the first `n` count. */
export interface Values {
  readonly values: Float64Array;
  readonly n: number;
}

/** The most edges a guide can hold. */
export const mostEdges = 65_534;

const largest = 65_536;

const word = new Float64Array(1), words = new Int32Array(word.buffer);

/** The leading 32 bits of a number as a whole number of the same order. */
const leadingBits = (x: number): number => {
  word[0] = x;
  return words[1] ^ words[1] >> 31 & 0x7fffffff;
};

/** The step a value falls in, 0 to size; what is before the first step counts as 0, what is past the last as size. */
const stepOf = (x: number, {byBits, origin, perUnit}: Pick<CellGuide, "byBits" | "origin" | "perUnit">, size: number): number => {
  const t = ((byBits ? leadingBits(x) : x) - origin) * perUnit;
  return t >= 0 ? t < size ? Math.trunc(t) : size : 0;
};

/** Lays even steps over the bulk of the edges; `walk` is how many edges a value at an edge walks past on average. */
const layTable = (edges: Float64Array, byBits: boolean, size: number): CellGuide & {readonly walk: number} => {
  const count = edges.length - 1, scaled = (i: number): number => byBits ? leadingBits(edges[i]) : edges[i];
  const origin = count > 0 ? scaled(Math.floor(0.01 * count)) : 0, end = count > 0 ? scaled(Math.ceil(0.99 * count) - 1) : 0;
  const ratio = size / (end - origin), perUnit = ratio > 0 && Number.isFinite(ratio) ? ratio : 0;
  const table = new Uint16Array(size + 1), steps = {byBits, origin, perUnit};
  for (let i = 0; i < count; i++) {
    const step = stepOf(edges[i], steps, size);
    if (step < size) table[step + 1]++;
  }
  for (let step = 1; step <= size; step++) table[step] += table[step - 1];
  let walk = 0;
  for (let i = 0; i < count; i++) walk += i + 1 - table[stepOf(edges[i], steps, size)];
  return {edges, table, ...steps, walk: walk / Math.max(1, count)};
};

const build = (edges: Float64Array): CellGuide => {
  if (edges.length > mostEdges) throw new RangeError(`too many edges: ${edges.length}; at most ${mostEdges}`);
  const closed = new Float64Array(edges.length + 1).fill(Infinity), size = Math.max(256, Math.min(largest, 16 * edges.length));
  closed.set(edges);
  let best = layTable(closed, false, size);
  // A walk of one edge is a comparison that the processor foresees; longer ones cost more than a table out of the nearest cache.
  for (const [byBits, steps] of [[true, size], [false, largest], [true, largest]] as const) {
    if (best.walk <= 1.1) break;
    const other = layTable(closed, byBits, steps);
    if (other.walk < 0.8 * best.walk) best = other;
  }
  return best;
};

const guides = new WeakMap<Float64Array, CellGuide>();

/** The guide of ascending distinct edges, at most `mostEdges` of them; kept as long as the edges are. */
export const guideOf = (edges: Float64Array): CellGuide => {
  let guide = guides.get(edges);
  if (!guide) guides.set(edges, guide = build(edges));
  return guide;
};

/** Writes the cell of each of the first n values into `cells`: how many edges are at or below it. */
export const locateCells = (guide: CellGuide, {values, n}: Values, cells: Uint16Array): void => {
  const {edges, table, byBits, origin, perUnit} = guide, size = table.length - 1;
  if (byBits) {
    const halves = new Int32Array(values.buffer, values.byteOffset, 2 * n);
    for (let i = 0; i < n; i++) {
      const half = halves[2 * i + 1], t = ((half ^ half >> 31 & 0x7fffffff) - origin) * perUnit;
      let cell = t >= 0 ? table[t < size ? t | 0 : size] : 0;
      cell += Number(values[i] >= edges[cell]);
      while (values[i] >= edges[cell]) cell++;
      cells[i] = cell;
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    const x = values[i], t = (x - origin) * perUnit;
    let cell = t >= 0 ? table[t < size ? t | 0 : size] : 0;
    // The first step is a sum and no branch: whether a value lies past an edge within its step is anyone's guess, a processor's too.
    cell += Number(x >= edges[cell]);
    while (x >= edges[cell]) cell++;
    cells[i] = cell;
  }
};
