import {noRows} from "../../comparison/no-rows.ts";
import {presencePair} from "../../comparison/presence-pair.ts";
import {presenceOf} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const typeMismatches = defineMeasure({
  id: "type-mismatches", family: "quality",
  title: "Cells of the wrong type",
  about: "How many cells hold something that is not what the column is declared to be: text in a column of numbers, \"maybe\" " +
    "in a column of yes and no. They count as missing everywhere else. Texts that stand for missing (\"NA\", \"?\") belong " +
    "under missing in the schema.",
  over: presencePair,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "mismatched",
  examples: [
    {why: "three cells do not fit", given: {type: "numeric", current: presenceOf(60, {mismatched: 3})}, gives: {value: 3}},
    {why: "null fits every type", given: {type: "categorical", current: presenceOf(60, {missing: 60})}, gives: {value: 0}},
    {why: "no rows", given: {type: "numeric", current: presenceOf(0)}, gives: {unknown: "no-values"}},
  ],
  score({reference, current: {rows, mismatched}}) {
    if (rows === 0) return noRows;
    return {
      value: mismatched, n: {current: rows},
      also: {share: mismatched / rows, ...(reference && {reference: reference.mismatched})},
    };
  },
  says: (_, {value}) => value === 0 ? "every cell fits its kind"
    : `${value} ${value === 1 ? "cell is" : "cells are"} of the wrong type`,
});
