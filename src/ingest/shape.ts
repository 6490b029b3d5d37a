import {Ajv} from "ajv";
import {type Fault, faultOf} from "./fault.ts";
import type {Limits} from "./limits.ts";

/** A JSON Schema: compiled to check what comes in, and shown as it is in the description of the API. */
export type Shape = Readonly<Record<string, unknown>>;

/** Holds a value against a shape; nothing when it fits. */
export type Check = (value: unknown) => Fault | undefined;

const ajv = new Ajv({allowUnionTypes: true, verbose: true});

/** Compiles a shape (Ajv is about thirty times faster here than checks that are interpreted). */
export function check(shape: Shape): Check {
  const validate = ajv.compile(shape);
  return (value) => validate(value) ? undefined : faultOf(validate.errors![0]);
}

// Lone surrogates and control characters come back from a store as something else, or part a log line in two.
const name = (limits: Limits, description: string): Shape =>
  ({type: "string", minLength: 1, maxLength: limits.name, pattern: "^[^\\p{Cc}\\p{Cs}]*$", description});
const cell = (limits: Limits): Shape => ({type: ["string", "number", "boolean", "null"], maxLength: limits.text});
const cells = (limits: Limits, description: string): Shape =>
  ({type: "object", maxProperties: limits.columns, propertyNames: {maxLength: limits.name}, additionalProperties: cell(limits), description});

const object = (title: string, properties: Readonly<Record<string, Shape>>, required: readonly string[]): Shape =>
  ({title, type: "object", additionalProperties: false, required, properties});

const revision: Shape = {type: "integer", minimum: 1, maximum: 1e9, description: "1 unless told; a correction needs a higher one"};
const time = (description: string): Shape => ({type: ["string", "number"], maxLength: 40, description});
const id = (limits: Limits): Shape => name(limits, "a name without control characters, the same whenever the event is sent again");

/** What an event looks like on the wire. */
export const eventShape = (limits: Limits): Shape => object("Event", {
  id: id(limits),
  time: time("when the model answered: ISO 8601, UTC where no offset is given, or milliseconds since 1970; now, when left out"),
  version: {...name(limits, "version of the model that answered"), type: ["string", "null"]},
  subject: {...name(limits, "whom it is about; only a keyed hash of it is kept"), type: ["string", "null"]},
  features: cells(limits, "what the model was asked, by column"),
  prediction: {...cell(limits), description: "what it answered"},
  scores: {
    type: "object", maxProperties: limits.columns, additionalProperties: {type: ["number", "null"]},
    description: "probability by class, or by the score column's name",
  },
  segments: cells(limits, "parts of the traffic that are watched by themselves, by column"),
}, ["id"]);

/** What a label looks like on the wire. */
export const labelShape = (limits: Limits): Shape => object("Label", {
  id: id(limits),
  label: {...cell(limits), description: "what turned out to be true"},
  outcomes: cells(limits, "business values that became known, by column; what a message does not speak of stays as it was"),
  revision: {...revision, description: "unless told, this adds to what is known (the first is 1); a correction needs a higher one"},
  retracted: {type: "boolean", description: "takes an earlier label back"},
}, ["id"]);

/** What an aggregate value looks like on the wire. */
export const kpiShape = (limits: Limits): Shape => object("Kpi", {
  name: name(limits, "what is counted: a name without control characters"),
  value: {type: "number"},
  from: time("beginning of the time it covers"),
  to: time("end of the time it covers, exclusive"),
  revision,
}, ["name", "value", "from", "to"]);
