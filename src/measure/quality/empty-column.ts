import {filled} from "../../comparison/filled.ts";
import {noRows} from "../../comparison/no-rows.ts";
import {presencePair} from "../../comparison/presence-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {presenceOf} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const emptyColumn = defineMeasure({
  id: "empty-column", family: "quality",
  title: "Emptied column",
  about: "Whether a column that held values in the reference holds none at all now: every cell is null, empty, NaN or of the " +
    "wrong type. 1 when it does, 0 when not. A column that the reference left empty too is not held against the current table, nor is a " +
    "target or a business column, whose outcomes may come later; declare it required where it must be filled.",
  over: presencePair,
  options: {},
  unit: "", range: [0, 1], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "missing",
  examples: [
    {why: "a value is left", given: {type: "numeric", reference: presenceOf(9), current: presenceOf(9, {missing: 8})},
      gives: {value: 0}},
    {why: "nothing is left: some null, some of the wrong type",
      given: {type: "numeric", reference: presenceOf(9), current: presenceOf(9, {missing: 5, mismatched: 4})}, gives: {value: 1}},
    {why: "it was empty before",
      given: {type: "text", reference: presenceOf(9, {missing: 9}), current: presenceOf(4, {empty: 4})}, gives: {value: 0}},
    {why: "outcomes of which none has come", given: {type: "categorical", reference: presenceOf(9), current: presenceOf(4, {missing: 4}), awaited: true},
      gives: {unknown: "not-declared"}},
    {why: "no rows", given: {type: "text", reference: presenceOf(9), current: presenceOf(0)}, gives: {unknown: "no-values"}},
  ],
  score({reference, current, awaited}) {
    if (current.rows === 0) return noRows;
    if (awaited) return unknown("not-declared", "the outcomes may come later");
    const emptied = filled(current) === 0 && (!reference || filled(reference) > 0);
    return {value: emptied ? 1 : 0, n: {...(reference && {reference: filled(reference)}), current: filled(current)}};
  },
  says: ({current}, {value}) => value === 1 ? `not one of the ${current.rows} cells holds a value`
    : filled(current) > 0 ? "the column holds values" : "the column is empty, as in the reference",
});
