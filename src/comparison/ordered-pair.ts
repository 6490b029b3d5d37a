import {type CellEdges, fixedOf} from "../sketch/cells.ts";
import type {Cells, FixedCells} from "../sketch/state.ts";
import {type Ordered, orderedFromCounts} from "../stats/ordered.ts";
import type {NumericPlan} from "../profile/column-plan.ts";
import {type Clustered, clustered} from "./clustered.ts";
import type {ColumnComparison, ColumnPair} from "./comparison.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** Both samples of a number pooled and sorted: raw values while both are exact, else the plan's cells by their mean. */
export interface OrderedPair extends Clustered {
  readonly pair: Ordered;
  readonly plan: NumericPlan;
  readonly exact: boolean;
  /** Largest share that one cell holds on either side: how far a distribution function read from cells can be off. 0 when exact. */
  readonly cellShare: number;
}

/** The finite values of a numeric column on both sides, in order. */
export const orderedPair: ColumnComparison<OrderedPair, unknown> = {
  id: "ordered", subject: "column", reads: ["numeric"],
  about: "the finite values of both tables pooled and sorted, with their counts",
  of(pair) {
    const sides = numericSides(pair);
    if ("unknown" in sides) return sides;
    const {plan, reference, current} = sides;
    return {plan, ...pooled(reference, current, plan), ...clustered(pair, "numbers")};
  },
};

/** Two distributions over the same cells: their values while both are exact, else cells by their mean. */
export function pooled(reference: Cells, current: Cells, edges: CellEdges): Omit<OrderedPair, "plan"> {
  if (reference.exact && current.exact) return {pair: orderedFromCounts(reference, current), exact: true, cellShare: 0};
  return inCells(edges, fixedOf(reference, edges), fixedOf(current, edges));
}

/** The cells of both sides of a numeric column, or why there are none. */
export function numericSides(pair: ColumnPair): {plan: NumericPlan; reference: Cells; current: Cells} | Unknown {
  const {plan, reference, current} = pair;
  if (plan.type !== "numeric") return unknown("wrong-kind", `${pair.name} is ${plan.type}`);
  if (!reference) return unknown("no-reference");
  if (!current) return unknown("missing-column");
  if (reference.type !== "numeric" || current.type !== "numeric") return unknown("wrong-kind");
  if (reference.moments.n === 0) return unknown("no-values", "the reference holds no finite value");
  if (current.moments.n === 0) return unknown("no-values", "the current table holds no finite value");
  return {plan, reference: reference.cells, current: current.cells};
}

function inCells({centre, scale}: CellEdges, reference: FixedCells, current: FixedCells): Omit<OrderedPair, "plan"> {
  const filled: number[] = [];
  for (let i = 0; i < reference.counts.length; i++) if (reference.counts[i] + current.counts[i] > 0) filled.push(i);
  const n = sum(reference.counts);
  const m = sum(current.counts);
  const values = new Float64Array(filled.length);
  const before = new Float64Array(filled.length);
  const after = new Float64Array(filled.length);
  let cellShare = 0;
  filled.forEach((cell, k) => {
    before[k] = reference.counts[cell];
    after[k] = current.counts[cell];
    values[k] = centre + scale * (reference.sums[cell] + current.sums[cell]) / (before[k] + after[k]);
    cellShare = Math.max(cellShare, before[k] / n, after[k] / m);
  });
  return {pair: {values, reference: before, current: after, n, m}, exact: false, cellShare};
}

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
