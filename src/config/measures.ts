import {z} from "zod";
import {choice, complaint, keys, limits, mapping, measureIds, number, plain, text} from "./parts.ts";
import {costMeasure} from "../measure/decision-cost.ts";
import {type FormulaSpec, formulaMeasure} from "../measure/formula-measure.ts";
import {orderFault} from "../measure/limit-order.ts";
import {measureById} from "../measure/index.ts";
import {type AnyMeasure, changeKinds} from "../measure/measure.ts";

const ownName = z.string().check(({value: id, issues}) => {
  const hint = !/^[a-z][a-z0-9-]*$/.test(id) ? "expected small letters, digits and hyphens, such as net-saving"
    : measureIds.includes(id) || id === "decision-cost" ? "the catalogue has a measure of that name" : undefined;
  if (hint) issues.push({code: "custom", input: id, message: hint, params: {verb: "wrong", thing: "measure name", key: true}});
});

const judged = {
  judges: choice(["score", "change"]).exactOptional().describe("What limits are held against: the number itself (unless told), or its change from the reference."),
  changes: choice(changeKinds).exactOptional().describe("How its change is told: a difference (unless told), or a ratio less 1."),
  limits: limits.exactOptional().describe("Where it turns bad: `{warn: …, fail: …}`."),
};

const orderIssues = (input: {readonly limits?: z.output<typeof limits>}, worse: AnyMeasure["worse"] = "either"): z.core.$ZodRawIssue[] => {
  const message = input.limits && orderFault(input.limits, {worse});
  return message === undefined ? [] : [{code: "custom", input, path: ["limits"], message, params: {whole: true}}];
};

/** A measure written as arithmetic over others; the descriptions are docs/config.md. */
export const formulaShape = keys({
  formula: text().describe("Arithmetic over measures, whose names are written with _ for -: `800 * recall(class: \"Hernia\") - 120 * business_mean(column: \"cost\")`."),
  title: text().exactOptional().describe("What reports call it; its name unless told."),
  about: text().exactOptional().describe("What it tells, in a sentence."),
  unit: text().exactOptional().describe("The unit shown beside it, such as EUR."),
  worse: choice(["higher", "lower", "either"]).exactOptional().describe("Which way is bad; either unless told."),
  ...judged,
}).check(({value, issues}) => {
  const fault = complaint(() => formulaMeasure({id: "own", ...value}, measureById));
  if (fault) issues.push({code: "custom", input: value, path: ["formula"], message: fault, params: {whole: true}});
  issues.push(...orderIssues(value, value.worse));
});

/** What decisions cost; the descriptions are docs/config.md. */
export const costShape = keys({
  unit: text().describe("The unit of the costs, such as EUR."),
  matrix: mapping(z.string(), mapping(z.string(), number(), "predicted classes to costs"), "actual classes to costs by predicted class")
    .describe("Costs by actual, then predicted class: `{ill: {well: 900}, well: {ill: 120}}`; 0 where none is given, below 0 what it brings."),
  ...judged,
}).check(({value, issues}) => {
  issues.push(...orderIssues(value, "higher"));
});

/** Measures of one's own by name. */
export const formulasShape = mapping(ownName, z.preprocess(plain, formulaShape), "names to {formula: …}");

/** The measures that a file describes, and the one of its costs. */
export function ownMeasures(formulas: z.output<typeof formulasShape> | undefined, costs: z.output<typeof costShape> | undefined): AnyMeasure[] {
  const written = [...formulas ?? []].map(([id, spec]) => formulaMeasure({id, ...spec} as FormulaSpec, measureById));
  return costs ? [...written, costMeasure(costs)] : written;
}
