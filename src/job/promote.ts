import {promotionOf} from "../history/references.ts";
import type {Watch} from "../history/watch.ts";
import {decode} from "../profile/codec.ts";

/** Where a reference is kept. */
type Place = Pick<Watch, "store" | "model" | "clock">;

/** Keeps a profile under a name; one of that name is superseded. */
export const addReference = async ({store, model, clock}: Place, {name, bytes}: {name: string; bytes: Uint8Array}): Promise<void> => {
  let revision = 1;
  for await (const [found] of store.read("references", {model, keys: [name], holding: true})) revision = found.revision + 1;
  const {plan, rows} = decode(bytes);
  await store.append("references", [{model, name, revision, received: clock(), plan: plan.id, rows, bytes}]);
};

/** Makes a reference the one that windows are compared with from now on. */
export const promote = async (place: Place, reference: string, actor: string): Promise<void> => {
  const {store, model, clock} = place, revision = ((await promotionOf(place))?.revision ?? 0) + 1, received = clock();
  await store.append("promotions", [{model, revision, received, reference, actor}]);
  await store.append("audit", [{id: `promote ${model} ${revision}`, received, actor, act: "promote", model, detail: {reference}}]);
};

/** Keeps a profile and promotes it. */
export const keepReference = async (place: Place, reference: {name: string; bytes: Uint8Array}, actor: string): Promise<void> => {
  await addReference(place, reference);
  await promote(place, reference.name, actor);
};
