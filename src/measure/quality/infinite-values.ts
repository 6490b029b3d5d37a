import {noRows} from "../../comparison/no-rows.ts";
import {presencePair} from "../../comparison/presence-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {presenceOf} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const infiniteValues = defineMeasure({
  id: "infinite-values", family: "quality",
  title: "Infinite numbers",
  about: "How many cells hold plus or minus infinity, which no measurement is: usually a division by zero on the way here. " +
    "They enter no other formula.",
  over: presencePair,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {warn: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "infinite",
  examples: [
    {why: "two of one sign, one of the other",
      given: {type: "numeric", current: presenceOf(10, {positiveInfinity: 2, negativeInfinity: 1})}, gives: {value: 3}},
    {why: "NaN is missing, not infinite", given: {type: "numeric", current: presenceOf(10, {nan: 4})}, gives: {value: 0}},
    {why: "labels cannot be infinite", given: {type: "categorical", current: presenceOf(10)}, gives: {unknown: "wrong-kind"}},
    {why: "no rows", given: {type: "numeric", current: presenceOf(0)}, gives: {unknown: "no-values"}},
  ],
  score({type, reference, current}) {
    if (type !== "numeric") return unknown("wrong-kind");
    const {rows, positiveInfinity, negativeInfinity} = current;
    if (rows === 0) return noRows;
    const value = positiveInfinity + negativeInfinity;
    return {
      value, n: {current: rows},
      also: {
        positive: positiveInfinity, negative: negativeInfinity, share: value / rows,
        ...(reference && {reference: reference.positiveInfinity + reference.negativeInfinity}),
      },
    };
  },
  says: (_, {value}) => value === 0 ? "no infinite number" : `${value} ${value === 1 ? "cell is" : "cells are"} infinite`,
});
