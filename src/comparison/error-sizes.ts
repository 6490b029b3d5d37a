import type {NumericPlan} from "../profile/column-plan.ts";
import type {Counted} from "../stats/ordered.ts";
import type {ErrorSide} from "./error-pair.ts";

/** Absolute errors in order, with their counts. */
export interface ErrorSizes {
  readonly exact: boolean;
  /** The sizes themselves while they are exact; else of each cell of errors that of its mean. */
  readonly likely: Counted;
  /** The smallest and the largest that those of each cell can be. */
  readonly least: Counted;
  readonly most: Counted;
}

interface Cell {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly count: number;
}

/** The absolute errors of one table, from the distribution of its errors. */
export function errorSizes({outcome: {error}, max}: ErrorSide, plan: NumericPlan): ErrorSizes {
  const {cells} = error, filled: Cell[] = [];
  cells.counts.forEach((count, i) => {
    if (count === 0) return;
    if (cells.exact) filled.push({low: cells.values[i], middle: cells.values[i], high: cells.values[i], count});
    else filled.push({
      count, middle: plan.centre + plan.scale * cells.sums[i] / count,
      low: Math.max(-max, plan.edges[i - 1] ?? -Infinity), high: Math.min(max, plan.edges[i] ?? Infinity),
    });
  });
  const closest = ({low, high}: Cell): number => low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
  const farthest = ({low, high}: Cell): number => Math.max(Math.abs(low), Math.abs(high));
  const likely = inOrder(filled, ({middle}) => Math.abs(middle));
  if (cells.exact) return {exact: true, likely, least: likely, most: likely};
  return {exact: false, likely, least: inOrder(filled, closest), most: inOrder(filled, farthest)};
}

function inOrder(cells: readonly Cell[], sizeOf: (cell: Cell) => number): Counted {
  const sizes = cells.map((cell) => ({size: sizeOf(cell), count: cell.count})).sort((a, b) => a.size - b.size);
  return {values: Float64Array.from(sizes, ({size}) => size), counts: Float64Array.from(sizes, ({count}) => count)};
}
