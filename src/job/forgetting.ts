import type {Window} from "../data/window.ts";
import {dropSums} from "../history/day-sums.ts";
import type {Watch} from "../history/watch.ts";
import {closeWindows} from "./close.ts";
import {fixedReference} from "./first-reference.ts";
import type {Lease} from "./lease.ts";

/** The windows from which a subject is being removed. */
const pendingKey = (model: string): string => `forgetting ${model}`;

/** Notes windows that are to be counted anew, before a subject is removed from them. */
export const noteForgetting = async ({store, model}: Watch, windows: readonly Window[]): Promise<void> => {
  const before = await store.value(pendingKey(model)), all = [...JSON.parse(before ?? "[]") as Window[], ...windows];
  if (all.length > 0) await store.swap(pendingKey(model), before, JSON.stringify(all));
};

/** Counts anew the windows from which a subject was removed, and purges what was known of them before. */
export const finishForgetting = async (watch: Watch, lease: Lease): Promise<void> => {
  const {store, model} = watch, pending = await store.value(pendingKey(model));
  if (pending === null) return;
  const windows = JSON.parse(pending) as Window[], fixed = await fixedReference(watch, windows);
  for (const window of windows) await dropSums(watch, window);
  if (fixed) await closeWindows(watch, windows, {fixed, lease});
  for (const {start, end} of windows) {
    for (const kind of ["parts", "runs", "scores"] as const) await store.remove(kind, {model, from: start, to: end, holding: false});
  }
  await store.swap(pendingKey(model), pending, null);
};
