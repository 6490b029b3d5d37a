import {presencePair} from "../../comparison/presence-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {defineMeasure} from "../measure.ts";

const cells = {rows: 10, missing: 0, empty: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, mismatched: 0};

export const textContent = defineMeasure({
  id: "text-content", family: "drift",
  title: "Change of text content",
  about: "Whether a classifier can tell the texts of the two tables apart. A profile keeps no text, so that no note about a patient can " +
    "leak from it; there is no answer from profiles, and this name exists so that settings of other tools are read.",
  over: {...presencePair, id: "text", reads: ["text"]},
  options: {},
  unit: "", range: [0, 1], worse: "higher", evidence: "none", needs: "rows", chart: "none",
  examples: [
    {why: "a profile holds no text", given: {type: "text", reference: cells, current: cells}, gives: {unknown: "needs-rows"}},
    {why: "with or without a reference", given: {type: "text", current: cells}, gives: {unknown: "needs-rows"}},
  ],
  score: () => unknown("needs-rows", "a profile keeps no text"),
});
