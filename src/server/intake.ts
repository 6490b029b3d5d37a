import {isDeepStrictEqual} from "node:util";
import {type HeldBack, quarantine, type Quarantine} from "../ingest/quarantine.ts";
import type {Reading, Rejection} from "../ingest/reading.ts";
import type {Receiving} from "../ingest/receiving.ts";
import {type Sent, type Wires, wires} from "../ingest/wire.ts";
import {textHash} from "../sketch/hash.ts";
import {placeOf} from "../store/fact.ts";
import type {Facts} from "../store/facts.ts";
import type {Model} from "./model-list.ts";
import type {Ports} from "./ports.ts";
import {tally, type Tally} from "./tally.ts";

/** Where an item of a request went wrong. */
export type ItemError = Omit<Rejection, "raw">;

/** What became of a request's items; said only once the store has them for good. */
export interface Answer {
  readonly accepted: number;
  /** Known already: sent again, or sent twice. */
  readonly duplicate: number;
  readonly rejected: number;
  readonly errors: readonly ItemError[];
}

/** Takes what was read into the store. */
export interface Intake {
  readonly wires: Wires;
  readonly quarantine: Quarantine;
  readonly tally: Tally;
  /** The circumstances in which something for a model is read now. */
  receiving(model: Model): Receiving;
  /** Stores facts; what was rejected is kept in quarantine. */
  take<Kind extends Sent>(kind: Kind, model: string, reading: Reading<Facts[Kind]>): Promise<Answer>;
}

/** The way into the store. */
export function intake(ports: Ports): Intake {
  const {store, clock, settings: {limits, hashKey, quarantine: room}} = ports;
  const hash = textHash(hashKey), held = quarantine({store, clock, room}), counts = tally();
  const conflicts = async <Kind extends Sent>(kind: Kind, model: string, {facts, indices}: Reading<Facts[Kind]>): Promise<ItemError[]> => {
    if (kind === "events") return [];
    const stored = new Map<string, Facts[Kind]>();
    const keys = facts.map((fact) => placeOf(kind, fact).key);
    for await (const some of store.read(kind, {model, keys: [...new Set(keys)]})) {
      for (const fact of some) stored.set(nameOf(kind, fact), fact);
    }
    return facts.flatMap((fact, i) => {
      const before = stored.get(nameOf(kind, fact));
      return before && !isSame(before, fact) ? [conflict(fact as Facts["labels" | "kpis"], indices[i])] : [];
    });
  };
  return {
    wires: wires(limits), quarantine: held, tally: counts,
    receiving: ({model, columns}) => ({model, columns, received: clock(), limits, subject: hash.label}),
    async take(kind, model, reading) {
      const {facts, rejected} = reading;
      const accepted = facts.length > 0 ? await store.append(kind, facts) : 0;
      const contrary = accepted < facts.length ? await conflicts(kind, model, reading) : [];
      await held.hold(kind, model, rejected.map((one): HeldBack => ({...one, subject: hash.label})));
      const errors = [...rejected.map(({raw: _, ...error}) => error), ...contrary].sort((a, b) => a.index - b.index);
      const outcomes = {accepted, duplicate: facts.length - accepted - contrary.length, rejected: errors.length};
      counts.add(model, kind, outcomes);
      return {...outcomes, errors};
    },
  };
}

const nameOf = <Kind extends Sent>(kind: Kind, fact: Facts[Kind]): string => {
  const {key, revision} = placeOf(kind, fact);
  return JSON.stringify([key, revision]);
};

/** Whether two facts say the same; when each was learned does not matter. */
const isSame = (a: object, b: object): boolean => isDeepStrictEqual({...a, received: 0}, {...b, received: 0});

const conflict = ({revision}: {readonly revision: number}, index: number): ItemError =>
  ({index, path: "/revision", reason: `revision ${revision} says something else already; a correction needs a higher revision`});
