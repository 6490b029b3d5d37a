import type {PackedRows} from "../source/packed-rows.ts";
import type {FactKind, Facts} from "./facts.ts";

/** Where a fact stands among its kind: facts are in order of time, then key, then revision. */
export interface Place {
  readonly time: number;
  readonly key: string;
  readonly revision: number;
}

/** Which facts of a kind; all conditions together. */
export interface Query {
  readonly model?: string;
  /** Event time of events; start of the window of parts, runs, scores and kpis; when it was received of all others: from `from`. */
  readonly from?: number;
  /** The same time, up to but not including `to`. */
  readonly to?: number;
  /** Of these keys only (src/store/fact.ts says what the key of a kind is): the id of an event, of a label's event, of an API key. */
  readonly keys?: readonly string[];
  /** About this subject only. */
  readonly subject?: string;
  /** Only what was known at this time. */
  readonly asOf?: number;
  /** true: of each key only the highest revision (among those known); false: only the others, which it supersedes. */
  readonly holding?: boolean;
}

/** Which facts to remove: never what holds of a key while leaving what it superseded. */
export interface Removal extends Query {
  readonly holding?: false;
}

/** Which facts to read, and in which order. */
export interface ReadQuery extends Query {
  /** Only what stands behind this place, in the order of reading. */
  readonly after?: Place;
  readonly limit?: number;
  readonly newestFirst?: boolean;
  /** Of parts, sums and references: without their profiles, whose bytes are then empty. */
  readonly bare?: boolean;
}

/** Which events to read with their labels. */
export interface LabelledQuery {
  readonly model: string;
  readonly from: number;
  readonly to: number;
  /** What was known then, of events and of labels; all that is known unless told. */
  readonly asOf?: number;
  /** Give the ids and times, too; they are left out unless told. */
  readonly named?: boolean;
}

/** Events of one version and shape, all of them with labels of one shape or without, packed as they lie in the store. */
export interface LabelledRows {
  readonly version: string | null;
  readonly rows: number;
  /** Where each stands among all that were read with it. */
  readonly places: readonly number[];
  readonly events: PackedRows;
  /** The labels and outcomes that hold; null where none is known or the last one was taken back. */
  readonly labels: PackedRows | null;
  /** Empty unless asked for. */
  readonly ids: readonly string[];
  readonly times: readonly number[];
}

/**
 * An hour of a model's event time for which events or labels have come since it was last settled, new or sent again: whoever sends
 * again does not know how far the first time went.
 */
export interface Change {
  readonly model: string;
  /** Start of the hour, milliseconds since 1970 in UTC. */
  readonly hour: number;
  /** Rises with everything that comes. */
  readonly mark: number;
}

/** What a check of a store found. */
export interface Check {
  /** The adapter and where the data lies. */
  readonly name: string;
  /** Version of the layout. */
  readonly version: number;
  readonly bytes: number | null;
  readonly facts: Readonly<Record<FactKind, number>>;
  /** In words; none when all is well. */
  readonly problems: readonly string[];
}

/**
 * Where facts lie. Facts are appended and never changed: what corrects a fact is a fact of the same key and a higher revision.
 * Texts are well-formed Unicode. Every verb throws StoreError.
 */
export interface Store {
  /**
   * Appends facts, except those whose model, key and revision are there already, and returns how many were new. Resolved, they
   * survive a crash.
   */
  append<Kind extends FactKind>(kind: Kind, facts: readonly Facts[Kind][]): Promise<number>;
  /** Facts in the order of their places, in batches that fit in memory. */
  read<Kind extends FactKind>(kind: Kind, query?: ReadQuery): AsyncIterable<readonly Facts[Kind][]>;
  /** Where facts stand, without the facts: in the same order, in batches of many. */
  places(kind: FactKind, query?: Query): AsyncIterable<readonly Place[]>;
  /**
   * Events of a stretch of time, each with the label that holds, in batches in the order of their places; inside a batch those of
   * one shape are together.
   */
  labelled(query: LabelledQuery): AsyncIterable<readonly LabelledRows[]>;
  count(kind: FactKind, query?: Query): Promise<number>;
  /** Removes facts for good, and returns how many: for retention and for the forgetting of a subject. */
  remove(kind: FactKind, query: Removal): Promise<number>;
  /** Hours of event time with events or labels that nobody has settled, oldest first. A label marks the hour of its event. */
  changes(model?: string): Promise<readonly Change[]>;
  /** Takes changes off the list, unless something has come since they were read. */
  settle(changes: readonly Change[]): Promise<void>;
  /** A text kept for coordination (a lease, a cursor), or null. */
  value(name: string): Promise<string | null>;
  /** Replaces such a text if it still is what is expected, and says whether it was; null is none. */
  swap(name: string, expected: string | null, next: string | null): Promise<boolean>;
  check(): Promise<Check>;
  /** Waits for what is being appended, and lets go. */
  close(): Promise<void>;
}

/** The world failed: the disk is full, the server does not answer, the data are of another version. */
export class StoreError extends Error {
  /** `busy` and `unavailable` may pass; the others will not by themselves. */
  readonly code: "unavailable" | "busy" | "full" | "corrupt" | "newer-version" | "not-a-store" | "closed" | "too-large";
  constructor(code: StoreError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}

/** The length of the stretches in which changes are told, in milliseconds. */
export const changeSpan = 3_600_000;
