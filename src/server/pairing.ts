import type {Envelope} from "../ingest/envelope.ts";
import {Fault} from "../ingest/fault.ts";
import {readInference} from "../ingest/inference.ts";
import type {Side} from "../ingest/meaning.ts";
import {rawOf} from "../ingest/reading.ts";
import type {Receiving} from "../ingest/receiving.ts";
import type {Quarantined} from "../store/facts.ts";
import type {Store} from "../store/store.ts";
import type {Intake} from "./intake.ts";

/** One half of an inference that has come. */
export interface Half {
  readonly side: Side;
  /** What both halves carry. */
  readonly join: string;
  readonly envelope: Pick<Envelope, "time" | "data">;
  /** Its place in the request. */
  readonly index: number;
  readonly receiving: Receiving;
}

/** What became of a half: both were there, it waits for the other, or it was known already. */
export interface Paired {
  readonly accepted: number;
  readonly duplicate: number;
  readonly waiting: number;
  readonly fault: Fault | undefined;
}

/** A half as it is kept while it waits. */
interface Waiting {
  readonly time: string | null;
  readonly data: unknown;
}

const nothing: Paired = {accepted: 0, duplicate: 0, waiting: 0, fault: undefined};
const other: Readonly<Record<Side, Side>> = {request: "response", response: "request"};
const idOf = (side: Side, join: string): string => `half:${side}:${join}`;

/** What pairing stands on. */
export interface PairingPorts {
  readonly store: Store;
  readonly intake: Intake;
  /** How long a half waits, in milliseconds. */
  readonly wait: number;
}

/**
 * Joins a half with the other one. The first to come waits in the quarantine, so it survives a crash and is found by any server
 * of the store; each looks for the other again after it has been kept, so two that come at once do not miss each other.
 */
export async function pair(half: Half, ports: PairingPorts): Promise<Paired> {
  const {side, join, receiving: {model, limits}} = half;
  if (join.length > limits.name || /[\p{Cc}\p{Cs}]/u.test(join)) {
    return {...nothing, fault: new Fault("/id", `the id that joins halves is longer than ${limits.name} characters or holds control characters`)};
  }
  const before = await lookUp(half, ports);
  if (before) return joined(half, before, ports);
  if (await isKnown(ports.store, model, join)) return {...nothing, duplicate: 1};
  const stored = await keep(half, ports);
  if (!stored) return {...nothing, fault: new Fault("", `this ${side} is too large to wait for its ${other[side]}, or too many wait already`)};
  const after = await lookUp(half, ports);
  return after ? joined(half, after, ports) : {...nothing, waiting: 1};
}

async function lookUp({side, join, receiving: {model, received}}: Half, {intake, wait}: PairingPorts): Promise<Quarantined | undefined> {
  const [entry] = await intake.quarantine.held(model, [idOf(other[side], join)]);
  return entry && entry.received >= received - wait ? entry : undefined;
}

/** Whether the inference has become an event before: then this half was sent again. */
async function isKnown(store: Store, model: string, join: string): Promise<boolean> {
  return await store.count("events", {model, keys: [join, `${join}/0`]}) > 0;
}

async function keep({side, join, envelope: {time, data}, index, receiving: {model}}: Half, {intake}: PairingPorts): Promise<boolean> {
  const raw = rawOf({time: time ?? null, data} satisfies Waiting);
  return intake.quarantine.wait({model, id: idOf(side, join), index, reason: `waits for its ${other[side]}`, raw, event: join});
}

async function joined(half: Half, waiting: Quarantined, ports: PairingPorts): Promise<Paired> {
  const {side, join, envelope, receiving, index} = half, {model} = receiving;
  const before = JSON.parse(waiting.raw) as Waiting;
  const [request, response] = side === "response" ? [before.data, envelope.data] : [envelope.data, before.data];
  const answeredAt = (side === "response" ? envelope.time : before.time) ?? before.time ?? envelope.time;
  const events = readInference({id: join, request, response, time: answeredAt ?? undefined}, receiving);
  if (Fault.is(events)) {
    const raw = rawOf({id: join, request, response, time: answeredAt ?? undefined});
    await ports.intake.take("events", model, {facts: [], indices: [], rejected: [{index, path: events.path, reason: events.reason, raw}]});
  }
  const {accepted, duplicate} = Fault.is(events) ? nothing
    : await ports.intake.take("events", model, {facts: events, indices: events.map(() => index), rejected: []});
  // Only now that the event is there for good; a crash before this leaves a half that is found to be known.
  await ports.store.remove("quarantine", {model, keys: [idOf("request", join), idOf("response", join)]});
  if (Fault.is(events)) return {...nothing, fault: events};
  return {...nothing, accepted, duplicate};
}
