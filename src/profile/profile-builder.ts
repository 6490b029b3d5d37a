import type {Batch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import {categoricalBuilder} from "./categorical-builder.ts";
import {clusterReader} from "./clusters.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import {groupedBuilder} from "./grouped-builder.ts";
import {groupedCellsOf} from "./grouped-cells.ts";
import {numericBuilder} from "./numeric-builder.ts";
import {outcomeCollector} from "./outcome/outcome-collector.ts";
import type {SegmentKey} from "./outcome/outcome.ts";
import {segmentSplitter} from "./outcome/segments.ts";
import type {ColumnPlan} from "./column-plan.ts";
import type {Plan} from "./plan.ts";
import type {Profile, Segment} from "./profile.ts";
import {rowSampler} from "./row-sampler.ts";
import {textBuilder} from "./text-builder.ts";
import {checkBatch} from "./wrong-batch.ts";

/** What is known of a table besides its rows. */
export interface TableNames {
  /** Names of the plan's columns that the table has, in the order in which batches hold them; all of the plan unless told. */
  readonly present?: readonly string[];
  /** Names of the table's columns that the plan does not know. */
  readonly added?: readonly string[];
  /** What texts and labels are hashed with; the plan must have been made with the same. A constant key unless told. */
  readonly hash?: TextHash;
  /** Whether rows are looked at as wholes: distinct ones counted, columns paired; true unless told. */
  readonly wholeRows?: boolean;
  /** Which columns have a profile of their own; the others are read for what became of the rows alone. All of them unless told. */
  readonly sketched?: (column: ColumnSchema) => boolean;
}

type Known = Required<TableNames>;

/** Accumulates a profile. */
export interface ProfileBuilder {
  add(batch: Batch): void;
  /** The profile of all that was added; it shares no state with the builder, which may go on. */
  profile(): Profile;
}

/** A column, and where clusters are declared its rows by groups of them. */
const columnBuilder = (column: ColumnPlan, plan: Plan, {hash, sketched}: Pick<Known, "hash" | "sketched">): ColumnBuilder | null => {
  const builder = sketchesOf(column, plan, {hash, sketched}), {role} = column.schema;
  if (!builder || plan.cluster === null || role === "id" || role === "timestamp") return builder;
  return groupedBuilder(builder, groupedCellsOf(column, hash));
};

/** The builder of a column's own sketches; null where it has no profile of its own. */
const sketchesOf = (column: ColumnPlan, {sizes}: Plan, {hash, sketched}: Pick<Known, "hash" | "sketched">): ColumnBuilder | null => {
  if (!sketched(column.schema)) return null;
  if (column.type === "numeric") return numericBuilder(column, sizes);
  return column.type === "categorical" ? categoricalBuilder(column, sizes, hash) : textBuilder(column, sizes, hash);
};

const planned = (plan: Plan, present: readonly string[]): ColumnPlan[] => {
  const names = plan.columns.map(({schema}) => schema.name), twice = present.find((name, i) => present.indexOf(name) < i);
  if (twice !== undefined) throw new TypeError(`column named twice: "${twice}"`);
  return present.map((name) => {
    const column = plan.columns.find(({schema}) => schema.name === name);
    if (!column) throw new TypeError(`unknown column: "${name}"; one of: ${names.join(", ")}`);
    return column;
  });
};

const noRows = () => ({hashes: new Float64Array(0), complete: true});

/** Accumulates a profile of each segment. */
const segmentBuilders = (plan: Plan, table: Pick<Known, "present" | "hash" | "sketched">) => {
  const groups = plan.segments.map((group) => ({
    split: segmentSplitter(plan, group, table), parts: new Map<number, {key: SegmentKey; builder: ProfileBuilder}>(),
  }));
  return {
    add(batch: Batch): void {
      for (const {split, parts} of groups) for (const {key, index, batch: rows} of split(batch)) {
        let part = parts.get(index);
        if (!part) parts.set(index, part = {key, builder: partBuilder(plan, table)});
        part.builder.add(rows);
      }
    },
    segments: (): Segment[] => groups.flatMap(({parts}) =>
      [...parts].sort(([a], [b]) => a - b).map(([, {key, builder}]) => ({key, profile: builder.profile()}))),
  };
};

/** An empty profile of some of the rows: without what is said of whole tables. */
const partBuilder = (plan: Plan, {present, hash, sketched}: Pick<Known, "present" | "hash" | "sketched">): ProfileBuilder => {
  const builders = planned(plan, present).map((column) => columnBuilder(column, plan, {hash, sketched}));
  const inPlan = present.map((_, i) => i).sort((a, b) => place(plan, present[a]) - place(plan, present[b]));
  const outcomes = outcomeCollector(plan, {present, hash, sketched}), clustersOf = clusterReader(plan, {present, hash});
  let rows = 0;
  return {
    add(batch) {
      const belonging = clustersOf(batch);
      batch.columns.forEach((column, i) => { builders[i]?.add(column, belonging?.groups); });
      outcomes.add(batch, belonging);
      rows += batch.rows;
    },
    profile: () => ({
      plan, rows, columns: inPlan.flatMap((i) => builders[i]?.profile() ?? []),
      absent: plan.columns.map(({schema}) => schema.name).filter((name) => !present.includes(name)), added: [],
      distinctRows: noRows(), pairs: new Map(),
      outcome: outcomes.outcome(), periods: null, segments: [],
    }),
  };
};

/** An empty profile under a plan. */
export const profileBuilder = (plan: Plan, table: TableNames = {}): ProfileBuilder => {
  const {present = plan.columns.map(({schema}) => schema.name), added = [], hash = textHash(), wholeRows = true, sketched = () => true} = table;
  if (hash.id !== plan.hashKey) throw new TypeError(`wrong hash key: ${hash.id}; the plan was made with ${plan.hashKey}`);
  const names = [...present], columns = planned(plan, names).map((column) => {
    const {name, role} = column.schema;
    return {name, builder: columnBuilder(column, plan, {hash, sketched}), hashed: role !== "id"};
  });
  // Rows are hashed in the plan's order, so that the order of a table's columns does not matter.
  const inPlan = columns.map((_, i) => i).sort((a, b) => place(plan, names[a]) - place(plan, names[b]));
  const sampler = wholeRows ? rowSampler(plan, inPlan.map((i) => columns[i]), hash) : null;
  const outcomes = outcomeCollector(plan, {present: names, hash, sketched}), segments = segmentBuilders(plan, {present: names, hash, sketched});
  const clustersOf = clusterReader(plan, {present: names, hash});
  let rows = 0;
  return {
    add(batch) {
      checkBatch(batch, names);
      const belonging = clustersOf(batch);
      batch.columns.forEach((column, i) => { columns[i].builder?.add(column, belonging?.groups); });
      sampler?.add({rows: batch.rows, columns: inPlan.map((i) => batch.columns[i])});
      outcomes.add(batch, belonging);
      segments.add(batch);
      rows += batch.rows;
    },
    profile: () => ({
      plan, rows,
      columns: inPlan.flatMap((i) => columns[i].builder?.profile() ?? []),
      absent: plan.columns.map(({schema}) => schema.name).filter((name) => !names.includes(name)),
      added: [...new Set(added)].sort(),
      distinctRows: sampler?.distinctRows() ?? noRows(),
      pairs: sampler?.pairs() ?? new Map(),
      outcome: outcomes.outcome(), periods: outcomes.periods(), segments: segments.segments(),
    }),
  };
};

const place = (plan: Plan, name: string): number => plan.columns.findIndex(({schema}) => schema.name === name);
