import {extname} from "node:path";
import {allowedRange} from "../data/schema.ts";
import {measureById} from "../measure/index.ts";
import type {Failing} from "../measure/measure.ts";
import type {ColumnPlan} from "../profile/column-plan.ts";
import type {Plan} from "../profile/plan.ts";
import type {Run} from "../result/result.ts";
import {failingRows} from "../source/failing.ts";
import type {Predicate} from "../source/predicate.ts";
import type {Source} from "../source/source.ts";
import {Misuse} from "./misuse.ts";
import {note, safe} from "./terminal.ts";

const formats = [".parquet", ".csv"];

/** Refuses a file that failing rows cannot be written to, before anything is read. */
export function checkFailingRows(path: string | undefined, current: string): void {
  if (path === undefined) return;
  if (current.endsWith(".plb")) throw new Misuse("no rows: a profile holds none; give the current table for --failing-rows");
  const format = extname(path).toLowerCase();
  if (!formats.includes(format)) throw new Misuse(`unknown format: ${JSON.stringify(path)}; one of: ${formats.join(", ")}`);
}

/** Where the rows come from and go, and whether columns of role id go with them. */
export interface FailingFile {
  readonly source: Source;
  readonly path: string;
  readonly withIds: boolean;
}

/** Writes the current table's rows behind every finding that failed or warned and has rows to show; says how many. */
export async function writeFailing(run: Run, plan: Plan, {source, path, withIds}: FailingFile): Promise<string> {
  const present = new Set((await source.facts()).map(({name}) => name));
  const columns = plan.schema.columns.filter(({name}) => present.has(name));
  const keep = columns.filter(({role, kind}) => role === "id" ? withIds : kind !== "text").map(({name}) => name);
  const options = {schema: {version: 1 as const, columns}, out: path, keep};
  const {written, total} = await failingRows(source, predicatesOf(run, plan, present), options);
  if (!withIds && columns.some(({role}) => role === "id")) note("note: ids are left out of the failing rows; --with-ids keeps them");
  const all = total > written ? ` of ${total.toLocaleString("en")}` : "";
  return `${safe(path)}  ${written.toLocaleString("en")} failing rows${all}`;
}

/** The conditions behind the findings, each once. */
export function predicatesOf(run: Run, plan: Plan, present: ReadonlySet<string>): Predicate[] {
  const plans = new Map(plan.columns.map((column) => [column.schema.name, column]));
  const bad = run.results.filter(({verdict, column}) =>
    (verdict === "fail" || verdict === "warn") && (column === null || present.has(column)));
  const found = bad.flatMap(({measure, column}): Predicate[] => {
    const {failing} = measureById(measure);
    if (failing === undefined) return [];
    if (column === null) return failing === "duplicate-row" ? [{is: failing}] : [];
    const columnPlan = plans.get(column);
    return columnPlan ? predicates(failing, columnPlan) : [];
  });
  return [...new Map(found.map((predicate) => [JSON.stringify(predicate), predicate])).values()];
}

function predicates(failing: Failing, plan: ColumnPlan): Predicate[] {
  const {name: column, values, pattern, hash} = plan.schema, [low, high] = allowedRange(plan.schema) ?? [null, null];
  switch (failing) {
    case "duplicate-row": return [];
    case "below": case "above":
      return [
        ...(low === null ? [] : [{column, is: "below" as const, limit: low}]),
        ...(high === null ? [] : [{column, is: "above" as const, limit: high}]),
      ];
    case "outside-set": return values ? [{column, is: failing, values}] : [];
    case "not-matching": return pattern === undefined ? [] : [{column, is: failing, pattern}];
    // Of hashed labels the plan knows only the hashes.
    case "new-category": return plan.type === "categorical" && !hash ? [{column, is: failing, values: plan.categories}] : [];
    case "missing": case "mismatched": case "infinite": case "duplicate-id": return [{column, is: failing}];
  }
}
