import {calculate} from "../../src/job/calculate.ts";
import {modelWatch} from "../../src/server/model-watch.ts";
import {defaultSettings} from "../../src/server/settings.ts";
import {generator} from "../../src/stats/random.ts";
import {now} from "../ingest/receiving.ts";
import {served, type Served} from "./served.ts";

const day = 86_400_000;

/** Midnight so many days before the tests' today. */
export const daysAgo = (days: number): number => Math.floor(now / day) * day - days * day;

/** A service that took in four days of events, the last one shifted, and has closed their windows. */
export async function watched(): Promise<Served & {readonly close: () => Promise<void>}> {
  const it = await served(), random = generator(11);
  for (let ago = 4; ago >= 1; ago--) {
    const events = Array.from({length: 300}, (_, i) => ({
      id: `${ago}-${i}`, time: daysAgo(ago) + i * 60_000, version: i % 2 === 0 ? "1" : "2",
      features: {tilt: random.normal() * 7 + (ago === 1 ? 40 : 17), grade: random.int(4)}, segments: {site: ["north", "south"][random.int(2)]},
      prediction: random.next() < 0.5 ? "hernia" : "normal",
    }));
    await it.post("/v1/models/spine/events", events);
  }
  const close = async (): Promise<void> => {
    const ports = {store: it.store, clock: () => it.clock.now, settings: defaultSettings};
    await calculate(modelWatch({model: "spine", config: ""}, ports), {name: "test"});
  };
  await close();
  return {...it, close};
}
