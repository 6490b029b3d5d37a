import type {Envelope} from "./envelope.ts";
import {Fault, shown} from "./fault.ts";

/** One side of an inference: what was asked, or what was answered. */
export type Side = "request" | "response";

/** What a CloudEvent is to us. */
export type Meaning =
  | {readonly kind: "half"; readonly side: Side; readonly join: string; readonly models: readonly string[]}
  | {readonly kind: "feedback"; readonly join: string; readonly models: readonly string[]}
  | {readonly kind: "own"; readonly of: "event" | "label" | "kpi"; readonly models: readonly string[]}
  | {readonly kind: "ignored"};

type Reader = (envelope: Envelope) => Meaning | Fault;

/** KServe's agent gives request and response one id; those of a transformer or explainer would count an inference twice. */
const kserve = (side: Side): Reader => ({id, attributes}) => {
  const component = attributes.get("component") ?? "predictor";
  return component === "predictor" ? {kind: "half", side, join: id, models: named(attributes, ["inferenceservicename"])} : {kind: "ignored"};
};

/** Seldon gives every event an id of its own; `requestid` joins them. */
const seldon = (make: (join: string, models: readonly string[]) => Meaning): Reader => ({attributes}) => {
  const join = attributes.get("requestid");
  return join ? make(join, named(attributes, ["inferenceservicename", "modelid"])) : new Fault("/requestid", 'missing attribute "requestid"');
};
const seldonHalf = (side: Side): Reader => seldon((join, models) => ({kind: "half", side, join, models}));

const own = (of: "event" | "label" | "kpi"): Reader => ({attributes}) => ({kind: "own", of, models: named(attributes, ["model"])});

const readers: ReadonlyMap<string, Reader> = new Map([
  ["org.kubeflow.serving.inference.request", kserve("request")],
  ["org.kubeflow.serving.inference.response", kserve("response")],
  ["io.seldon.serving.inference.request", seldonHalf("request")],
  ["io.seldon.serving.inference.response", seldonHalf("response")],
  ["io.seldon.serving.feedback", seldon((join, models) => ({kind: "feedback", join, models}))],
  ["io.plumbline.event", own("event")],
  ["io.plumbline.label", own("label")],
  ["io.plumbline.kpi", own("kpi")],
]);

const named = (attributes: ReadonlyMap<string, string>, names: readonly string[]): string[] =>
  names.flatMap((name) => attributes.get(name) ?? []);

/** Says what a CloudEvent is, by its type. */
export function meaningOf(envelope: Envelope): Meaning | Fault {
  const reader = readers.get(envelope.type);
  return reader ? reader(envelope) : new Fault("/type", `unknown type ${shown(envelope.type)}; one of: ${[...readers.keys()].join(", ")}`);
}
