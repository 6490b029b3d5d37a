import {guideOf, locateCells} from "../sketch/cell-guide.ts";
import {nextUp} from "./next-up.ts";

/** Values by rank, without sorting the rest. */
export interface OrderStatistics {
  /** The value of each rank that was asked for. */
  readonly at: Float64Array;
  /** How many values equal it, itself included. */
  readonly equal: Float64Array;
}

// Below this many values a sort is as quick.
const small = 32_768, sampled = 8192, block = 4096;

/** How many of ascending values are below x, or at or below it. */
const countBelow = (sorted: Float64Array, x: number, inclusive: boolean): number => {
  let from = 0, to = sorted.length;
  while (from < to) {
    const middle = from + to >>> 1;
    if (sorted[middle] < x || inclusive && sorted[middle] === x) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** Edges that part the values about evenly, by a sample; a value that repeats in the sample gets a cell of its own. */
const splitters = (values: Float64Array): Float64Array => {
  const sample = Float64Array.from({length: sampled}, (_, i) => values[Math.floor(i * values.length / sampled)]).sort();
  const edges: number[] = [], last = (): number => edges.at(-1) ?? -Infinity;
  for (let i = 0; i < sampled; i += 2) {
    const x = sample[i];
    if (x > last()) edges.push(x);
    if (x === sample[i + 1] && x === last()) edges.push(nextUp(x));
  }
  return Float64Array.from(edges);
};

interface Parted {
  /** Which cell each value lies in, and how many lie in the cells before each cell. */
  readonly places: Uint16Array;
  readonly starts: Float64Array;
}

const part = (values: Float64Array, edges: Float64Array): Parted => {
  const guide = guideOf(edges), places = new Uint16Array(values.length), starts = new Float64Array(edges.length + 2);
  for (let from = 0; from < values.length; from += block) {
    const n = Math.min(block, values.length - from), cells = places.subarray(from, from + n);
    locateCells(guide, {values: values.subarray(from, from + n), n}, cells);
    for (let i = 0; i < n; i++) starts[cells[i] + 1]++;
  }
  for (let cell = 1; cell < starts.length; cell++) starts[cell] += starts[cell - 1];
  return {places, starts};
};

interface Room {
  /** Where the next value of each cell goes, -1 for cells not wanted. */
  readonly into: Int32Array;
  readonly size: number;
}

/** Copies the values of the wanted cells together. */
const gather = (values: Float64Array, places: Uint16Array, {into, size}: Room): Float64Array => {
  const gathered = new Float64Array(size);
  for (let i = 0; i < values.length; i++) {
    const at = into[places[i]];
    if (at < 0) continue;
    gathered[at] = values[i];
    into[places[i]] = at + 1;
  }
  return gathered;
};

const ofSorted = (sorted: Float64Array, ranks: Float64Array): OrderStatistics => {
  const at = ranks.map((rank) => sorted[rank]);
  return {at, equal: at.map((x) => countBelow(sorted, x, true) - countBelow(sorted, x, false))};
};

/** The values (finite, no -0) at ascending ranks, 0 being the smallest: exact, in time linear in their number. */
export const orderStatistics = (values: Float64Array, ranks: Float64Array): OrderStatistics => {
  if (values.length <= small) return ofSorted(values.slice().sort(), ranks);
  const edges = splitters(values), {places, starts} = part(values, edges);
  const into = new Int32Array(edges.length + 1).fill(-1), cells = new Int32Array(ranks.length), wanted: number[] = [];
  let size = 0;
  ranks.forEach((rank, i) => {
    const cell = cells[i] = countBelow(starts, rank, true) - 1;
    const single = cell > 0 && cell < edges.length && edges[cell] === nextUp(edges[cell - 1]);
    if (single || into[cell] >= 0) return;
    into[cell] = size;
    wanted.push(cell);
    size += starts[cell + 1] - starts[cell];
  });
  const offsets = into.slice(), gathered = gather(values, places, {into, size});
  for (const cell of wanted) gathered.subarray(offsets[cell], into[cell]).sort();
  const at = new Float64Array(ranks.length), equal = new Float64Array(ranks.length);
  ranks.forEach((rank, i) => {
    const cell = cells[i], inCell = gathered.subarray(offsets[cell], into[cell]);
    if (into[cell] < 0) {
      at[i] = edges[cell - 1];
      equal[i] = starts[cell + 1] - starts[cell];
    } else {
      at[i] = inCell[rank - starts[cell]];
      equal[i] = countBelow(inCell, at[i], true) - countBelow(inCell, at[i], false);
    }
  });
  return {at, equal};
};
