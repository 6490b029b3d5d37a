import {bothSides} from "../../comparison/both-sides.ts";
import {endHeap} from "../../comparison/end-heap.ts";
import {unknown} from "../../comparison/unknown.ts";
import {valueLabel} from "../../comparison/value-pair.ts";
import type {NumericPlan} from "../../profile/column-plan.ts";
import type {NumericProfile} from "../../profile/column-profile.ts";
import {hypergeometric} from "../../stats/hypergeometric.ts";
import {labelSides, numberSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

const times = (count: number, value: number): number[] => Array.from({length: count}, () => value);
const spread = (count: number): number[] => Array.from({length: count}, (_, i) => 150 + i);

export const placeholderValue = defineMeasure({
  id: "placeholder-value", family: "quality",
  title: "Placeholder in disguise",
  about: "The share of current values that are one and the same number which the reference (nearly) never held, when that " +
    "number is a usual stand-in for \"not measured\" (0, -1, 99, 999, -999 …; for dates 1900 or 1970) or lies further outside the " +
    "reference's range than that is wide. A cholesterol of 0 in every row is a missing value in disguise, and it enters every mean like a " +
    "measured one. 0 when there is no such number.",
  source: "the count must be beyond chance by the hypergeometric tail (1e-4 for a usual stand-in, 1e-6 for another number) " +
    "and the reference's share at most .5 %",
  over: bothSides,
  options: {least: {default: 0.05, about: "Smallest share of the current values that is looked at."}},
  unit: "share", range: [0, 1], worse: "higher", limits: {warn: 0.05, fail: 0.2}, evidence: "fact", needs: "profile",
  inCells: "seen where it lies at the end of all values, or where a cell holds nothing else",
  chart: "distributions",
  examples: [
    {why: "cholesterol is 0 in every row", given: numberSides(spread(60), times(40, 0)), gives: {value: 1}},
    {why: "a quarter of the rows are 999", given: numberSides(spread(60), [...spread(60), ...times(20, 999)]),
      gives: {value: 0.25}},
    {why: "a new year is no stand-in", given: numberSides([...times(30, 2016), ...times(30, 2017)], times(40, 2018)), gives: {value: 0}},
    {why: "0 was usual before", given: numberSides([...times(30, 0), ...spread(30)], times(40, 0)), gives: {value: 0}},
    {why: "three rows may be chance", given: numberSides(spread(20), [0, 0, 0, ...spread(17)]), gives: {value: 0}},
    {why: "labels are counted elsewhere", given: labelSides({a: 1}, {b: 1}), gives: {unknown: "wrong-kind"}},
    {why: "no value", given: numberSides(spread(5), [null]), gives: {unknown: "no-values"}},
  ],
  score({plan, reference, current}, {least}) {
    if (plan.type !== "numeric" || current.type !== "numeric") return unknown("wrong-kind");
    if (reference?.type !== "numeric") return unknown("no-reference");
    const n = reference.moments.n, m = current.moments.n;
    if (m === 0) return unknown("no-values");
    if (n === 0) return unknown("no-values", "the reference holds no number");
    const isDate = plan.schema.kind === "datetime", marks = isDate ? dateMarks : numberMarks;
    const {min, max} = reference.moments;
    const isOutside = (value: number): boolean => value < min || value > max;
    // Next year is outside the range too; what stands for a missing value is put where no measurement comes near.
    const isFar = (value: number): boolean => max > min && Math.max(min - value, value - max) > max - min;
    const before = (value: number): number => isOutside(value) ? 0 : rowsAt(value, reference, plan);
    const found = heaps(current, plan, marks)
      .filter(({value, count}) => count >= Math.max(1, least * m) && (marks.has(value) || (!isDate && isFar(value))))
      .filter(({value, count}) => chanceOf(count, {before: before(value), n, m}) <= (marks.has(value) ? 1e-4 : 1e-6))
      .sort((a, b) => b.count - a.count);
    const sizes = {reference: n, current: m};
    if (found.length === 0) return {value: 0, n: sizes};
    const [{value, count}] = found;
    const items = found.map((heap) => ({label: valueLabel(heap.value, isDate), count: heap.count}));
    return {value: count / m, n: sizes, items, also: {known: marks.has(value) ? 1 : 0}};
  },
  says(_, {value, items, n, also}) {
    if (!items) return "no single value looks like a placeholder";
    const rows = value === 1 ? `all ${n?.current ?? 0} values are` : `${percent(value)} of the values are`;
    // A usual stand-in tells nothing about anyone; any other value is named by outlets that know how many rows may be shown.
    const what = also?.["known"] === 1 ? items[0].label : "one number far outside the reference's range";
    return `${rows} ${what}, which the reference (nearly) never held: probably a missing value in disguise`;
  },
});

const numberMarks: ReadonlySet<number> = new Set([
  0, -1, 9, 99, 999, 9999, 99_999, 999_999, -9, -99, -999, -9999, -99_999, -999_999, 9.9, 99.9, 999.9, 9.99, 99.99, 999.99,
  -99.9, -999.9, 32_767, -32_768, 65_535, 2_147_483_647, -2_147_483_648, 4_294_967_295,
]);
const dateMarks: ReadonlySet<number> = new Set([
  0, Date.UTC(1899, 11, 30), Date.UTC(1899, 11, 31), Date.UTC(1900, 0, 1), Date.UTC(1753, 0, 1), Date.UTC(1970, 0, 2),
  Date.UTC(2099, 11, 31), Date.UTC(2999, 11, 31), Date.UTC(9999, 11, 31),
]);

interface Heap {
  readonly value: number;
  readonly count: number;
}

/** Values that alone hold at least so many rows; past the exact values, heaps whose cell gives them away. */
function heaps(profile: NumericProfile, plan: NumericPlan, marks: ReadonlySet<number>): Heap[] {
  const {cells, moments} = profile;
  if (cells.exact) return Array.from(cells.values, (value, i) => ({value, count: cells.counts[i]}));
  const {edges, centre, scale} = plan;
  const inside = [...marks].flatMap((value): Heap[] => {
    const cell = cellOf(value, edges), count = cells.counts[cell], mean = centre + scale * (cells.sums[cell] / count);
    return Math.abs(value - mean) <= 1e-9 * (Math.abs(value) + scale) ? [{value, count}] : [];
  });
  const ends: Heap[] = [
    {value: moments.min, count: endHeap(profile, plan, "low")}, {value: moments.max, count: endHeap(profile, plan, "high")},
  ];
  // Near a usual stand-in is near enough; of any other number all rows of the cell must be that number.
  const isSure = ({value, count}: Heap): boolean =>
    marks.has(value) || count === cells.counts[cellOf(value, edges)];
  return [...inside, ...ends.filter((end) => isSure(end) && !inside.some(({value}) => value === end.value))];
}

const cellOf = (value: number, edges: Float64Array): number => {
  let cell = 0;
  while (cell < edges.length && edges[cell] <= value) cell++;
  return cell;
};

/** How many rows held the value, or are in its cell where that is all that is known. */
function rowsAt(value: number, {cells}: NumericProfile, {edges}: NumericPlan): number {
  if (!cells.exact) return cells.counts[cellOf(value, edges)];
  const at = cells.values.indexOf(value);
  return at < 0 ? 0 : cells.counts[at];
}

/** The chance of so many among the current rows if both tables had one law; 1 where the reference knew the value well. */
function chanceOf(count: number, {before, n, m}: {readonly before: number; readonly n: number; readonly m: number}): number {
  if (before > 0.005 * n) return 1;
  const urn = {total: n + m, marked: before + count, drawn: m};
  let chance = 0;
  for (let k = count; k <= Math.min(m, before + count); k++) chance += hypergeometric(k, urn);
  return chance;
}
