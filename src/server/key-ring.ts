import type {ApiKey} from "../store/facts.ts";
import {fresh} from "./fresh.ts";
import type {Ports} from "./ports.ts";

/** The keys of the service, as they were a moment ago. */
export interface KeyRing {
  byId(id: string): Promise<ApiKey | undefined>;
  /** Whether there is any key, revoked ones included: what was closed once does not open by itself. */
  any(): Promise<boolean>;
}

/** Reads the keys from the store. */
export function keyRing({store, clock}: Pick<Ports, "store" | "clock">): KeyRing {
  const keys = fresh(async () => {
    const found = new Map<string, ApiKey>();
    for await (const some of store.read("keys", {holding: true})) for (const key of some) found.set(key.id, key);
    return found;
  }, clock);
  return {
    byId: async (id) => (await keys.get()).get(id),
    any: async () => (await keys.get()).size > 0,
  };
}
