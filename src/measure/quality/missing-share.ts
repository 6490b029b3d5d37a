import {filled} from "../../comparison/filled.ts";
import {noRows} from "../../comparison/no-rows.ts";
import {presencePair} from "../../comparison/presence-pair.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import {presenceOf} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

export const missingShare = defineMeasure({
  id: "missing-share", family: "quality",
  title: "Missing cells",
  about: "The share of cells without a usable value. Null, empty text, NaN and values of the wrong type are also counted " +
    "apart; infinite numbers have a measure of their own. Some missing cells are part of life, so this is shown and not " +
    "judged unless limits are set; missing-required judges the columns that the schema calls required, and missing-shift the " +
    "change against the reference.",
  source: "interval by Wilson 1927",
  over: presencePair,
  options: {},
  unit: "share", range: [0, 1], worse: "higher", evidence: "fact", needs: "profile", chart: "bars", failing: "missing",
  examples: [
    {why: "a quarter is missing, in four ways",
      given: {type: "numeric", current: presenceOf(40, {missing: 4, empty: 3, nan: 2, mismatched: 1})}, gives: {value: 0.25}},
    {why: "nothing is missing; infinity is a value", given: {type: "numeric", current: presenceOf(40, {positiveInfinity: 1})},
      gives: {value: 0}},
    {why: "no rows", given: {type: "numeric", current: presenceOf(0)}, gives: {unknown: "no-values"}},
  ],
  score({reference, current}) {
    const {rows, missing, empty, nan, mismatched} = current;
    if (rows === 0) return noRows;
    const lost = rows - filled(current);
    return {
      value: lost / rows, interval: proportionInterval(lost, rows),
      n: {...(reference && {reference: reference.rows}), current: rows},
      also: {
        null: missing, empty, nan, mismatched,
        ...(reference && reference.rows > 0 && {reference: 1 - filled(reference) / reference.rows}),
      },
    };
  },
  says: (_, {value, also}) => (value === 0 ? "no cell is missing" : `${percent(value)} of the cells are missing`) +
    (also?.["reference"] === undefined ? "" : `, ${percent(also["reference"])} in the reference`),
});
