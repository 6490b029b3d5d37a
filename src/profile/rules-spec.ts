import {allowedRange, type ColumnSchema} from "../data/schema.ts";
import type {RulesSpec} from "../sketch/rules.ts";

const patternOf = (name: string, pattern: string): RegExp => {
  try {
    return new RegExp(pattern, "u");
  } catch (error) {
    throw new TypeError(`column "${name}": wrong pattern: ${JSON.stringify(pattern)}`, {cause: error});
  }
};

/** What the schema of a column demands of its values, ready to be applied. */
export function rulesSpec(schema: ColumnSchema): RulesSpec {
  const {name, values, pattern} = schema, range = allowedRange(schema);
  return {
    ...range && {range: [range[0] ?? -Infinity, range[1] ?? Infinity] as const},
    ...values && {values: new Set(values)},
    ...pattern !== undefined && {pattern: patternOf(name, pattern)},
  };
}
