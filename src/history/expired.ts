import type {Window} from "../data/window.ts";
import type {Quarantined} from "../store/facts.ts";
import type {Watch} from "./watch.ts";

/** Why an event or label is held that came when its window could not be counted any more. */
export const expiredReason = "event-expired";

/** Holds events that came after the others of their window had been removed: to count them alone would be wrong. */
export const holdExpired = async ({store, model, clock}: Watch, {start, end}: Window): Promise<void> => {
  for await (const some of store.read("events", {model, from: start, to: end})) {
    const held = some.map((event, index): Quarantined => ({
      model, id: `expired ${event.id}`, revision: 1, received: clock(), state: "held", index, path: "time", reason: expiredReason,
      raw: JSON.stringify(event), event: event.id, subject: event.subject,
    }));
    await store.append("quarantine", held);
  }
  await store.remove("events", {model, from: start, to: end});
};
