import {shownLabels} from "../sketch/categories.ts";
import {clusterGroups} from "../sketch/cluster-groups.ts";
import {farthestTime, mostHours} from "../sketch/hours.ts";
import type {Categories, Cells, ClusterGroups, Distinct, Lengths, Moments, Pair, Presence, Rules} from "../sketch/state.ts";
import {type ByteReader, corrupt} from "./byte-reader.ts";
import type {ByteWriter} from "./byte-writer.ts";
import type {CategoricalPlan, NumericPlan} from "./column-plan.ts";
import type {PlanSizes} from "./plan.ts";

/** Writes the seven counts of presence. */
export const writePresence = (to: ByteWriter, state: Presence): void => {
  const {rows, missing, empty, nan, positiveInfinity, negativeInfinity, mismatched} = state;
  for (const count of [rows, missing, empty, nan, positiveInfinity, negativeInfinity, mismatched]) to.varint(count);
};

/** Reads what writePresence wrote. */
export const readPresence = (from: ByteReader): Presence => {
  const [rows, missing, empty, nan, positiveInfinity, negativeInfinity, mismatched] = from.varints(7);
  const without = missing + empty + nan + positiveInfinity + negativeInfinity + mismatched;
  if (without > rows) throw corrupt("more cells without a value than rows");
  return {rows, missing, empty, nan, positiveInfinity, negativeInfinity, mismatched};
};

/** Writes the four counts of broken rules. */
export const writeRules = (to: ByteWriter, {belowRange, aboveRange, outOfSet, notMatching}: Rules): void => {
  for (const count of [belowRange, aboveRange, outOfSet, notMatching]) to.varint(count);
};

/** Reads what writeRules wrote. */
export const readRules = (from: ByteReader): Rules => {
  const [belowRange, aboveRange, outOfSet, notMatching] = from.varints(4);
  return {belowRange, aboveRange, outOfSet, notMatching};
};

/** Writes count, power sums and extremes. */
export const writeMoments = (to: ByteWriter, {n, s1, s2, s3, s4, min, max}: Moments): void => {
  to.varint(n);
  for (const value of [s1, s2, s3, s4, min, max]) to.f64(value);
};

/** Whether two numbers can be the smallest and largest of n finite values. */
export const areExtremes = (n: number, min: number, max: number): boolean =>
  n === 0 ? min === Infinity && max === -Infinity : Number.isFinite(min) && Number.isFinite(max) && min <= max;

/** Reads what writeMoments wrote. */
export const readMoments = (from: ByteReader): Moments => {
  const n = from.varint(), [s1, s2, s3, s4, min, max] = from.f64s(6);
  if (!areExtremes(n, min, max)) throw corrupt("wrong extremes");
  return {n, s1, s2, s3, s4, min, max};
};

const isAscending = (values: Float64Array): boolean => {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]) || i > 0 && values[i] <= values[i - 1]) return false;
  }
  return true;
};

/** Finite doubles, each larger than the one before. */
export const readAscending = (from: ByteReader, what: string): Float64Array => {
  const values = from.f64s(from.count(8));
  if (!isAscending(values)) throw corrupt(`${what} not in order`);
  return values;
};

/** Writes a distribution, exact or on cells. */
export const writeCells = (to: ByteWriter, cells: Cells): void => {
  to.u8(cells.exact ? 1 : 0);
  if (cells.exact) {
    to.varint(cells.values.length);
    to.f64s(cells.values);
    to.varints(cells.counts);
  } else {
    to.varints(cells.counts);
    to.f64s(cells.sums);
  }
};

/** Reads what writeCells wrote, held against the plan's cells. */
export const readCells = (from: ByteReader, {edges}: Pick<NumericPlan, "edges">, {exact}: PlanSizes): Cells => {
  if (from.u8() === 1) {
    const values = readAscending(from, "values"), counts = from.varints(values.length);
    if (values.length > exact || counts.includes(0)) throw corrupt("exact values without a count or too many");
    return {exact: true, values, counts};
  }
  return {exact: false, counts: from.varints(edges.length + 1), sums: from.f64s(edges.length + 1)};
};

/** Writes labels with their counts in UTF-16 order, then buckets and shown labels if there are any. */
export const writeCategories = (to: ByteWriter, {counts, buckets, shown}: Categories): void => {
  const labels = [...counts.keys()].sort();
  to.varint(labels.length);
  for (const label of labels) {
    to.text(label);
    to.varint(counts.get(label) ?? 0);
  }
  to.u8(buckets ? 1 : 0);
  if (!buckets) return;
  to.varints(buckets);
  to.varint(shown?.length ?? 0);
  for (const label of shown ?? []) to.text(label);
};

/** Reads what writeCategories wrote, held against the plan's labels. */
export const readCategories = (from: ByteReader, plan: CategoricalPlan, sizes: PlanSizes): Categories => {
  const counts = new Map<string, number>(), size = from.count(2);
  let before: string | undefined;
  for (let i = 0; i < size; i++) {
    const label = from.text();
    if (before !== undefined && label <= before) throw corrupt("labels not in order");
    counts.set(before = label, from.varint());
  }
  if (from.u8() === 0) {
    if (size > sizes.categories) throw corrupt("more labels than the plan keeps");
    return {counts};
  }
  const listed = new Set(plan.categories);
  for (const label of counts.keys()) if (!listed.has(label)) throw corrupt("a label that the plan does not list");
  const buckets = from.varints(sizes.buckets), shown = Array.from({length: from.count(1)}, () => from.text());
  if (shown.length > shownLabels) throw corrupt("too many labels shown");
  return {counts, buckets, shown};
};

