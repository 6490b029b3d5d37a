import type {Limits} from "./limits.ts";
import type {ModelColumns} from "./model-columns.ts";

/** The circumstances under which something is read: for which model, when, and within which limits. */
export interface Receiving {
  readonly model: string;
  readonly columns: ModelColumns;
  /** Now, milliseconds since 1970 in UTC. */
  readonly received: number;
  readonly limits: Limits;
  /** The keyed hash of whom an event is about. */
  readonly subject: (text: string) => string;
}
