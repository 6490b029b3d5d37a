import {bothSides} from "../../comparison/both-sides.ts";
import {filled} from "../../comparison/filled.ts";
import {noRows} from "../../comparison/no-rows.ts";
import {unknown} from "../../comparison/unknown.ts";
import {numberSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const missingRequired = defineMeasure({
  id: "missing-required", family: "quality",
  title: "Missing cells in a required column",
  about: "How many cells hold no usable value in a column that the schema calls required: null, empty, NaN or of the wrong " +
    "type.",
  over: bothSides,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "missing",
  examples: [
    {why: "two cells are missing", given: numberSides([1, 2, 3], [1, null, null], {required: true}), gives: {value: 2}},
    {why: "all are filled", given: numberSides([1, 2, 3], [1, 2], {required: true}), gives: {value: 0}},
    {why: "the column is not required", given: numberSides([1, 2, 3], [1, null]), gives: {unknown: "not-declared"}},
    {why: "no rows", given: numberSides([1, 2, 3], [], {required: true}), gives: {unknown: "no-values"}},
  ],
  score({plan, current: {presence}}) {
    if (!plan.schema.required) return unknown("not-declared");
    if (presence.rows === 0) return noRows;
    const value = presence.rows - filled(presence);
    return {value, n: {current: presence.rows}, also: {share: value / presence.rows}};
  },
  says: (_, {value}) => value === 0 ? "no required cell is missing"
    : `${value} required ${value === 1 ? "cell is" : "cells are"} missing`,
});
