import type {Window} from "../data/window.ts";
import {dropSums} from "../history/day-sums.ts";
import {windowsThatUse} from "../history/neighbours.ts";
import type {Watch} from "../history/watch.ts";
import {closeWindows} from "./close.ts";
import {fixedReference} from "./first-reference.ts";
import type {Lease} from "./lease.ts";

/** The windows from which a subject is being removed. */
const pendingKey = (model: string): string => `forgetting ${model}`;

/** A window that a subject was in; or one that was only judged by such. */
interface Touched extends Window {
  readonly judgedBy?: true;
}

/** Notes windows that are to be counted anew, and those that were judged by them, before a subject is removed. */
export const noteForgetting = async (watch: Watch, windows: readonly Window[]): Promise<void> => {
  const {store, model} = watch, own = new Set(windows.map(({start}) => start)), others = new Map<number, Touched>();
  for (const window of windows) {
    for (const other of await windowsThatUse(watch, window)) if (!own.has(other.start)) others.set(other.start, {...other, judgedBy: true});
  }
  const before = await store.value(pendingKey(model)), all = [...JSON.parse(before ?? "[]") as Touched[], ...windows, ...others.values()];
  if (all.length > 0) await store.swap(pendingKey(model), before, JSON.stringify(all));
};

/** Counts anew the windows from which a subject was removed, and purges what was known of them before. */
export const finishForgetting = async (watch: Watch, lease: Lease): Promise<void> => {
  const {store, model} = watch, pending = await store.value(pendingKey(model));
  if (pending === null) return;
  const touched = JSON.parse(pending) as Touched[], windows = touched.filter(({judgedBy}) => !judgedBy), fixed = await fixedReference(watch, windows);
  for (const window of windows) await dropSums(watch, window);
  if (fixed) await closeWindows(watch, windows, {fixed, lease});
  for (const {start, end, judgedBy} of touched) {
    for (const kind of judgedBy ? ["runs", "scores"] as const : ["parts", "runs", "scores"] as const) {
      await store.remove(kind, {model, from: start, to: end, holding: false});
    }
  }
  await store.swap(pendingKey(model), pending, null);
};
