import {z} from "zod";
import {measureById, measures} from "../measure/index.ts";
import {orderFault} from "../measure/limit-order.ts";
import {optionsOf} from "../measure/measure.ts";

// Every `error` is the end of a sentence that begins with the key, its value and its line: what would have been right.

/** An object whose unknown keys are errors that name the known ones. */
export const keys = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape, {
  error: ({code}) =>
    code === "unrecognized_keys" ? `one of: ${Object.keys(shape).join(", ")}` : "expected a mapping of keys to values",
});

/** YAML hands mappings over as Maps. */
export const plain = (value: unknown): unknown => {
  if (!(value instanceof Map)) return value;
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, part] of value) object[String(key)] = part;
  return object;
};

/** One of some words. */
export const choice = <const Choices extends readonly string[]>(choices: Choices) =>
  z.enum(choices, {error: `one of: ${choices.join(", ")}`});
/** A text. */
export const text = () => z.string({error: "expected a text"});
/** A list of texts. */
export const texts = () => z.array(text(), {error: "expected a list of texts"});
/** True or false. */
export const flag = () => z.boolean({error: "expected true or false"});
/** A number. */
export const number = () => z.number({error: "expected a number"});
/** A number between 0 and 1. */
export const share = (error = "expected a number between 0 and 1") => z.number({error}).gt(0, {error}).lt(1, {error});
/** A number above 0, at most 1. */
export const wholeShare = (error = "expected a number above 0, at most 1") => z.number({error}).gt(0, {error}).lte(1, {error});
/** A number above 0. */
export const positive = (error = "expected a number above 0") => z.number({error}).gt(0, {error});
/** A whole number, 0 or more. */
export const rows = (error = "expected a whole number, 0 or more") => z.int({error}).gte(0, {error});
/** A mapping whose keys are names from outside. */
export const mapping = <Key extends z.ZodString, Value extends z.ZodType>(key: Key, value: Value, of: string) =>
  z.map(key, value, {error: `expected a mapping of ${of}`});

/** The ids of all measures. */
export const measureIds = measures.map(({id}) => id);

/** A measure as the key of a mapping. */
export const measure = z.string().refine((id) => measureIds.includes(id), {
  error: `one of: ${measureIds.join(", ")}`, params: {verb: "unknown", thing: "measure", key: true},
});
/** Where a score turns bad. */
export const limits = z.preprocess(plain, keys({warn: number().exactOptional(), fail: number().exactOptional()}));
/** Limits of several measures; a failure before its warning is a fault. */
export const limitsByMeasure = mapping(measure, limits, "measures to {warn, fail}").check(({value, issues}) => {
  for (const [id, some] of value) {
    const fault = measureIds.includes(id) ? orderFault(some, measureById(id)) : undefined;
    if (fault) issues.push({code: "custom", input: value, path: [id], message: fault, params: {whole: true}});
  }
});
/** The value of an option. */
export const option = z.union([z.string(), z.number(), z.boolean()], {error: "expected a text, a number, true or false"});
/** Options of one measure. */
export const given = mapping(z.string(), option, "options to values");

/** Options of several measures; those that a measure does not have are faults. */
export const optionsByMeasure = mapping(measure, given, "measures to their options").check(({value, issues}) => {
  for (const [id, some] of value) {
    const fault = measureIds.includes(id) ? complaint(() => optionsOf(measureById(id), Object.fromEntries(some))) : undefined;
    if (fault) issues.push({code: "custom", input: value, path: [id], message: fault, params: {whole: true}});
  }
});

/** The message of the error that some work throws; undefined when it throws none. */
export function complaint(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
