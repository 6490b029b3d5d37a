import type {Row} from "../data/event.ts";
import type {FactKind, Facts, Scores, Stretch} from "./facts.ts";
import {type Figure, Figures} from "./figures.ts";
import type {Place} from "./store.ts";

/** A fact as adapters keep it: where it stands, by what it is found, and the rest as text and bytes. */
export interface Kept extends Place {
  readonly model: string;
  /** When it was learned. */
  readonly known: number;
  readonly subject: string | null;
  /** JSON text; empty where a row or figures are packed in the bytes (packing.ts). */
  readonly body: string;
  readonly bytes: Uint8Array | null;
}

/** Names rows of a model: the same rows, the same text. */
export const stretchKey = ({window, version}: Omit<Stretch, "model">, ...more: readonly string[]): string =>
  JSON.stringify([window.start, window.end, version, ...more]);

/** What such a name says. */
export const stretchIn = (key: string): Omit<Stretch, "model"> & {readonly more: readonly string[]} => {
  const [start, end, version, ...more] = JSON.parse(key) as [number, number, string | null, ...string[]];
  return {window: {start, end}, version, more};
};

/** All but the body. */
export type Head = Omit<Kept, "body" | "bytes">;

/** How a kind is kept; `time` decides the order and retention, `key` and `revision` what is the same. */
interface Keeping<Fact> {
  readonly head: (fact: Fact) => Head;
  readonly pack: (fact: Fact) => unknown;
  readonly unpack: (packed: never, kept: Kept) => Fact;
}

const nobody = {subject: null};

/** A row with no prototype: no name in it is special. */
const bare = (row: Row): Row => Object.setPrototypeOf(row, null) as Row;

/** Kinds whose whole is the body. */
const whole = <Fact>(head: (fact: Fact) => Head): Keeping<Fact> =>
  ({head, pack: (fact) => fact, unpack: (packed: Fact) => packed});

/** Kinds with a profile in them, which is kept beside the body. */
const withBytes = <Fact extends {readonly bytes: Uint8Array}>(head: (fact: Fact) => Head): Keeping<Fact> => ({
  head, pack: ({bytes: _, ...rest}) => rest,
  unpack: (packed: Omit<Fact, "bytes">, {bytes}) => ({...packed, bytes: bytes ?? new Uint8Array()}) as Fact,
});

type Known = Stretch & {readonly generation: number; readonly knownAt: number};

const ofWindow = ({model, window, generation, knownAt}: Known, key: string): Head =>
  ({model, key, revision: generation, time: window.start, known: knownAt, ...nobody});

const received = (fact: {readonly received: number; readonly revision: number}, model: string, key: string): Head =>
  ({model, key, revision: fact.revision, time: fact.received, known: fact.received, ...nobody});

type Packed<Rest> = readonly [Row, Rest];

const keepings: {readonly [Kind in FactKind]: Keeping<Facts[Kind]>} = {
  events: {
    head: ({model, id, time, received: known, subject}) => ({model, key: id, revision: 0, time, known, subject}),
    pack: ({row, version}) => [row, version],
    unpack: ([row, version]: Packed<string | null>, {model, key: id, time, known, subject}) =>
      ({model, id, version, time, received: known, subject, row: bare(row)}),
  },
  labels: {
    head: (fact) => received(fact, fact.model, fact.id),
    pack: ({row, retracted}) => [row, retracted],
    unpack: ([row, retracted]: Packed<boolean>, {model, key: id, revision, known}) =>
      ({model, id, revision, received: known, retracted, row: bare(row)}),
  },
  quarantine: whole((fact) => ({...received(fact, fact.model, fact.id), subject: fact.subject})),
  parts: withBytes((fact) => ofWindow(fact, stretchKey(fact, fact.plan, fact.collector))),
  sums: withBytes((fact) => ofWindow({...fact, generation: 0}, stretchKey(fact, fact.plan))),
  runs: whole((fact) => ofWindow(fact, stretchKey(fact, fact.reference))),
  scores: {
    head: (fact) => ofWindow(fact, stretchKey(fact, fact.reference)), pack: (fact) => fact,
    unpack: (packed: Omit<Scores, "figures"> & {readonly figures: readonly Figure[]}) => ({...packed, figures: Figures.of(packed.figures)}),
  },
  references: withBytes((fact) => received(fact, fact.model, fact.name)),
  promotions: whole((fact) => received(fact, fact.model, "")),
  kpis: whole((fact) => ({
    ...received(fact, fact.model, JSON.stringify([fact.name, fact.window.start, fact.window.end])), time: fact.window.start,
  })),
  outbox: whole((fact) => ({...received(fact, fact.model, fact.id), subject: fact.subject})),
  audit: whole((fact) => received({...fact, revision: 0}, fact.model ?? "", fact.id)),
  keys: whole((fact) => received(fact, "", fact.id)),
  models: whole((fact) => received(fact, fact.model, "")),
};

/** Every kind of fact. */
export const factKinds = Object.keys(keepings) as readonly FactKind[];

/** What an adapter keeps of a fact. */
export const keptOf = <Kind extends FactKind>(kind: Kind, fact: Facts[Kind]): Kept => {
  const {head, pack} = keepings[kind];
  return {...head(fact), body: JSON.stringify(pack(fact)), bytes: "bytes" in fact ? fact.bytes : null};
};

/** The fact that an adapter kept with a body. */
export const factOf = <Kind extends FactKind>(kind: Kind, kept: Kept): Facts[Kind] =>
  keepings[kind].unpack(JSON.parse(kept.body) as never, kept);

/** What is kept of a fact whose rest is packed. */
export const headOf = <Kind extends FactKind>(kind: Kind, fact: Facts[Kind]): Head => keepings[kind].head(fact);

/** A fact with a row from what was kept of it and what was packed: the version of an event, whether a label is retracted. */
export const rowFactOf = <Kind extends "events" | "labels">(kind: Kind, kept: Kept, packed: readonly [Row, string | boolean | null]): Facts[Kind] =>
  keepings[kind].unpack(packed as never, kept);

/** Where a fact stands among its kind: what `after` takes to read on behind it. */
export const placeOf = <Kind extends FactKind>(kind: Kind, fact: Facts[Kind]): Place => {
  const {time, key, revision} = keepings[kind].head(fact);
  return {time, key, revision};
};