/** Hashes are written as the gap to the one before. */
export const writeDistinct = (to: ByteWriter, {hashes, complete}: Distinct): void => {
  to.u8(complete ? 1 : 0);
  to.varint(hashes.length);
  to.varints(hashes.map((hash, i) => i === 0 ? hash : hash - hashes[i - 1]));
};

/** Reads what writeDistinct wrote. */
export const readDistinct = (from: ByteReader, {distinct, distinctSample}: PlanSizes): Distinct => {
  const complete = from.u8() === 1, hashes = from.varints(from.count(1));
  for (let i = 1; i < hashes.length; i++) {
    if (hashes[i] === 0) throw corrupt("a hash twice");
    hashes[i] += hashes[i - 1];
  }
  if (hashes.length > (complete ? distinct : distinctSample)) throw corrupt("more hashes than the plan keeps");
  if (hashes.length > 0 && hashes[hashes.length - 1] >= 2 ** 53) throw corrupt("a hash past 2^53");
  return {hashes, complete};
};

/** Writes lengths of texts. */
export const writeLengths = (to: ByteWriter, {n, sum, min, max}: Lengths): void => {
  to.varint(n);
  if (n > 0) for (const length of [sum, min, max]) to.varint(length);
};

/** Reads what writeLengths wrote. */
export const readLengths = (from: ByteReader): Lengths => {
  const n = from.varint();
  if (n === 0) return {n, sum: 0, min: Infinity, max: -Infinity};
  const [sum, min, max] = from.varints(3);
  return {n, sum, min, max};
};

// Hours are counted from the earliest that is a date, so that their numbers are not negative.
const hour = 3_600_000, firstHour = -farthestTime / hour;

/** Writes rows by hour, each hour as the gap to the one before, or that there are none. */
export const writeHours = (to: ByteWriter, counts: ReadonlyMap<number, number> | undefined): void => {
  to.u8(counts ? 1 : 0);
  if (!counts) return;
  let before = firstHour;
  to.varint(counts.size);
  for (const [start, count] of [...counts].sort(([a], [b]) => a - b)) {
    to.varint(start / hour - before);
    to.varint(count);
    before = start / hour;
  }
};

/** Reads what writeHours wrote. */
export const readHours = (from: ByteReader): Map<number, number> | undefined => {
  if (from.u8() === 0) return undefined;
  const counts = new Map<number, number>(), size = from.count(2);
  if (size > mostHours) throw corrupt("too many hours");
  for (let i = 0, at = firstHour; i < size; i++) {
    const gap = from.varint();
    at += gap;
    if (i > 0 && gap === 0 || at > -firstHour) throw corrupt("hours not in order");
    counts.set(at * hour, from.varint());
  }
  return counts;
};

/** Writes those of a column's groups that hold rows, each place as the gap to the one before. */
export const writeGroups = (to: ByteWriter, counts: ClusterGroups): void => {
  to.varint(counts.reduce((filled, count) => filled + (count > 0 ? 1 : 0), 0));
  let before = -1;
  counts.forEach((count, place) => {
    if (count === 0) return;
    to.varint(place - before - 1);
    to.varint(count);
    before = place;
  });
};

/** Reads what writeGroups wrote, held against the rows of the column. */
export const readGroups = (from: ByteReader, {rows}: Presence): ClusterGroups => {
  const counts = clusterGroups.empty(), filled = from.count(2);
  for (let i = 0, place = -1; i < filled; i++) {
    place += from.varint() + 1;
    if (place >= counts.length) throw corrupt("more groups than there are");
    if ((counts[place] = from.varint()) === 0) throw corrupt("a group without rows");
  }
  if (counts.reduce((sum, count) => sum + count, 0) > rows) throw corrupt("more rows in groups than there are");
  return counts;
};

const place = (key: string): readonly [number, number] => {
  const [i, j] = key.split(",").map(Number);
  return [i, j];
};

/** Writes pairs in the order of their columns. */
export const writePairs = (to: ByteWriter, pairs: ReadonlyMap<string, Pair>): void => {
  const sorted = [...pairs].map(([key, pair]) => ({at: place(key), pair})).sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  to.varint(sorted.length);
  for (const {at: [i, j], pair: {grid, su, sv, suu, svv, suv}} of sorted) {
    to.varint(i);
    to.varint(j);
    to.varints(grid);
    for (const sum of [su, sv, suu, svv, suv]) to.f64(sum);
  }
};

/** Reads what writePairs wrote for a number of columns. */
export const readPairs = (from: ByteReader, columns: number, {pairGrid}: PlanSizes): Map<string, Pair> => {
  const pairs = new Map<string, Pair>(), size = from.count(42);
  let before = -1;
  for (let k = 0; k < size; k++) {
    const i = from.varint(), j = from.varint(), at = i * columns + j;
    if (i >= j || j >= columns || at <= before) throw corrupt("pairs not in order");
    before = at;
    const grid = from.varints(pairGrid * pairGrid), [su, sv, suu, svv, suv] = from.f64s(5);
    pairs.set(`${i},${j}`, {grid, n: grid.reduce((sum, count) => sum + count, 0), su, sv, suu, svv, suv});
  }
  return pairs;
};
