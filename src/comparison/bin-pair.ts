import {fixedOf} from "../sketch/cells.ts";
import type {Cells} from "../sketch/state.ts";
import type {NumericPlan} from "../profile/column-plan.ts";
import {countBetween, doaneEdges, equalWidthEdges, sturgesEdges} from "../stats/histogram-edges.ts";
import {categoryPair} from "./category-pair.ts";
import {type Clustered, clustered} from "./clustered.ts";
import type {ColumnComparison, ColumnPair} from "./comparison.ts";
import {numericSides} from "./ordered-pair.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** Counts in the same bins on both sides: ranges of a number, or the labels of a category. */
export interface BinPair extends Clustered {
  readonly reference: Float64Array;
  readonly current: Float64Array;
  readonly n: number;
  readonly m: number;
  /** Numeric: bin i is [edges[i], edges[i + 1]), the first and last open to the sides where `open`. */
  readonly edges?: readonly number[];
  readonly labels?: readonly string[];
}

export type Binning = "reference-quantiles" | "reference-width" | "sturges-union" | "doane-union";

export const binnings: readonly Binning[] = ["reference-quantiles", "reference-width", "sturges-union", "doane-union"];

export interface BinOptions {
  readonly bins: number;
  readonly binning: Binning;
}

/** The options of every measure that works on bins. */
export const binOptions = {
  bins: {default: 10, about: "Number of bins for a numeric column (reference-quantiles and reference-width)."},
  binning: {
    default: "reference-quantiles" as Binning, choices: binnings,
    about: "Where bins lie: quantiles of the reference; equal width over the reference's range; or equal width over both tables by " +
      "Sturges' or Doane's rule, to reproduce other tools (one outlier then hides a change).",
  },
};

/** Counts in bins for numbers, by label for categories. */
export const binPair: ColumnComparison<BinPair, BinOptions> = {
  id: "bins", subject: "column", reads: ["numeric", "categorical"],
  about: "how many values fall in each bin in both tables; bins come from the reference, categories are their own bins",
  of: (pair, options) => pair.plan.type === "categorical" ? categoryPair.of(pair, undefined) : numericBins(pair, options),
};

function numericBins(pair: ColumnPair, {bins, binning}: BinOptions): BinPair | Unknown {
  if (!(bins >= 2 && Number.isInteger(bins))) throw new Error(`invalid option bins: ${bins}; expected a whole number from 2`);
  const sides = numericSides(pair);
  if ("unknown" in sides) return sides;
  const {plan, reference, current} = sides;
  const design = clustered(pair, "numbers");
  if (binning === "reference-quantiles") return {...inQuantiles(sides, bins), ...design};
  if (!reference.exact || !current.exact) return unknown("needs-exact", `binning ${binning} cuts through the plan's cells`);
  const edges = binning === "reference-width" ? openEnds(equalWidthEdges(plan.min, plan.max, bins))
    : binning === "sturges-union" ? sturgesEdges(reference, current) : doaneEdges(reference, current);
  return {...counted(edges, countBetween(reference, edges), countBetween(current, edges)), ...design};
}

/** Bins between quantiles of the reference, which the plan holds, so that bins are unions of its cells. */
function inQuantiles({plan, reference, current}: {plan: NumericPlan; reference: Cells; current: Cells}, bins: number): BinPair {
  const cells = plan.quantiles.length - 1;
  const inner: number[] = [];
  for (let i = 1; i < bins; i++) {
    const edge = plan.quantiles[Math.round((i * cells) / bins)];
    // As numpy.unique over all quantiles: an edge at the lowest value would leave an empty bin below it.
    if (edge > plan.quantiles[0] && edge < plan.quantiles[cells] && edge !== inner.at(-1)) inner.push(edge);
  }
  const edges = [-Infinity, ...inner, Infinity];
  const count = (cellsOf: Cells) => cellsOf.exact ? countBetween(cellsOf, edges) : gathered(fixedOf(cellsOf, plan).counts, plan.edges, inner);
  return counted(edges, count(reference), count(current));
}

/** Counts of fixed cells gathered between some of their own edges. */
function gathered(counts: Float64Array, cellEdges: Float64Array, inner: readonly number[]): Float64Array {
  const bins = new Float64Array(inner.length + 1);
  let bin = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const lower = cell === 0 ? -Infinity : cellEdges[cell - 1];
    while (bin < inner.length && lower >= inner[bin]) bin++;
    bins[bin] += counts[cell];
  }
  return bins;
}

const openEnds = (edges: readonly number[]): number[] => [-Infinity, ...edges.slice(1, -1), Infinity];

function counted(edges: readonly number[], reference: Float64Array, current: Float64Array): BinPair {
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  return {reference, current, n: total(reference), m: total(current), edges};
}
