// What has been drawn so far, one line of JSON for each measure in each cell, so that a run can stop, go on, be done in parts on
// several machines, and be done again for one measure.
import {appendFileSync, existsSync, readFileSync} from "node:fs";
import type {Cell, CellResult, Tally} from "./cell.ts";
import type {Job} from "./plan.ts";
import type {TablesResult} from "./table.ts";

/** A line of a record. */
export type Line = {readonly cell: Cell; readonly tally: Tally} | TablesResult;

const cellKey = ({kind, law, n, m}: Cell, measure: string): string => JSON.stringify([kind, law, n, m, measure]);

const keyOf = (line: Line): string => "cell" in line ? cellKey(line.cell, line.tally.measure) : `tables ${line.tables.seed}`;

/** The lines of some files; of two on the same draws the later one. */
export const readRecord = (paths: readonly string[]): Map<string, Line> => {
  const lines = paths.filter(existsSync).flatMap((path) => readFileSync(path, "utf8").split("\n").filter((text) => text !== ""));
  return new Map(lines.map((text) => JSON.parse(text) as Line).map((line) => [keyOf(line), line]));
};

/** Adds a result to a file. */
export const writeRecord = (path: string, result: CellResult | TablesResult): void => {
  const lines: readonly Line[] = "cell" in result ? result.tallies.map((tally) => ({cell: result.cell, tally})) : [result];
  appendFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
};

/** What is left of a job: the measures whose runs are not on record. */
export const leftOf = (job: Job, record: ReadonlyMap<string, Line>): Job[] => {
  if (!("cell" in job)) return record.has(`tables ${job.seed}`) ? [] : [job];
  const asked = job.asked.filter(({measure}) => !record.has(cellKey(job.cell, measure)));
  return asked.length > 0 ? [{...job, asked}] : [];
};
