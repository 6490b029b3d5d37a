import {it} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {type AnyMeasure, read} from "../../src/measure/measure.ts";
import {addedColumns} from "../../src/measure/quality/added-columns.ts";
import {duplicateRows} from "../../src/measure/quality/duplicate-rows.ts";
import {missingShare} from "../../src/measure/quality/missing-share.ts";
import {mostCommonShare} from "../../src/measure/quality/most-common-share.ts";
import {rowCount} from "../../src/measure/quality/row-count.ts";
import {compared, type Table} from "../measure/tables.ts";
import {describeGolden, type Fields, golden, type GoldenCase, goldenTable, matching} from "./golden.ts";

const scoreOf = (measure: AnyMeasure, subject: Parameters<typeof read>[1]) => {
  const found = read(measure, subject, {options: {}});
  if (isUnknown(found)) throw new Error(`${measure.id}: ${found.unknown}`);
  return found.score;
};

/** What the measures say of a table whose cells are all taken as text, against what pandas says of it. */
const complaint = ({inputs, expected = {}}: GoldenCase): string | undefined => {
  const {names, rows} = goldenTable(inputs["file"] as string);
  const table: Table = Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i] === "" ? null : row[i])]));
  const sides = compared(table, table, {schema: Object.fromEntries(names.map((name) => [name, {kind: "categorical" as const}]))});
  const found: Record<string, number> = {
    rows: scoreOf(rowCount, sides).value, columns: sides.columns.length + scoreOf(addedColumns, sides).value,
    duplicate_rows: scoreOf(duplicateRows, sides).also?.["rows"] ?? NaN,
    missing_cells: sides.columns.reduce((sum, pair) => sum + (scoreOf(missingShare, pair).also?.["null"] ?? NaN), 0),
  };
  const wrong = Object.entries(found).filter(([name, value]) => value !== expected[name]);
  const missing = Object.entries(expected["missing_by_column"] as Fields).filter(([name, count]) => {
    const pair = sides.columns.find((column) => column.name === name);
    return !pair || scoreOf(missingShare, pair).also?.["null"] !== count;
  });
  const constant = sides.columns.filter((pair) => {
    const common = read(mostCommonShare, pair, {options: {}});
    return !isUnknown(common) && common.score.value === 1;
  }).map(({name}) => name);
  if (JSON.stringify(constant) !== JSON.stringify(expected["constant_columns"])) return `constant: ${constant.join(", ")}`;
  return [...wrong, ...missing].map(([name, value]) => `${name} ${JSON.stringify(value)}`).join("; ") || undefined;
};

describeGolden("tables", (tally) => {
  it("rows, columns, missing cells, repeated rows and constant columns are those that pandas counts", () => {
    tally.meet(matching(golden("data_quality"), "pandas (all cells as text)"), complaint);
  });
});
