import {categoryPair, others} from "../comparison/category-pair.ts";
import type {ColumnPair} from "../comparison/comparison.ts";
import type {NumericPlan} from "../profile/column-plan.ts";
import type {NumericProfile} from "../profile/column-profile.ts";
import {countBelow, quantileOf} from "./cumulative.ts";

/** Shares of the values in display cells, the same cells on both sides; rare cells are already merged. */
export interface Distribution {
  readonly column: string;
  readonly kind: string;
  readonly unit: string | null;
  /** Numeric: ascending cell edges, one more than shares. Categorical: absent. */
  readonly edges?: readonly number[];
  /** Categorical: labels, in the order of the shares. */
  readonly labels?: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Share of values (of all finite values) below the first and above the last edge, reference then current. */
  readonly below?: readonly [number, number];
  readonly above?: readonly [number, number];
  /** Quantiles .05 .25 .5 .75 .95 of either side, when numeric. */
  readonly quantiles?: {readonly reference: readonly number[] | null; readonly current: readonly number[] | null};
}

const displayCells = 32;
const displayLabels = 20;
const displayQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

/** What charts draw of a column: shares in the same display cells on both sides, none rarer than minCell rows. */
export function distributionOf(pair: ColumnPair, minCell: number): Distribution | null {
  const {reference, current, plan} = pair;
  if (plan.type === "numeric" && reference?.type === "numeric" && current?.type === "numeric" && reference.moments.n > 0) {
    return plan.schema.kind === "datetime" ? null : numericDistribution(plan, [reference, current], minCell);
  }
  return plan.type === "categorical" ? categorical(pair, minCell) : null;
}

type Cells = Pick<NumericProfile, "cells" | "moments">;

/** The same of numbers that are no column: where their cells lie, how they are called, and what both sides hold. */
export function numericDistribution(
  plan: Pick<NumericPlan, "edges" | "schema">, [reference, current]: readonly [Cells, Cells], minCell: number,
): Distribution {
  const sides = [reference, current].filter((side) => side.moments.n > 0);
  const at = (p: number) => sides.map((side) => quantileOf(side, plan, p) ?? 0);
  const edges = displayEdges(Math.min(...at(0.01)), Math.max(...at(0.99)), integers(reference) && integers(current));
  const count = (side: Cells) => {
    const below = countBelow(side, plan);
    return edges.map(below);
  };
  const [before, after] = [count(reference), count(current)];
  const kept = merged(before, after, minCell);
  const share = (sums: number[], n: number) => kept.slice(1).map((edge, i) => n > 0 ? round((sums[edge] - sums[kept[i]]) / n) : 0);
  const [first, last] = [kept[0], kept[kept.length - 1]];
  const tail = (sums: number[], n: number, above: boolean) => n > 0 ? hidden(above ? n - sums[last] : sums[first], n, minCell) : 0;
  const [n, m] = [reference.moments.n, current.moments.n];
  return {
    column: plan.schema.name, kind: plan.schema.kind, unit: plan.schema.unit ?? null,
    edges: kept.map((i) => edges[i]), reference: share(before, n), current: share(after, m),
    below: [tail(before, n, false), tail(after, m, false)], above: [tail(before, n, true), tail(after, m, true)],
    quantiles: {reference: quantiles(reference, plan), current: quantiles(current, plan)},
  };
}

const quantiles = (side: Cells, plan: Pick<NumericPlan, "edges">): number[] | null =>
  side.moments.n === 0 ? null : displayQuantiles.map((p) => fourDigits(quantileOf(side, plan, p) ?? 0));

const integers = ({cells}: Cells): boolean => cells.exact && cells.values.every(Number.isInteger);

/** Round edges about `displayCells` apart over [low, high]; whole numbers get cells of their own, centred on them, while they are few. */
function displayEdges(low: number, high: number, whole: boolean): number[] {
  if (whole && high - low < 2 * displayCells) return range(Math.floor(low) - 0.5, 1, Math.round(high - low) + 1);
  if (!(high > low)) return [low - Math.max(1e-9, Math.abs(low) * 0.05), low + Math.max(1e-9, Math.abs(low) * 0.05)];
  const rough = (high - low) / displayCells;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step) * step;
  return range(first, step, Math.max(1, Math.ceil((high - first) / step)));
}

const range = (first: number, step: number, cells: number): number[] =>
  Array.from({length: cells + 1}, (_, i) => Number((first + i * step).toPrecision(12)));

/** Indexes of edges that leave every cell with no row or at least minCell rows on each side. */
function merged(before: readonly number[], after: readonly number[], minCell: number): number[] {
  const kept = [0];
  const shown = (count: number) => count < 0.5 || count >= minCell;
  for (let i = 1; i < before.length; i++) {
    const from = kept[kept.length - 1];
    if (shown(before[i] - before[from]) && shown(after[i] - after[from])) kept.push(i);
  }
  if (kept[kept.length - 1] !== before.length - 1) {
    if (kept.length > 1) kept.pop();
    kept.push(before.length - 1);
  }
  return kept;
}

function categorical(pair: ColumnPair, minCell: number): Distribution | null {
  const counts = categoryPair.of(pair, undefined);
  if ("unknown" in counts) return null;
  const {labels, reference, current, n, m} = counts;
  const visible = (count: number) => count === 0 || count >= minCell;
  const order = labels.map((_, i) => i).sort((a, b) => reference[b] - reference[a] || current[b] - current[a]);
  const shown = order.filter((i) => labels[i] !== others && visible(reference[i]) && visible(current[i])).slice(0, displayLabels);
  const rest = order.filter((i) => !shown.includes(i));
  const sum = (side: Float64Array) => rest.reduce((total, i) => total + side[i], 0);
  const share = (side: Float64Array, size: number) =>
    [...shown.map((i) => round(side[i] / size)), ...(rest.length ? [hidden(sum(side), size, minCell)] : [])];
  return {
    column: pair.name, kind: pair.plan.schema.kind, unit: null,
    labels: [...shown.map((i) => labels[i]), ...(rest.length ? [others] : [])], reference: share(reference, n), current: share(current, m),
  };
}

const round = (share: number): number => Number(share.toPrecision(6));

/** A share of n, or 0 when fewer than minCell rows stand behind it. */
const hidden = (count: number, n: number, minCell: number): number => count >= minCell ? round(count / n) : 0;

/** Exact values stay in the profile: what is shown is rounded to four digits. */
export const fourDigits = (value: number): number => Number(value.toPrecision(4));
