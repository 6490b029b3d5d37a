import {byCodePoint} from "../data/code-point.ts";
import type {Categories} from "../sketch/state.ts";
import {type Clustered, clustered} from "./clustered.ts";
import type {ColumnComparison, ColumnPair} from "./comparison.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** Counts of each label on both sides, labels by code point; past the cap all unlisted labels stand together under `others`. */
export interface CategoryPair extends Clustered {
  readonly labels: readonly string[];
  readonly reference: Float64Array;
  readonly current: Float64Array;
  readonly n: number;
  readonly m: number;
  /** Whether every label stands for itself. */
  readonly complete: boolean;
}

/** The label that stands for all unlisted ones past the cap. */
export const others = "(others)";

/** The labels of a categorical column on both sides with their counts. */
export const categoryPair: ColumnComparison<CategoryPair, unknown> = {
  id: "categories", subject: "column", reads: ["categorical"],
  about: "how often each label occurs in both tables",
  of(pair) {
    const sides = categorySides(pair);
    if ("unknown" in sides) return sides;
    const complete = !sides.reference.buckets && !sides.current.buckets;
    const before = complete ? sides.reference.counts : listedCounts(sides.reference, sides.listed);
    const after = complete ? sides.current.counts : listedCounts(sides.current, sides.listed);
    const labels = [...new Set([...before.keys(), ...after.keys()])].sort(byCodePoint);
    const reference = Float64Array.from(labels, (label) => before.get(label) ?? 0);
    const current = Float64Array.from(labels, (label) => after.get(label) ?? 0);
    return {labels, reference, current, n: total(reference), m: total(current), complete, ...clustered(pair, "labels")};
  },
};

function categorySides(pair: ColumnPair): {reference: Categories; current: Categories; listed: readonly string[]} | Unknown {
  const {plan, reference, current} = pair;
  if (plan.type !== "categorical") return unknown("wrong-kind", `${pair.name} is ${plan.type}`);
  if (!reference) return unknown("no-reference");
  if (!current) return unknown("missing-column");
  if (reference.type !== "categorical" || current.type !== "categorical") return unknown("wrong-kind");
  if (labelled(reference.categories) === 0) return unknown("no-values", "the reference holds no label");
  if (labelled(current.categories) === 0) return unknown("no-values", "the current table holds no label");
  return {reference: reference.categories, current: current.categories, listed: plan.categories};
}

/** How many cells held a label. */
export function labelled(categories: Categories): number {
  let n = categories.buckets ? total(categories.buckets) : 0;
  for (const count of categories.counts.values()) n += count;
  return n;
}

function listedCounts(categories: Categories, listed: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  let rest = labelled(categories);
  for (const label of listed) {
    const count = categories.counts.get(label);
    if (count === undefined) continue;
    counts.set(label, count);
    rest -= count;
  }
  if (rest > 0) counts.set(others, (counts.get(others) ?? 0) + rest);
  return counts;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
