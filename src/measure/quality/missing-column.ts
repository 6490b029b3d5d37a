import {columnPresence} from "../../comparison/column-presence.ts";
import {unknown} from "../../comparison/unknown.ts";
import {defineMeasure} from "../measure.ts";

export const missingColumn = defineMeasure({
  id: "missing-column", family: "quality",
  title: "Missing column",
  about: "Whether the current table still has the column: 1 when it is gone, 0 when it is there. A target that is not there " +
    "yet is no fault, for outcomes often come later; declare it required where it must be there.",
  over: columnPresence,
  options: {},
  unit: "", range: [0, 1], worse: "higher", limits: {fail: 1}, evidence: "fact", needs: "profile", chart: "none",
  examples: [
    {why: "both tables have it", given: {role: "feature", required: false, inReference: true, inCurrent: true},
      gives: {value: 0}},
    {why: "only the reference has it", given: {role: "feature", required: false, inReference: true, inCurrent: false},
      gives: {value: 1}},
    {why: "the outcome is not known yet", given: {role: "target", required: false, inReference: true, inCurrent: false},
      gives: {unknown: "not-declared"}},
    {why: "neither table has it", given: {role: "feature", required: false, inReference: false, inCurrent: false},
      gives: {unknown: "no-reference"}},
  ],
  score({role, required, inReference, inCurrent}) {
    if (inCurrent) return {value: 0};
    if (role === "target" && !required) return unknown("not-declared", "the outcome may come later");
    return inReference ? {value: 1} : unknown("no-reference", "neither table has the column");
  },
  says: ({inCurrent}) => inCurrent ? "the column is there" : "the column is missing from the current table",
});
