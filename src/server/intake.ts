import {isDeepStrictEqual} from "node:util";
import type {LabelFact} from "../data/event.ts";
import {foldedLabel} from "../ingest/folded-label.ts";
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
  const known = async <Kind extends Sent>(kind: Kind, model: string, facts: readonly Facts[Kind][]): Promise<Facts[Kind][]> => {
    const keys = new Set(facts.map((fact) => placeOf(kind, fact).key)), found: Facts[Kind][] = [];
    for await (const some of store.read(kind, {model, keys: [...keys]})) found.push(...some);
    return found;
  };
  const conflicts = async <Kind extends Sent>(kind: Kind, model: string, {facts, indices, rawOf = () => ""}: Reading<Facts[Kind]>): Promise<Rejection[]> => {
    if (kind === "events") return [];
    const stored = new Map((await known(kind, model, facts)).map((fact) => [nameOf(kind, fact), fact]));
    return facts.flatMap((fact, i) => {
      const before = stored.get(nameOf(kind, fact));
      return before && !isSame(before, fact) ? [{...conflict(fact as Facts["labels" | "kpis"], indices[i]), raw: rawOf(i)}] : [];
    });
  };
  /** Labels with what is known of their events already. */
  const folded = async (model: string, labels: readonly LabelFact[]): Promise<LabelFact[]> => {
    const byId = Map.groupBy(await known("labels", model, labels), ({id}) => id);
    return labels.map((label) => {
      const fact = foldedLabel(label, byId.get(label.id) ?? []);
      byId.set(label.id, [...byId.get(label.id) ?? [], fact]);
      return fact;
    });
  };
  return {
    wires: wires(limits), quarantine: held, tally: counts,
    receiving: ({model, columns}) => ({model, columns, received: clock(), limits, subject: hash.label}),
    async take(kind, model, read) {
      const facts = kind === "labels" ? await folded(model, read.facts as unknown as readonly LabelFact[]) as unknown as typeof read.facts : read.facts;
      const reading = {...read, facts}, {rejected} = read;
      const accepted = facts.length > 0 ? await store.append(kind, facts) : 0;
      const contrary = accepted < facts.length ? await conflicts(kind, model, reading) : [];
      const refused = [...rejected, ...contrary];
      await held.hold(kind, model, refused.map((one): HeldBack => ({...one, subject: hash.label})));
      const errors = refused.map(({raw: _, ...error}) => error).sort((a, b) => a.index - b.index);
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
