import type {Store} from "./store.ts";

const key = (model: string): string => `pruned ${model}`;

/** Up to where a model's events were removed because of their age; -Infinity where none was. */
export const prunedUntil = async (store: Pick<Store, "value">, model: string): Promise<number> => Number(await store.value(key(model)) ?? -Infinity);

/** Notes that events up to a time are removed; what was noted is never taken back. */
export const notePruned = async (store: Pick<Store, "value" | "swap">, model: string, until: number): Promise<void> => {
  const before = await store.value(key(model));
  if (Number(before ?? -Infinity) < until) await store.swap(key(model), before, String(until));
};
