import {wholeTable} from "../../comparison/both-sides.ts";
import {twoTables} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const addedColumns = defineMeasure({
  id: "added-columns", family: "quality",
  title: "Added columns",
  about: "How many columns the current table has that neither the schema nor the reference knows. They are not read; someone " +
    "should decide what they are.",
  over: wholeTable,
  options: {},
  unit: "columns", range: [0, Infinity], worse: "higher", limits: {warn: 1}, evidence: "fact", needs: "profile", chart: "none",
  examples: [
    {why: "the same columns", given: twoTables({rows: 10}, {rows: 10}), gives: {value: 0}},
    {why: "one new column beside one that the reference had too", 
      given: twoTables({rows: 10, added: ["note"]}, {rows: 9, added: ["note", "site"]}), gives: {value: 1}},
  ],
  score({reference, current}) {
    const items = current.added.filter((name) => !reference.added.includes(name)).map((label) => ({label, count: current.rows}));
    return {value: items.length, n: {reference: reference.rows, current: current.rows}, ...(items.length > 0 && {items})};
  },
  says: (_, {value}) => value === 0 ? "no columns but those of the schema" : `${value} new ${value === 1 ? "column" : "columns"}`,
});
