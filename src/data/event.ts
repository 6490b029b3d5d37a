/** One cell of a row as JSON carries it. */
export type Cell = string | number | boolean | null;

/** A row by column name; made without a prototype, so that no name is special. */
export type Row = Readonly<Record<string, Cell>>;

/** What a model was asked and what it answered, as a row of the model's schema: a fact, keyed by model and id. */
export interface PredictionEvent {
  readonly model: string;
  /** Names the event; sent twice, it is the same event. */
  readonly id: string;
  /** Version of the model that answered; null where nobody said. */
  readonly version: string | null;
  /** When the model answered, milliseconds since 1970 in UTC: decides the window. */
  readonly time: number;
  /** When it was learned, the same way. */
  readonly received: number;
  /** Whom it is about (a patient, a customer), as a keyed hash; null where nobody said. */
  readonly subject: string | null;
  /** Features, prediction, scores, segments and business values under their column names. */
  readonly row: Row;
}

/** What became of an event: its label and outcomes, or that an earlier label is void. A fact, keyed by model, id and revision. */
export interface LabelFact {
  readonly model: string;
  /** The event that it is about; which may arrive later. */
  readonly id: string;
  /** Ascending from 1; the highest one holds. Sent twice, it is the same fact. */
  readonly revision: number;
  /** When it was learned, milliseconds since 1970 in UTC. */
  readonly received: number;
  /** True where this revision takes an earlier label back. */
  readonly retracted: boolean;
  /** Target and business columns by name; empty when retracted. */
  readonly row: Row;
}
