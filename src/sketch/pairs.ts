import type {Sketch} from "./sketch.ts";
import type {Pair} from "./state.ts";

/** One column on a stretch of sampled rows. */
export interface PairColumn {
  /** The cell of each row, 0 … grid - 1; grid where the column holds no value. */
  readonly cells: Uint8Array;
  /** For numbers: u = (x - centre) / scale of each row, anything where there is no value; labels have none. */
  readonly u?: Float64Array;
}

/** The first `n` rows of each column of the pairs; absent where the table lacks the column. */
export interface PairRows {
  readonly n: number;
  readonly columns: readonly (PairColumn | undefined)[];
}

/** Cells a side, at most 255. */
export interface PairsSpec {
  readonly grid: number;
}

/** A column and what its stretch of rows sums to: nothing where some row holds no value. */
interface Summed extends PairColumn {
  readonly whole?: {readonly s1: number; readonly s2: number};
}

interface Sides {
  readonly n: number;
  readonly a: Summed;
  readonly b: Summed;
}

const kept = (sum: number): number => sum - sum === 0 ? sum : NaN;

const summed = ({cells, u}: PairColumn, n: number, grid: number): Summed => {
  let missing = 0, s1 = 0, s2 = 0;
  for (let i = 0; i < n; i++) missing += cells[i] === grid ? 1 : 0;
  if (!u) return {cells};
  for (let i = 0; i < n; i++) { s1 += u[i]; s2 += u[i] * u[i]; }
  return missing > 0 ? {cells, u} : {cells, u, whole: {s1, s2}};
};

/** Counts rows on a grid with one more row and column, which take the rows where a side holds no value. */
const countCells = (counts: Int32Array, {n, a, b}: Sides, side: number): void => {
  const {cells} = a, others = b.cells;
  counts.fill(0);
  for (let i = 0; i < n; i++) counts[cells[i] * side + others[i]]++;
};

type Sums = Pick<Pair, "su" | "sv" | "suu" | "svv" | "suv">;

/** The co-moments of rows that all hold both values: what concerns one column alone is known. */
const wholeSums = (u: Float64Array, v: Float64Array, {n, a, b}: Sides): Sums => {
  let suv = 0;
  for (let i = 0; i < n; i++) suv += u[i] * v[i];
  return {su: a.whole?.s1 ?? 0, sv: b.whole?.s1 ?? 0, suu: a.whole?.s2 ?? 0, svv: b.whole?.s2 ?? 0, suv};
};

const partSums = (u: Float64Array, v: Float64Array, {n, a, b, grid}: Sides & PairsSpec): Sums => {
  const {cells} = a, others = b.cells;
  let su = 0, sv = 0, suu = 0, svv = 0, suv = 0;
  for (let i = 0; i < n; i++) {
    if (cells[i] === grid || others[i] === grid) continue;
    const x = u[i], y = v[i];
    su += x;
    sv += y;
    suu += x * x;
    svv += y * y;
    suv += x * y;
  }
  return {su, sv, suu, svv, suv};
};

const addSums = (pair: Pair, {su, sv, suu, svv, suv}: Sums): void => {
  pair.su = kept(pair.su + su);
  pair.sv = kept(pair.sv + sv);
  pair.suu = kept(pair.suu + suu);
  pair.svv = kept(pair.svv + svv);
  pair.suv = kept(pair.suv + suv);
};

const addTo = (sum: Pair, pair: Pair): void => {
  const {grid} = pair;
  for (let i = 0; i < grid.length; i++) sum.grid[i] += grid[i];
  sum.n += pair.n;
  addSums(sum, pair);
};

type GridCounts = PairsSpec & {readonly counts: Int32Array};

const addPair = (known: Pair | undefined, sides: Sides, {grid, counts}: GridCounts): Pair | undefined => {
  const side = grid + 1, {a: {u}, b: {u: v}} = sides;
  countCells(counts, sides, side);
  let n = 0;
  for (let i = 0; i < grid; i++) for (let j = 0; j < grid; j++) n += counts[i * side + j];
  if (n === 0) return known;
  const pair: Pair = known ?? {grid: new Float64Array(grid * grid), n: 0, su: 0, sv: 0, suu: 0, svv: 0, suv: 0};
  for (let i = 0; i < grid; i++) for (let j = 0; j < grid; j++) pair.grid[i * grid + j] += counts[i * side + j];
  pair.n += n;
  if (u && v) addSums(pair, sides.a.whole && sides.b.whole ? wholeSums(u, v, sides) : partSums(u, v, {...sides, grid}));
  return pair;
};

/** Every two columns together, keyed `i,j`, i < j, where some row holds both; co-moments stay 0 where a side is labels. */
export const pairs: Sketch<PairsSpec, PairRows, Map<string, Pair>> = {
  id: "pairs",
  empty: () => new Map(),
  add(state, {n, columns}, {grid}) {
    const counts = new Int32Array((grid + 1) ** 2), sides = columns.map((column) => column && summed(column, n, grid));
    sides.forEach((a, i) => {
      for (let j = i + 1; j < sides.length; j++) {
        const b = sides[j], key = `${i},${j}`;
        if (!a || !b) continue;
        const pair = addPair(state.get(key), {n, a, b}, {grid, counts});
        if (pair) state.set(key, pair);
      }
    });
    return state;
  },
  merge(a, b) {
    const sum = new Map<string, Pair>();
    for (const [key, pair] of a) sum.set(key, {...pair, grid: pair.grid.slice()});
    for (const [key, pair] of b) {
      const known = sum.get(key);
      if (known) addTo(known, pair);
      else sum.set(key, {...pair, grid: pair.grid.slice()});
    }
    return sum;
  },
};
