import type {NumberBatch} from "../data/column.ts";

/** The finite values of a stretch of numbers, nulls and all else left out; -0 has become 0. */
export interface FiniteValues {
  readonly type: "finite";
  /** The first `n` count. */
  readonly values: Float64Array;
  readonly n: number;
}

/** Copies the finite values among a range of cells behind the first `n` of `into`; returns how many are there then. */
export const copyFinite = (batch: NumberBatch, range: readonly [number, number], into: Omit<FiniteValues, "type">): number => {
  const {values, valid} = batch, out = into.values;
  const [from, to] = range;
  let n = into.n;
  // Written in any case and counted only if it is finite: x - x is 0 for finite numbers alone. Adding 0 makes 0 of -0.
  if (valid) for (let i = from; i < to; i++) { const x = values[i]; out[n] = x + 0; n += x - x === 0 ? valid[i] : 0; }
  else for (let i = from; i < to; i++) { const x = values[i]; out[n] = x + 0; n += x - x === 0 ? 1 : 0; }
  return n;
};
