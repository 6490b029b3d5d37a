import type {Batch, ColumnBatch} from "../../data/column.ts";
import type {Schema} from "../../data/schema.ts";
import type {TextHash} from "../../sketch/hash.ts";
import {hashedLabels} from "../hashed-labels.ts";
import type {ColumnPlan} from "../column-plan.ts";
import type {Plan} from "../plan.ts";
import {planType} from "../plan-type.ts";
import type {SegmentKey} from "./outcome.ts";
import type {Task, SegmentGroup} from "./task.ts";

/** What stands for labels that are not kept apart, and for none. */
export const otherLabels = "(others)", noLabel = "(missing)";

/** Labels kept apart in a segment of one column, and in each column of one of several. */
const mostLabels = 20, mostOfSeveral = 8;

/** By what rows are parted: each segment column, the groups that the schema names, and with business columns decision and class. */
export const segmentGroups = ({columns, segments = []}: Schema, task: Task | null): readonly SegmentGroup[] => {
  const labelled = columns.filter((column) => planType(column) === "categorical");
  const singles = labelled.filter(({role}) => role === "segment").map(({name}) => [name]);
  const isClassifier = task?.type === "classification" && columns.some(({role}) => role === "business");
  const decided = isClassifier ? labelled.filter(({name}) => name === task.target || name === task.prediction).map(({name}) => [name]) : [];
  const named = segments.filter((group) => group.every((name) => labelled.some((column) => column.name === name)));
  const all = [...singles, ...named, ...decided];
  return all.filter((group, i) => all.findIndex((other) => other.join("\0") === group.join("\0")) === i);
};

/** The labels of each column of a group that are kept apart. */
export const segmentLabels = (columns: readonly ColumnPlan[], group: SegmentGroup): readonly (readonly string[])[] => group.map((name) => {
  const plan = columns.find(({schema}) => schema.name === name);
  return plan?.type === "categorical" ? plan.categories.slice(0, group.length === 1 ? mostLabels : mostOfSeveral) : [];
});

/** The rows of a batch that belong to one segment, as a batch. */
export interface SegmentPart {
  readonly key: SegmentKey;
  /** Names the segment among those of its group. */
  readonly index: number;
  readonly batch: Batch;
}

/** Parts batches that hold the present columns by one group of columns. */
export const segmentSplitter = (plan: Plan, group: SegmentGroup, {present, hash}: {
  readonly present: readonly string[]; readonly hash: TextHash;
}): ((batch: Batch) => SegmentPart[]) => {
  const listed = segmentLabels(plan.columns, group), hashed = hashedLabels(hash);
  const readers = group.map((name, k) => {
    const places = new Map(listed[k].map((label, i) => [label, i])), {length} = listed[k];
    const isHashed = plan.columns.find(({schema}) => schema.name === name)?.schema.hash === true, at = present.indexOf(name);
    return ({columns}: Batch, indexes: Int32Array): void => {
      const column = columns[at], labels = column?.type === "labels" ? column.labels : [], kept = isHashed ? hashed(labels) : labels;
      const table = Int32Array.from(labels, (label, i) => label === "" ? length + 1 : places.get(kept[i]) ?? length);
      for (let i = 0; i < indexes.length; i++) {
        const code = column?.type === "labels" ? column.codes[i] : -1;
        indexes[i] = indexes[i] * (length + 2) + (code < 0 ? length + 1 : table[code]);
      }
    };
  });
  const keyOf = (index: number): SegmentKey => {
    const labels: string[] = [];
    for (let k = group.length - 1, rest = index; k >= 0; k--) {
      const size = listed[k].length + 2, place = rest % size;
      labels.unshift(listed[k][place] ?? (place === size - 1 ? noLabel : otherLabels));
      rest = (rest - place) / size;
    }
    return {group, labels};
  };
  return (batch) => {
    const indexes = new Int32Array(batch.rows), rows = new Map<number, number[]>();
    for (const read of readers) read(batch, indexes);
    indexes.forEach((index, row) => {
      const list = rows.get(index);
      if (list) list.push(row);
      else rows.set(index, [row]);
    });
    return [...rows].map(([index, chosen]) => ({
      key: keyOf(index), index,
      batch: {rows: chosen.length, columns: batch.columns.map((column) => gathered(column, chosen))},
    }));
  };
};

const gathered = (column: ColumnBatch, rows: readonly number[]): ColumnBatch => {
  if (column.type === "text") return {type: "text", values: rows.map((row) => column.values[row])};
  // How many cells did not fit is known for the whole batch only, so parts call them missing.
  if (column.type === "labels") return {type: "labels", labels: column.labels, codes: Int32Array.from(rows, (row) => column.codes[row]), mismatched: 0};
  const {valid} = column;
  return {
    type: "numbers", values: Float64Array.from(rows, (row) => column.values[row]), mismatched: 0,
    ...valid && {valid: Uint8Array.from(rows, (row) => valid[row])},
  };
};
