import type {ModelHealth, ServiceHealth} from "../metrics/service-families.ts";
import {withoutFilledGaps} from "../history/gaps.ts";
import {changeSpan} from "../store/store.ts";
import {fresh} from "./fresh.ts";
import type {Service} from "./service.ts";

/** Counting a large store takes it a while, in which it does nothing else: once in so many milliseconds is enough. */
const countedFor = 300_000;

/** More than a window has versions and references. */
const looked = 100;

/** How the service stands, as far as it may be told every few seconds. */
export function health({store, clock, models, intake, passes}: Service): () => Promise<ServiceHealth> {
  const counted = fresh(async () => {
    const counts = new Map<string, Pick<ModelHealth, "events" | "labels">>();
    for (const {model} of await models.all()) {
      counts.set(model, {
        events: await store.count("events", {model}), labels: await store.count("labels", {model}),
      });
    }
    return counts;
  }, clock, countedFor);
  const modelHealth = async (model: string): Promise<ModelHealth> => {
    const counts = (await counted.get()).get(model) ?? {events: 0, labels: 0};
    const {length: unsettled} = await store.changes(model), first = {model, newestFirst: true, limit: 1};
    const event = await newest(store.read("events", first)), window = await newest(withoutFilledGaps(store.read("scores", {...first, limit: looked, holding: true})));
    return {
      model, ...counts, quarantined: await intake.quarantine.waiting(model), unsettledSeconds: unsettled * changeSpan / 1000, newestEvent: event?.time ?? null,
      passSeconds: passes?.get(model) ?? null,
      window: window ? {end: window.window.end, rows: window.rows, labels: window.labels} : null,
    };
  };
  return async () => {
    const before = performance.now();
    await store.value("readyz");
    const storeSeconds = (performance.now() - before) / 1000, all: ModelHealth[] = [];
    for (const {model} of await models.all()) all.push(await modelHealth(model));
    return {now: clock(), models: all, storeSeconds, taken: intake.tally.all(), dropped: intake.quarantine.dropped};
  };
}

async function newest<Fact>(facts: AsyncIterable<readonly Fact[]>): Promise<Fact | undefined> {
  for await (const [fact] of facts) if (fact !== undefined) return fact;
  return undefined;
}
