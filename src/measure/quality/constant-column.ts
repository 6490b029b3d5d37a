import {type BothSides, bothSides} from "../../comparison/both-sides.ts";
import {unknown} from "../../comparison/unknown.ts";
import {valueLabel} from "../../comparison/value-pair.ts";
import type {ColumnProfile} from "../../profile/column-profile.ts";
import {constantChance} from "../../stats/constant-chance.ts";
import {labelSides, numberSides, textSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

const tens = (count: number, value: number): number[] => Array.from({length: count}, () => value);

export const constantColumn = defineMeasure({
  id: "constant-column", family: "quality",
  title: "Constant column",
  about: "Whether all current values are the same although they varied in the reference: 1 when so, 0 when not. A stuck " +
    "device, a default that nobody overwrites, or a filter on the way here. A few rows of a rare condition may well all be " +
    "\"no\": where chance would give that more often than the option chance says, the score stays 0.",
  source: "exact given the counts of both tables together: sum of C(count, m) / C(n + m, m)",
  over: bothSides,
  options: {
    chance: {default: 1e-4, about: "The score stays 0 where chance alone makes a constant column more likely than this."},
  },
  unit: "", range: [0, 1], worse: "higher", limits: {fail: 1}, evidence: "fact", needs: "profile",
  inCells: "chance is taken from cells, which can only make it larger", chart: "distributions",
  examples: [
    {why: "fifty times the same number, one of many before", given: numberSides([1, 2, 3, 4, 5, 6], tens(50, 3)),
      gives: {value: 1}},
    {why: "it varies", given: numberSides([1, 2, 3], [2, 2, 1]), gives: {value: 0}},
    {why: "chance: 100 rows without a condition that 1 % have", given: labelSides({no: 990, yes: 10}, {no: 100}),
      gives: {value: 0}},
    {why: "it was constant before", given: labelSides({no: 990}, {no: 100}), gives: {value: 0}},
    {why: "one row cannot vary", given: numberSides([1, 2, 3], [2]), gives: {unknown: "too-few-rows"}},
    {why: "no value", given: numberSides([1, 2, 3], [null]), gives: {unknown: "no-values"}},
    {why: "texts are not counted", given: textSides({rows: 9, distinct: 9}, {rows: 9, distinct: 1}),
      gives: {unknown: "wrong-kind"}},
  ],
  score(sides, {chance}) {
    const {reference, current, design = 1} = sides, told = (rows: number): number => Math.round(rows / design);
    const m = valuesOf(current);
    if (current.type === "text" || m === undefined) return unknown("wrong-kind");
    if (m === 0) return unknown("no-values");
    if (m === 1) return unknown("too-few-rows", "one row cannot vary");
    const only = onlyValue(sides);
    const n = {...(reference && {reference: valuesOf(reference) ?? 0}), current: m};
    if (only === undefined) return {value: 0, n};
    if (!reference || !varies(reference)) return {value: 0, n, also: {chance: 1}};
    // Rows of a few patients are few chances to vary; of too few to tell, none.
    const p = design === Infinity ? 1 : constantChance(Float64Array.from(countsOf(reference), told), {own: told(only.before), m: Math.max(1, told(m))});
    const items = [{label: only.label, count: m}];
    return {
      value: p <= chance ? 1 : 0, n, also: {chance: p}, items,
      ...(p > chance && {detail: "constant, as so few rows may be by chance"}),
    };
  },
  says: (_, {value, n, also}) => value === 1 ? `all ${n?.current ?? 0} values are the same, though they varied in the reference`
    : !also ? "the values vary" : `all values are the same, as ${also["chance"] === 1 ? "before" : "chance may have it"}`,
});

const valuesOf = (profile: ColumnProfile): number | undefined =>
  profile.type === "numeric" ? profile.moments.n : profile.type === "categorical" ? total(countsOf(profile)) : undefined;

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Counts of single values, or of groups of them where those are not known: chance can only look larger so. */
function countsOf(profile: ColumnProfile): Float64Array {
  if (profile.type === "numeric") return profile.cells.counts;
  if (profile.type !== "categorical") return new Float64Array(0);
  const {counts, buckets} = profile.categories;
  return Float64Array.from([...counts.values(), ...(buckets ?? [])]);
}

function varies(profile: ColumnProfile): boolean {
  if (profile.type === "numeric") return profile.moments.min < profile.moments.max;
  return countsOf(profile).filter((count) => count > 0).length > 1;
}

/** The one value of the current table, and how many rows held it (or its cell) before; undefined when there are several. */
function onlyValue({plan, reference, current}: BothSides): {label: string; before: number} | undefined {
  if (current.type === "categorical") {
    const [first, second] = [...current.categories.counts].filter(([, count]) => count > 0);
    if (first === undefined || second !== undefined || current.categories.buckets) return undefined;
    const before = reference?.type === "categorical" ? reference.categories.counts.get(first[0]) ?? 0 : 0;
    return {label: first[0], before};
  }
  if (current.type !== "numeric" || plan.type !== "numeric" || current.moments.min !== current.moments.max) return undefined;
  const value = current.moments.min, label = valueLabel(value, plan.schema.kind === "datetime");
  if (reference?.type !== "numeric") return {label, before: 0};
  const {cells} = reference;
  const at = cells.exact ? cells.values.indexOf(value) : plan.edges.filter((edge) => edge <= value).length;
  return {label, before: at < 0 ? 0 : cells.counts[at]};
}
