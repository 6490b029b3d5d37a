import type {Batch} from "../data/column.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import {categoricalBuilder} from "./categorical-builder.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import {numericBuilder} from "./numeric-builder.ts";
import type {ColumnPlan, Plan} from "./plan.ts";
import type {Profile} from "./profile.ts";
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
}

/** Accumulates a profile. */
export interface ProfileBuilder {
  add(batch: Batch): void;
  /** The profile of all that was added; it shares no state with the builder, which may go on. */
  profile(): Profile;
}

const columnBuilder = (column: ColumnPlan, {sizes}: Plan, hash: TextHash): ColumnBuilder => {
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

/** An empty profile under a plan. */
export const profileBuilder = (plan: Plan, table: TableNames = {}): ProfileBuilder => {
  const {present = plan.columns.map(({schema}) => schema.name), added = [], hash = textHash()} = table;
  if (hash.id !== plan.hashKey) throw new TypeError(`wrong hash key: ${hash.id}; the plan was made with ${plan.hashKey}`);
  const names = [...present], columns = planned(plan, names).map((column) => {
    const {name, role} = column.schema;
    return {name, builder: columnBuilder(column, plan, hash), hashed: role !== "id"};
  });
  // Rows are hashed in the plan's order, so that the order of a table's columns does not matter.
  const inPlan = columns.map((_, i) => i).sort((a, b) => place(plan, names[a]) - place(plan, names[b]));
  const sampler = rowSampler(plan, inPlan.map((i) => columns[i]), hash);
  let rows = 0;
  return {
    add(batch) {
      checkBatch(batch, names);
      batch.columns.forEach((column, i) => { columns[i].builder.add(column); });
      sampler.add({rows: batch.rows, columns: inPlan.map((i) => batch.columns[i])});
      rows += batch.rows;
    },
    profile: () => ({
      plan, rows,
      columns: inPlan.map((i) => columns[i].builder.profile()),
      absent: plan.columns.map(({schema}) => schema.name).filter((name) => !names.includes(name)),
      added: [...new Set(added)].sort(),
      distinctRows: sampler.distinctRows(),
      pairs: sampler.pairs(),
    }),
  };
};

const place = (plan: Plan, name: string): number => plan.columns.findIndex(({schema}) => schema.name === name);
