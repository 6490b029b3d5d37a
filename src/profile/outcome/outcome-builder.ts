import type {Outcome} from "./outcome.ts";

/** Which rows of a batch are meant, and the cluster of every row where clusters are declared. */
export interface Chosen {
  readonly rows: Int32Array;
  readonly n: number;
  readonly clusters?: Float64Array;
}

/** Accumulates what became of rows. */
export interface OutcomeBuilder<Rows> {
  add(batch: Rows, chosen: Chosen): void;
  /** The outcome of all that was added; it shares nothing with the builder, which may go on. */
  outcome(): Outcome;
}
