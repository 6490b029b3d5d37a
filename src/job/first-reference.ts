import {infer} from "../data/infer.ts";
import type {Schema} from "../data/schema.ts";
import type {Window} from "../data/window.ts";
import {profileReference} from "../engine/profile-reference.ts";
import {promoted, windowName} from "../history/references.ts";
import {versionedRows} from "../history/rows.ts";
import type {Named, Watch} from "../history/watch.ts";
import {encode} from "../profile/codec.ts";
import {stored} from "../source/stored.ts";
import {keepReference} from "./promote.ts";

const schemaOf = async ({store, model}: Watch): Promise<Schema | undefined> => {
  for await (const [config] of store.read("models", {model, holding: true})) return config.schema;
  return undefined;
};

/** The first window as a reference, for a model that came without one. */
const fromWindow = async (watch: Watch, window: Window): Promise<Named> => {
  const schema = await schemaOf(watch);
  const source = stored(versionedRows(watch, window, schema?.columns ?? []), windowName(window));
  const profile = await profileReference(source, schema ?? infer(await source.facts()), {hash: watch.hash});
  return {name: source.name, profile};
};

/** The reference that windows are counted under: the promoted one, or else the first that there is, which is then promoted. */
export const fixedReference = async (watch: Watch, windows: readonly Window[]): Promise<Named | undefined> => {
  const found = await promoted(watch);
  if (found) return found;
  const first = await watch.first?.() ?? (windows.length > 0 ? await fromWindow(watch, windows[0]) : undefined);
  if (!first) return undefined;
  await keepReference(watch, {name: first.name, bytes: encode(first.profile)}, "plumbline");
  return first;
};
