import {type DistinctSpec, distinct} from "./distinct.ts";
import {sortHashes} from "./sort-hashes.ts";
import type {Distinct} from "./state.ts";

/** Collects hashes between batches, so that the sorted state is touched rarely. */
export interface DistinctBuffer {
  /** Adds the first n of some hashes, whole numbers from 0 to 2^53 - 1; negative ones are passed over. */
  add(hashes: Float64Array, n: number): void;
  /** The state of all that was added; the buffer may go on. */
  state(): Distinct;
}

const most = 2 ** 20;

/** An empty buffer. */
export const distinctBuffer = (spec: DistinctSpec): DistinctBuffer => {
  let state = distinct.empty(spec), held = new Float64Array(4096), n = 0, bound = Infinity;
  const flush = (): void => {
    if (n > 0) state = distinct.add(state, sortHashes(held, n), spec);
    n = 0;
    // Past the cap only hashes below the largest one kept can still enter.
    if (!state.complete && state.hashes.length === spec.sample) bound = state.hashes[spec.sample - 1];
  };
  const makeRoom = (): void => {
    if (held.length >= most) flush();
    else {
      const grown = new Float64Array(2 * held.length);
      grown.set(held);
      held = grown;
    }
  };
  return {
    add(hashes, count) {
      for (let from = 0; from < count;) {
        const to = Math.min(count, from + held.length - n), into = held, below = bound;
        let end = n;
        for (let i = from; i < to; i++) {
          const hash = hashes[i];
          into[end] = hash;
          end += hash >= 0 && hash < below ? 1 : 0;
        }
        n = end;
        from = to;
        if (n === held.length) makeRoom();
      }
    },
    state() {
      flush();
      return {hashes: state.hashes.slice(), complete: state.complete};
    },
  };
};
