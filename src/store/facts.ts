import type {LabelFact, PredictionEvent} from "../data/event.ts";
import type {Schema} from "../data/schema.ts";
import type {Window} from "../data/window.ts";
import type {Run} from "../result/result.ts";
import type {Figures} from "./figures.ts";

/** An event or label that could not be taken, held until somebody looks: what came, where, and what was wrong with it. */
export interface Quarantined {
  readonly model: string;
  /** Names this entry. */
  readonly id: string;
  /** Ascending from 1; the highest one says what became of it. */
  readonly revision: number;
  readonly received: number;
  readonly state: "held" | "replayed" | "discarded";
  /** Place in the batch that it came in. */
  readonly index: number;
  /** Where in the entry the fault is, such as "row.age"; empty for the whole. */
  readonly path: string;
  readonly reason: string;
  /** What came, as JSON text; empty once nothing of it may be kept. */
  readonly raw: string;
  /** The event and the subject (hashed) that it speaks of, where that could be read. */
  readonly event: string | null;
  readonly subject: string | null;
}

/** Which rows a profile or a run is about; segments of them are inside it. */
export interface Stretch {
  readonly model: string;
  readonly window: Window;
  /** Of a part: the version of the model that its events name, null where they name none. Of a run: null is all versions together. */
  readonly version: string | null;
}

/** A profile of some of a window's rows; the window's profile is the merge of the newest generation of each collector. */
export interface Part extends Stretch {
  readonly plan: string;
  /** Who counted: the closer, or an edge collector that sends profiles instead of rows. */
  readonly collector: string;
  /** Ascending from 1; the highest one holds, the others stay for those who ask what was known before. */
  readonly generation: number;
  readonly knownAt: number;
  /** What went in: the stretch of event time, events, and events whose label was known. */
  readonly covers: {readonly from: number; readonly to: number; readonly events: number; readonly labels: number};
  /** The profile, as src/profile/codec.ts writes it. */
  readonly bytes: Uint8Array;
}

/**
 * The sum of a day's parts of one version and plan, so that long stretches are read by the day. It is no knowledge of its own: where
 * the parts that it names are not those that are asked for, nobody looks at it, and it can be removed at any time.
 */
export interface DaySum extends Stretch {
  readonly plan: string;
  readonly knownAt: number;
  /** Names the parts that went in, their generations with them. */
  readonly parts: string;
  /** The profile. */
  readonly bytes: Uint8Array;
}

/** The results of one window against one reference, as they were known at one time. */
export interface StoredRun extends Stretch {
  /** What the window was compared with: the name of a profile, "previous", "rolling-4" and so on. */
  readonly reference: string;
  /** Ascending from 1; a restatement is one more. */
  readonly generation: number;
  readonly knownAt: number;
  readonly run: Run;
}

/**
 * The figures of a run without its distributions: a year of them is read at once. A window without any row has no run, only
 * scores without figures.
 */
export interface Scores extends Stretch {
  readonly reference: string;
  readonly generation: number;
  readonly knownAt: number;
  readonly rows: number;
  /** Rows whose label is known. */
  readonly labels: number;
  /** How many windows with rows, this one the last of them, the verdicts may rest on; absent where on this one alone. */
  readonly reach?: number;
  readonly figures: Figures;
}

/** A profile that windows are compared with. */
export interface Reference {
  readonly model: string;
  readonly name: string;
  /** Ascending from 1; the highest one holds. */
  readonly revision: number;
  readonly received: number;
  readonly plan: string;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** From a time on, a named reference is the one that windows are compared with. */
export interface Promotion {
  readonly model: string;
  readonly revision: number;
  readonly received: number;
  readonly reference: string;
  /** Name of the key or person that did it. */
  readonly actor: string;
}

/** A value for a stretch of time that came from elsewhere: revenue of a day, beds of a week. */
export interface Kpi {
  readonly model: string;
  readonly name: string;
  readonly window: Window;
  readonly revision: number;
  readonly received: number;
  readonly value: number;
}

/** A message that is to leave: it is sent at least once. */
export interface Outgoing {
  readonly model: string;
  readonly id: string;
  /** Ascending from 1; the highest one says how far it is. */
  readonly revision: number;
  readonly received: number;
  readonly state: "due" | "sent" | "failed";
  /** Name of the way out. */
  readonly channel: string;
  /** JSON text. */
  readonly body: string;
  readonly subject: string | null;
}

/** An administrative act, without the data that it touched. */
export interface Audit {
  readonly id: string;
  readonly received: number;
  readonly actor: string;
  /** "forget", "prune", "promote", "create-key" and so on. */
  readonly act: string;
  readonly model: string | null;
  /** Figures and names of things, never values from data. */
  readonly detail: Readonly<Record<string, string | number>>;
}

/** A key to the service: its hash only. */
export interface ApiKey {
  readonly id: string;
  /** Ascending from 1; the highest one holds. */
  readonly revision: number;
  readonly received: number;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly string[];
  readonly revoked: boolean;
}

/** A model as it is configured: the text of its plumbline.yaml and the schema of its rows. */
export interface ModelConfig {
  readonly model: string;
  /** Ascending from 1; the highest one holds. */
  readonly revision: number;
  readonly received: number;
  readonly config: string;
  readonly schema: Schema;
}

/** What a store holds, by the name under which it is asked for. */
export interface Facts {
  readonly events: PredictionEvent;
  readonly labels: LabelFact;
  readonly quarantine: Quarantined;
  readonly parts: Part;
  readonly sums: DaySum;
  readonly runs: StoredRun;
  readonly scores: Scores;
  readonly references: Reference;
  readonly promotions: Promotion;
  readonly kpis: Kpi;
  readonly outbox: Outgoing;
  readonly audit: Audit;
  readonly keys: ApiKey;
  readonly models: ModelConfig;
}

/** One of the kinds of facts. */
export type FactKind = keyof Facts;
