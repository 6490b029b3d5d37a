import type {Shape} from "./shape.ts";

// What other servers send is held to its outline only: they may add keys that mean nothing to us.
const open = (properties: Readonly<Record<string, Shape>>, required: readonly string[]): Shape => ({type: "object", required, properties});

const tensors: Shape = {
  type: "array", minItems: 1, maxItems: 10_000,
  items: open({
    name: {type: "string", maxLength: 200}, datatype: {type: "string", maxLength: 20}, parameters: {type: "object"},
    shape: {type: "array", minItems: 1, maxItems: 8, items: {type: "integer", minimum: 0, maximum: 1e9}},
  }, ["name", "shape", "datatype"]),
};

/** A request of the Open Inference Protocol, version 2. */
export const inputsShape: Shape = open({inputs: tensors}, ["inputs"]);
/** Its answer. */
export const outputsShape: Shape = open({outputs: tensors, model_version: {type: ["string", "null"], maxLength: 200}}, ["outputs"]);
/** A request of version 1 (TensorFlow Serving, KServe). */
export const instancesShape: Shape = open({instances: {type: "array", minItems: 1}}, ["instances"]);
/** Its answer. */
export const predictionsShape: Shape = open({predictions: {type: "array", minItems: 1}}, ["predictions"]);

const names: Shape = {type: "array", maxItems: 10_000, items: {type: "string", maxLength: 200}};
const sheet: Shape = open({
  names, ndarray: {type: "array"},
  tensor: open({shape: {type: "array", maxItems: 8, items: {type: "integer", minimum: 0, maximum: 1e9}}, values: {type: "array"}}, ["shape", "values"]),
}, []);

/** A message of Seldon's own protocol, asked or answered. */
export const seldonShape: Shape = open({data: sheet}, ["data"]);
/** What Seldon's feedback says to have been true. */
export const feedbackShape: Shape = open({truth: open({data: sheet}, ["data"]), reward: {type: "number"}}, ["truth"]);
