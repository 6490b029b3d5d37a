import type {ColumnFacts} from "../data/facts.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {LabelBuilder, NumberBuilder} from "./builder.ts";
import {cellText, instantReading, numberReading} from "./cell.ts";
import {factsOfLabels, factsOfNumbers} from "./look.ts";

const typeOf = (cell: unknown): string => cell instanceof Date ? "Date" : typeof cell === "bigint" ? "number" : typeof cell;

/** Facts of a column of JavaScript values, or undefined when it holds objects or lists; `stored` is told where it is known. */
export const factsOfCells = (name: string, cells: ArrayLike<unknown>, stored?: string): ColumnFacts | undefined => {
  const types = new Set<string>();
  for (let i = 0; i < cells.length; i++) if (cells[i] !== null && cells[i] !== undefined) types.add(typeOf(cells[i]));
  if (types.has("object") || types.has("function") || types.has("symbol")) return undefined;
  const type = types.size === 1 ? [...types][0] : types.size === 0 ? "nothing" : "mixed";
  const schema: ColumnSchema = {name, kind: "numeric", role: "feature"};
  if (type === "number" || type === "Date") {
    const builder = new NumberBuilder(cells.length), reading = type === "Date" ? instantReading(schema) : numberReading(schema);
    for (let i = 0; i < cells.length; i++) builder.add(reading(cells[i]));
    return factsOfNumbers({name, stored: stored ?? type, instants: type === "Date"}, builder.take());
  }
  const builder = new LabelBuilder(cells.length);
  for (let i = 0; i < cells.length; i++) builder.add(cellText(cells[i]));
  return factsOfLabels({name, stored: stored ?? type}, builder.take());
};
