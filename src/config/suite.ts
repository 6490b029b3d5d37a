import {z} from "zod";
import {choice, complaint, flag, given, keys, mapping, measureIds, number, plain, text, texts} from "./parts.ts";
import {kinds, roles} from "../data/column.ts";
import {orderFault} from "../measure/limit-order.ts";
import {measureById} from "../measure/index.ts";
import {type AnyMeasure, changeKinds, optionsOf} from "../measure/measure.ts";
import type {Condition, Suite, SuiteCheck} from "../measure/suite.ts";

const demands = {
  warn: number().exactOptional().describe("Where it turns to a warning, in the direction in which the measure is worse."),
  fail: number().exactOptional().describe("Where it turns to a failure, in that direction; judged by evidence and effect, as in a report."),
  min: number().exactOptional().describe("The least that it must be; that number itself is allowed."),
  max: number().exactOptional().describe("The most that it may be; that number itself is allowed."),
};

const like = z.preprocess(plain, keys({kind: choice(kinds).exactOptional(), role: choice(roles).exactOptional()}));
const someColumns = z.union([choice(["all", "derived"]), texts(), like], {
  error: "one of: all, derived, a list of columns, {kind: …}, {role: …}, {kind: …, role: …}",
});

/** What may be said of one check of a suite; the descriptions are docs/config.md. */
export const checkShape = keys({
  name: text().exactOptional().describe("What the check is called; the measure's title unless told."),
  measure: text().describe("The measure that is asked: one of docs/measures.md, or of your own."),
  column: text().exactOptional().describe("For a measure of columns: the column that it is asked of."),
  columns: someColumns.exactOptional()
    .describe("Or several: a list, `all`, those of a kind or role (`{role: feature, kind: numeric}`), or `derived`: the model's margin or error."),
  segment: mapping(z.string(), text(), "segment columns to labels").exactOptional()
    .describe("Only the rows with these labels of segment columns: `{site: Lyon}`."),
  options: given.exactOptional().describe("Options of the measure: `{bins: 20}`."),
  ...demands,
  equals: number().exactOptional().describe("The only number that it may be."),
  change: z.preprocess(plain, keys({...demands, as: choice(changeKinds).exactOptional()})).exactOptional()
    .describe("The same (warn, fail, min, max) of the change from the reference: `{fail: -0.05}`; told as its measure tells it, or `as: difference` or `as: ratio` (less 1: `{max: 0.1, as: ratio}` is at most a tenth more)."),
  strict: flag().exactOptional().describe("Judge the bare number, as if nothing were left to chance."),
  severity: choice(["fail", "warn"]).exactOptional().describe("The most that the check can say."),
  required: flag().exactOptional().describe("Whether it must be told: an unknown is then as bad as a failure."),
}).check(({value, issues}) => {
  for (const {message, path = [], params} of faultsOf(value)) {
    issues.push({code: "custom", input: value, path, message, params: params ?? {whole: true}});
  }
});

/** All suites by name. */
export const suitesShape = mapping(z.string(), z.array(z.preprocess(plain, checkShape), {error: "expected a list of checks"}), "names of suites to checks");

type CheckConfig = z.output<typeof checkShape>;

interface Fault {
  readonly message: string;
  readonly path?: string[];
  readonly params?: {readonly verb: string; readonly bare?: boolean};
}

/** What makes no sense together, in the words that follow the place. */
function faultsOf(check: CheckConfig): Fault[] {
  if (!measureIds.includes(check.measure)) return [];
  const measure = measureById(check.measure);
  return [...subjectFaults(check, measure), ...conditionFaults(check, measure), ...optionFaults(check, measure)];
}

const misplaced = (key: string, message: string): Fault => ({path: [key], message, params: {verb: "misplaced", bare: true}});

function subjectFaults({column, columns}: CheckConfig, {id, over}: AnyMeasure): Fault[] {
  if (over.subject === "table") {
    const message = `${id} is about the table as a whole`;
    return [...(column === undefined ? [] : [misplaced("column", message)]), ...(columns === undefined ? [] : [misplaced("columns", message)])];
  }
  if (column !== undefined && columns !== undefined) return [misplaced("columns", "give column or columns, not both")];
  return column === undefined && columns === undefined ? [{message: `missing column of ${id}; expected column: NAME or columns: all`}] : [];
}

