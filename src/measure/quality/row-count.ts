import {wholeTable} from "../../comparison/both-sides.ts";
import {twoTables} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const rowCount = defineMeasure({
  id: "row-count", family: "quality",
  title: "Rows",
  about: "How many rows the current table has. None at all is a fault; how many there should be only you know, so set a " +
    "limit, or let volume compare the rate of rows with the reference's where a timestamp exists.",
  over: wholeTable,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "lower", limits: {fail: 0}, evidence: "fact", needs: "profile", chart: "none",
  examples: [
    {why: "fewer than in the reference", given: twoTables({rows: 400}, {rows: 100}), gives: {value: 100}},
    {why: "none", given: twoTables({rows: 400}, {rows: 0}), gives: {value: 0}},
  ],
  score: ({reference, current}) => ({
    value: current.rows, n: {reference: reference.rows, current: current.rows},
    ...(reference.rows > 0 && {also: {ratio: current.rows / reference.rows}}),
  }),
  says: ({reference}, {value}) => value === 0 ? "the current table has no rows"
    : `${value} rows, ${reference.rows} in the reference`,
});
