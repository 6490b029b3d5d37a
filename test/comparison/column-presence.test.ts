import {expect, test} from "vitest";
import {columnPresence} from "../../src/comparison/column-presence.ts";
import {compared} from "../measure/tables.ts";

test("columnPresence answers even where the current table lacks the column", () => {
  const {columns} = compared({a: [1, 2], b: [1, 2]}, {a: [3]}, {schema: {b: {role: "target", required: true}}});
  expect(columns.map((pair) => columnPresence.of(pair, undefined))).toEqual([
    {role: "feature", required: false, inReference: true, inCurrent: true},
    {role: "target", required: true, inReference: true, inCurrent: false},
  ]);
});