function conditionFaults(check: CheckConfig, measure: AnyMeasure): Fault[] {
  const {equals, change} = check, isLimited = isSet(check.warn) || isSet(check.fail), isBound = isSet(check.min) || isSet(check.max);
  const forms = [isLimited, isBound, isSet(equals), change !== undefined].filter(Boolean).length;
  if (forms > 1) return [{message: `two conditions of ${measure.id}; expected one of: limits (warn, fail), bounds (min, max), equals, change`}];
  if (forms === 0) {
    const hasOwn = measure.limits?.warn !== undefined || measure.limits?.fail !== undefined;
    return hasOwn ? [] : [{message: `missing condition: ${measure.id} has no limits of its own; one of: warn, fail, min, max, equals, change`}];
  }
  return change ? changeFaults(change, measure) : [...boundsFaults(check), ...orderFaults(check, measure)];
}

const isSet = (value: number | undefined): boolean => value !== undefined;

const boundsFaults = ({min, max}: Pick<Condition, "min" | "max">, under: readonly string[] = []): Fault[] =>
  min !== undefined && max !== undefined && min > max ? [{path: [...under, "min"], message: "min must not be above max", params: {verb: "invalid"}}] : [];

function orderFaults(limits: Pick<Given, "warn" | "fail">, measure: Pick<AnyMeasure, "worse">, path: string[] = []): Fault[] {
  const message = orderFault(limits, measure);
  return message === undefined ? [] : [{message, path}];
}

function changeFaults(change: NonNullable<CheckConfig["change"]>, {id, worse}: AnyMeasure): Fault[] {
  const {warn, fail, min, max} = change, isLimited = isSet(warn) || isSet(fail), isBound = isSet(min) || isSet(max);
  if (isLimited === isBound) return [{message: `${isBound ? "two conditions" : "missing condition"} on the change of ${id}; expected limits (warn, fail) or bounds (min, max)`}];
  const sign = worse === "higher" ? "above 0, for more is worse" : "below 0, for less is worse";
  const isWrong = (limit: number | undefined): boolean => limit !== undefined && (worse === "higher" ? limit <= 0 : worse === "lower" && limit >= 0);
  const wrong = Object.entries({warn, fail}).filter(([, limit]) => isWrong(limit))
    .map(([key]): Fault => ({path: ["change", key], message: `expected a number ${sign}`, params: {verb: "invalid"}}));
  return [...wrong, ...boundsFaults(change, ["change"]), ...orderFaults(change, {worse}, ["change"])];
}

function optionFaults({options}: CheckConfig, measure: AnyMeasure): Fault[] {
  const message = options && complaint(() => optionsOf(measure, Object.fromEntries(options)));
  return message === undefined ? [] : [{message, path: ["options"]}];
}

/** A suite as it was read. */
export const suiteOf = (name: string, checks: readonly CheckConfig[]): Suite => ({name, checks: checks.map(checkOf)});

function checkOf({column, columns, segment, options, warn, fail, min, max, equals, change, ...rest}: CheckConfig): SuiteCheck {
  const condition = conditionOf({warn, fail, min: equals ?? min, max: equals ?? max}, change);
  const asked = column === undefined ? columns : [column];
  return {
    ...rest, ...(asked !== undefined && {columns: asked}), ...(condition && {condition}),
    ...(segment && {segment: Object.fromEntries(segment)}), ...(options && {options: Object.fromEntries(options)}),
  };
}

type Given = {readonly [K in "warn" | "fail" | "min" | "max"]?: number | undefined};
type GivenChange = NonNullable<CheckConfig["change"]>;

function conditionOf(own: Given, change: GivenChange | undefined): Condition | undefined {
  const said = Object.entries(change ?? own).filter(([, limit]) => limit !== undefined);
  return said.length === 0 ? undefined : {of: change ? "change" : "score", ...Object.fromEntries(said)};
}
