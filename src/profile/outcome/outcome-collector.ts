import type {Batch} from "../../data/column.ts";
import type {ColumnSchema} from "../../data/schema.ts";
import type {TextHash} from "../../sketch/hash.ts";
import type {Plan} from "../plan.ts";
import {classificationBuilder} from "./classification-builder.ts";
import type {Belonging} from "../clusters.ts";
import type {Outcome} from "./outcome.ts";
import type {Chosen, OutcomeBuilder} from "./outcome-builder.ts";
import {mostPeriods, periodStart} from "./period.ts";
import {regressionBuilder} from "./regression-builder.ts";
import type {Period} from "./task.ts";
import {classRows, numbersOf, valueRows} from "./task-rows.ts";

/** Collects what became of the rows of a table, as a whole and by period. */
export interface OutcomeCollector {
  /** `belonging` says to whom each row belongs, where the plan declares any cluster. */
  add(batch: Batch, belonging?: Belonging): void;
  /** Null where the plan has no task. */
  outcome(): Outcome | null;
  /** By start of the period; null without a timestamp, or past `mostPeriods`. */
  periods(): ReadonlyMap<number, Outcome> | null;
}

interface Table {
  readonly present: readonly string[];
  readonly hash: TextHash;
  /** Which columns have a profile of their own, margins among them. */
  readonly sketched: (column: ColumnSchema) => boolean;
}

/** One way to read batches and to count them, whichever the task. */
interface Counting {
  /** Reads a batch; what it returns counts chosen rows of it in a builder made by `builder`. */
  read(batch: Batch): (into: OutcomeBuilder<never>, chosen: Chosen) => void;
  builder(clustered: boolean): OutcomeBuilder<never>;
}

const countingOf = (plan: Plan, {present, hash, sketched}: Table): Counting | null => {
  const {task, sizes} = plan;
  const by = <Rows>(read: (batch: Batch) => Rows, builder: (clustered: boolean) => OutcomeBuilder<Rows>): Counting => ({
    read(batch) {
      const rows = read(batch);
      return (into, chosen) => { (into as OutcomeBuilder<Rows>).add(rows, chosen); };
    },
    builder: builder as Counting["builder"],
  });
  if (task === null) return null;
  if (task.type === "regression") return by(valueRows(task, present), (clustered) => regressionBuilder(task, sizes, clustered));
  const margins = task.margin !== null && sketched(task.margin.schema);
  return by(classRows(task, {plan, present, hash}), (clustered) => classificationBuilder(task, sizes, {clustered, margins}));
};

/** Parts the rows of a batch by the start of their period; rows without a time belong to none. */
const byPeriod = (times: Float64Array, period: Period): Map<number, number[]> => {
  const parts = new Map<number, number[]>();
  let last = NaN, rows: number[] = [];
  for (let i = 0; i < times.length; i++) {
    if (times[i] !== times[i]) continue;
    const start = periodStart(times[i], period);
    if (start !== last) {
      last = start;
      rows = parts.get(start) ?? [];
      parts.set(start, rows);
    }
    rows.push(i);
  }
  return parts;
};

/** A collector for batches that hold the present columns. */
export const outcomeCollector = (plan: Plan, table: Table): OutcomeCollector => {
  const counting = countingOf(plan, table), {period, cluster} = plan, {present} = table;
  if (counting === null) return {add: () => {}, outcome: () => null, periods: () => null};
  const whole = counting.builder(cluster !== null);
  const time = present.indexOf(plan.schema.columns.find(({role}) => role === "timestamp")?.name ?? "");
  let parts: Map<number, OutcomeBuilder<never>> | null = period === null ? null : new Map(), all = new Int32Array(0);
  const addPeriods = (count: ReturnType<Counting["read"]>, times: Float64Array): void => {
    if (parts === null || period === null) return;
    for (const [start, rows] of byPeriod(times, period)) {
      let part = parts.get(start);
      if (!part) parts.set(start, part = counting.builder(false));
      count(part, {rows: Int32Array.from(rows), n: rows.length});
    }
    if (parts.size > mostPeriods) parts = null;
  };
  return {
    add(batch, belonging) {
      const {rows} = batch, count = counting.read(batch);
      if (all.length < rows) all = Int32Array.from({length: rows}, (_, i) => i);
      count(whole, {rows: all, n: rows, ...belonging});
      if (period !== null) addPeriods(count, numbersOf(batch.columns[time], rows));
    },
    outcome: () => whole.outcome(),
    periods: () => parts && new Map([...parts].sort(([a], [b]) => a - b).map(([start, part]) => [start, part.outcome()])),
  };
};
