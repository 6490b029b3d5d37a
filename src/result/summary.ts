import type {ColumnPair} from "../comparison/comparison.ts";
import type {ColumnPlan} from "../profile/column-plan.ts";
import type {ColumnProfile} from "../profile/column-profile.ts";
import {estimate} from "../sketch/distinct.ts";
import {quantileOf} from "./cumulative.ts";
import {fourDigits} from "./distribution.ts";
import type {ColumnSummary, SideSummary} from "./result.ts";

/** What is known of a column on both sides, fit to be shown. */
export function summaryOf({name, plan, reference, current}: ColumnPair, minCell: number): ColumnSummary {
  const {kind, role, importance = 1} = plan.schema;
  const side = (profile: ColumnProfile | undefined) => profile ? sideOf(profile, plan, minCell) : null;
  return {name, kind, role, importance, reference: side(reference), current: side(current)};
}

function sideOf(profile: ColumnProfile, plan: ColumnPlan, minCell: number): SideSummary {
  const {presence} = profile;
  const infinite = presence.positiveInfinity + presence.negativeInfinity;
  const {rows, missing, empty, nan, mismatched} = presence;
  const common = {rows, missing, empty, nan, infinite, mismatched, values: rows - missing - empty - nan - mismatched,
    distinct: null, distinctError: null, mean: null, sd: null, low: null, high: null, mostCommon: null, mostCommonShare: null};
  if (profile.type === "text") {
    const {count, error} = estimate(profile.distinct);
    return {...common, distinct: Math.round(count), distinctError: error === 0 ? null : Math.ceil(error)};
  }
  return profile.type === "numeric" ? {...common, ...numbers(profile, plan, minCell)} : {...common, ...labels(profile, plan, minCell)};
}

function numbers(profile: Extract<ColumnProfile, {type: "numeric"}>, plan: ColumnPlan, minCell: number): Partial<SideSummary> {
  const {moments, cells} = profile;
  const distinct = cells.exact ? cells.values.length : null;
  if (moments.n === 0 || plan.type !== "numeric" || plan.schema.kind === "datetime") return {distinct};
  const u = moments.s1 / moments.n;
  const variance = moments.n > 1 ? Math.max(0, (moments.s2 - moments.n * u * u) / (moments.n - 1)) : null;
  // The value that minCell rows reach: the extreme itself would be one row's own value.
  const reached = Math.min(0.5, Math.max(0, (Math.max(1, minCell) - 1) / Math.max(1, moments.n - 1)));
  const at = (p: number) => fourDigits(quantileOf(profile, plan, p) ?? 0);
  return {
    distinct, mean: fourDigits(plan.centre + plan.scale * u), sd: variance === null ? null : fourDigits(plan.scale * Math.sqrt(variance)),
    low: at(reached), high: at(1 - reached),
  };
}

function labels(profile: Extract<ColumnProfile, {type: "categorical"}>, plan: ColumnPlan, minCell: number): Partial<SideSummary> {
  const {counts, buckets} = profile.categories;
  let [label, most, n] = ["", 0, buckets ? buckets.reduce((sum, count) => sum + count, 0) : 0];
  for (const [name, count] of counts) {
    n += count;
    if (count > most) [label, most] = [name, count];
  }
  const shown = most >= Math.max(1, minCell) && !plan.schema.hash;
  return {
    distinct: buckets ? null : counts.size,
    mostCommon: shown ? label : null, mostCommonShare: shown ? fourDigits(most / n) : null,
  };
}
