import type {StoredRun} from "../store/facts.ts";
import type {Store} from "../store/store.ts";

/** How many runs of a model are looked through for the newest of each version and reference. */
const looked = 200;

/** The newest run of each version of a model against each reference, as now known. */
export async function newestRuns(store: Store, model: string): Promise<StoredRun[]> {
  const newest = new Map<string, StoredRun>();
  for await (const runs of store.read("runs", {model, holding: true, newestFirst: true, limit: looked})) {
    for (const run of runs) {
      const key = JSON.stringify([run.version, run.reference]);
      if (!newest.has(key)) newest.set(key, run);
    }
  }
  return [...newest.values()];
}
