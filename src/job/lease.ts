import type {Watch} from "../history/watch.ts";
import type {Store} from "../store/store.ts";
import type {Progress} from "./progress.ts";

/** The sole right to do something, for a time. */
export interface Lease {
  /** Extends it; false once another one holds it. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** Who wants it and for how long. */
export interface Holder {
  /** A name that no other process has. */
  readonly name: string;
  readonly clock: () => number;
  /** Milliseconds after which it is another's, should the holder fall silent; five minutes unless told. */
  readonly duration?: number;
}

/** Takes a lease, or returns null while another one holds it. */
export const acquire = async (store: Store, thing: string, {name, clock, duration = 300_000}: Holder): Promise<Lease | null> => {
  const key = `lease ${thing}`, text = (): string => JSON.stringify({name, until: clock() + duration});
  const found = await store.value(key);
  if (found !== null && (JSON.parse(found) as {until: number}).until > clock()) return null;
  let held = text();
  if (!await store.swap(key, found, held)) return null;
  return {
    async renew() {
      // A swap whose answer was lost on the way has been done all the same.
      const next = text(), isMine = await store.swap(key, held, next) || await store.value(key) === next;
      if (isMine) held = next;
      return isMine;
    },
    async release() {
      await store.swap(key, held, null);
    },
  };
};

/** Who works on a model's windows. */
export interface Worker {
  /** A name that no other process has. */
  readonly name: string;
  readonly progress?: Progress;
  /** Whether it is to end: what is being done is done, and nothing else begun. */
  readonly isStopped?: () => boolean;
}

/** The lease for everything about a model's windows that only one may do at a time. */
export const leaseOf = async ({store, model, clock}: Watch, {name, isStopped = () => false}: Worker): Promise<Lease | null> => {
  const lease = await acquire(store, `windows ${model}`, {name, clock});
  return lease && {renew: async () => !isStopped() && await lease.renew(), release: () => lease.release()};
};
