import type {ColumnsTogether, Correlations} from "../comparison/correlations.ts";
import type {Pair} from "../sketch/state.ts";

/** Two columns of whole numbers 0 … width - 1 together; each value is a cell of its own. */
export function pairOf(u: readonly number[], v: readonly number[], width = 4): Pair {
  const grid = new Float64Array(width * width), pair: Pair = {grid, n: u.length, su: 0, sv: 0, suu: 0, svv: 0, suv: 0};
  u.forEach((x, i) => {
    const y = v[i];
    grid[x * width + y]++;
    pair.su += x;
    pair.sv += y;
    pair.suu += x * x;
    pair.svv += y * y;
    pair.suv += x * y;
  });
  return pair;
}

/** One pair of columns, a and b, in both tables. */
export function onePair(
  reference: Pair | undefined, current: Pair | undefined,
  {kind = "numbers", width = 4}: {readonly kind?: ColumnsTogether["kind"]; readonly width?: number} = {},
): Correlations {
  const sides = {...(reference && {reference}), ...(current && {current})};
  const pair: ColumnsTogether = {a: "a", b: "b", kind, ordered: kind === "numbers", ...sides};
  return {pairs: [pair], width, leftOut: []};
}

/** A pair whose grid says it all: counts by row and column. */
export const gridPair = (rows: readonly (readonly number[])[]): Pair => {
  const grid = Float64Array.from(rows.flat());
  return {grid, n: grid.reduce((sum, count) => sum + count, 0), su: 0, sv: 0, suu: 0, svv: 0, suv: 0};
};
