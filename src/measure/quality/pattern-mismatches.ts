import {bothSides} from "../../comparison/both-sides.ts";
import {filled} from "../../comparison/filled.ts";
import {unknown} from "../../comparison/unknown.ts";
import {textSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const patternMismatches = defineMeasure({
  id: "pattern-mismatches", family: "quality",
  title: "Values that do not match the pattern",
  about: "How many texts do not have the form that the schema demands by a regular expression, such as two letters and six " +
    "digits for a patient number.",
  over: bothSides,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "not-matching",
  examples: [
    {why: "four texts have another form",
      given: textSides({rows: 9, distinct: 9}, {rows: 10, distinct: 10}, {pattern: "^[A-Z]{2}\\d{6}$", rules: {notMatching: 4}}),
      gives: {value: 4}},
    {why: "all match", given: textSides({rows: 9, distinct: 9}, {rows: 10, distinct: 10}, {pattern: "."}), gives: {value: 0}},
    {why: "no pattern is declared", given: textSides({rows: 9, distinct: 9}, {rows: 10, distinct: 10}),
      gives: {unknown: "not-declared"}},
    {why: "no value", given: textSides({rows: 9, distinct: 9}, {rows: 0, distinct: 0}, {pattern: "."}),
      gives: {unknown: "no-values"}},
  ],
  score({plan, reference, current: {presence, rules}}) {
    const n = filled(presence);
    if (plan.schema.pattern === undefined) return unknown("not-declared");
    if (n === 0) return unknown("no-values");
    return {
      value: rules.notMatching, n: {current: n},
      also: {share: rules.notMatching / n, ...(reference && {reference: reference.rules.notMatching})},
    };
  },
  says: (_, {value}) => value === 0 ? "every value has the declared form"
    : `${value} ${value === 1 ? "value does" : "values do"} not have the declared form`,
});
