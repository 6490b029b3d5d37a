/**
 * A mergeable summary of a column.
 * Law, tested for every sketch, any split and order: merge(of(x), of(y)) = of(x ++ y); identical for counts, extremes and
 * categories, within 1e-12 of the sum of the absolute terms for power sums.
 */
export interface Sketch<Spec, Input, State> {
  readonly id: string;
  /** The state of no rows. */
  empty(spec: Spec): State;
  /** Adds a batch and returns the state to go on with: the same one changed, or another. Only `add` mutates. */
  add(state: State, input: Input, spec: Spec): State;
  /** A new state that shares nothing with its arguments; neither is changed. */
  merge(a: State, b: State, spec: Spec): State;
}
