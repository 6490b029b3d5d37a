import type {Belonging} from "../clusters.ts";
import type {Outcome} from "./outcome.ts";

/** Which rows of a batch are meant, and to whom every row belongs where clusters are declared. */
export interface Chosen extends Partial<Belonging> {
  readonly rows: Int32Array;
  readonly n: number;
}

/** Accumulates what became of rows. */
export interface OutcomeBuilder<Rows> {
  add(batch: Rows, chosen: Chosen): void;
  /** The outcome of all that was added; it shares nothing with the builder, which may go on. */
  outcome(): Outcome;
}
