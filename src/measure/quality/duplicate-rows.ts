import {wholeTable} from "../../comparison/both-sides.ts";
import {noRows} from "../../comparison/no-rows.ts";
import {estimate} from "../../sketch/distinct.ts";
import {expectedRepeats} from "../../stats/repeat-share.ts";
import {twoTables} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

export const duplicateRows = defineMeasure({
  id: "duplicate-rows", family: "quality",
  title: "Duplicate rows",
  about: "The share of rows that repeat an earlier row in every column but ids. Where few columns take few values, repeats " +
    "are natural: the limit is held against the share beyond what the reference makes one expect at this number of rows.",
  source: "distinct rows by hash; past a million of them estimated from the smallest hashes (Bar-Yossef et al. 2002)",
  over: wholeTable,
  options: {},
  unit: "share", range: [0, 1], worse: "higher", limits: {warn: 0.05}, evidence: "fact",
  needs: "profile", chart: "none", failing: "duplicate-row",
  examples: [
    {why: "a quarter of the rows are there twice", given: twoTables({rows: 100}, {rows: 100, distinct: 75}),
      gives: {value: 0.25}},
    {why: "every row is another", given: twoTables({rows: 100}, {rows: 40}), gives: {value: 0}},
    {why: "four kinds of rows in both tables", given: twoTables({rows: 1000, distinct: 4}, {rows: 100, distinct: 4}),
      gives: {value: 0.96}},
    {why: "no rows", given: twoTables({rows: 100}, {rows: 0}), gives: {unknown: "no-values"}},
  ],
  score({reference, current}) {
    const {rows} = current;
    if (rows === 0) return noRows;
    const now = estimate(current.distinctRows), before = estimate(reference.distinctRows);
    const repeats = Math.min(rows - 1, Math.max(0, rows - now.count)), value = repeats / rows;
    // Twice the half width: a fact must not be one by the estimate's own error.
    const error = 2 * now.error / rows;
    const expected = expectedRepeats(Math.max(0, reference.rows - before.count + 2 * before.error), {n: reference.rows, m: rows});
    // Three standard deviations of a share: a fact must not be one by chance either.
    const noise = 3 * Math.sqrt(expected * (1 - expected) * (1 / rows + 1 / Math.max(1, reference.rows)));
    return {
      value, debiased: Math.max(0, value - error - expected - noise), ...(error > 0 && {bound: error}),
      n: {reference: reference.rows, current: rows},
      also: {
        rows: Math.round(repeats), expected,
        ...(reference.rows > 0 && {reference: Math.max(0, 1 - before.count / reference.rows)}),
      },
    };
  },
  says: (_, {value, also: {rows = 0, reference = 0} = {}}) => value === 0 ? "no row repeats another"
    : `${percent(value)} of the rows (${rows}) repeat another, ${percent(reference)} in the reference`,
});
