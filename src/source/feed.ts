import type {ColumnSchema} from "../data/schema.ts";
import {LabelBuilder, NumberBuilder, TextBuilder, batchRows, type Builder} from "./builder.ts";
import {cellText, instantReading, labelReading, numberReading, type Reading} from "./cell.ts";

/** The builder for a column of this kind. */
export const builderFor = ({kind}: ColumnSchema, capacity = batchRows): Builder => {
  if (kind === "numeric" || kind === "datetime") return new NumberBuilder(capacity);
  return kind === "text" ? new TextBuilder() : new LabelBuilder(capacity);
};

/** Adds JavaScript values to a column, each read under the schema. */
export interface Feed {
  readonly builder: Builder;
  add(cell: unknown): void;
  /** Whether an integer too large for a double was met. */
  inexact(): boolean;
}

const reader = <Value>(reading: Reading<Value>, builder: {add(value: Value | null | undefined): void}) =>
  (cell: unknown): void => builder.add(reading(cell));

const textReading = (schema: ColumnSchema): Reading<string> => {
  const reading = labelReading(schema);
  return schema.missing?.length ? reading : cellText;
};

/** A feed for a column; what does not fit its kind is counted as mismatched. */
export const feedFor = (schema: ColumnSchema, capacity = batchRows): Feed => {
  const builder = builderFor(schema, capacity);
  if (builder instanceof LabelBuilder) return {builder, add: reader(labelReading(schema), builder), inexact: () => false};
  if (builder instanceof TextBuilder) return {builder, add: reader(textReading(schema), builder), inexact: () => false};
  const reading = schema.kind === "datetime" ? instantReading(schema) : numberReading(schema);
  let inexact = false;
  return {
    builder,
    add(cell) {
      const x = reading(cell);
      if (typeof cell === "bigint" && typeof x === "number" && BigInt(x) !== cell) inexact = true;
      builder.add(x);
    },
    inexact: () => inexact,
  };
};

/** What a person is told of a column whose cells are no values. */
export const nestedWarning = (name: string): string => `column ${JSON.stringify(name)} holds objects or lists and is left out`;

/** What a person is told of integers that no double holds. */
export const inexactWarning = (name: string): string =>
  `column ${JSON.stringify(name)} holds integers past 2^53: they are read as the nearest double`;
