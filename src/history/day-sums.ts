import {type Window, windowAt} from "../data/window.ts";
import {decode, encode} from "../profile/codec.ts";
import {MergedProfiles} from "../profile/merge.ts";
import type {Plan} from "../profile/plan.ts";
import type {Profile} from "../profile/profile.ts";
import {placeOf} from "../store/fact.ts";
import type {DaySum, Part} from "../store/facts.ts";
import type {Query, ReadQuery, Store} from "../store/store.ts";
import {countedOnce} from "./disjoint.ts";
import {calendarOf, type Watch} from "./watch.ts";

// No day of any place is longer. Profiles may be large: no more than these are in memory at a time.
const longestDay = 26 * 3_600_000, partsAtOnce = 256;

/** What tells whether a sum is that of some parts. A generation alone would not: one that was removed may be counted again. */
const namesOf = (parts: readonly Part[]): string =>
  JSON.stringify(parts.map(({window: {start, end}, collector, generation, knownAt}) => [start, end, collector, generation, knownAt]));

type Rows = Pick<DaySum, "window" | "version" | "plan">;

const isIn = ({window, version, plan}: Rows) => (part: Part): boolean =>
  part.version === version && part.plan === plan && part.window.start >= window.start && part.window.end <= window.end;

/** The days of which some hours were closed, and the day before them, which is over by then, whether or not its last hour had rows. */
export const daysOf = ({windows}: Watch, closed: readonly Window[]): Window[] => {
  const calendar = calendarOf(windows), days = new Map<number, Window>();
  if (calendar?.every !== "hour") return [];
  const dayAt = (time: number): Window => windowAt(time, {...calendar, every: "day"});
  for (const {start} of closed) for (const day of [dayAt(dayAt(start).start - 1), dayAt(start)]) days.set(day.start, day);
  return [...days.values()].sort((a, b) => a.start - b.start);
};

/** Keeps the sum of a day's parts of each version, once the day is over and unless it is kept. */
export const sumDay = async (watch: Watch, {id: plan}: Plan, day: Window): Promise<void> => {
  const {store, model, clock, windows: {lateness}} = watch;
  if (day.end + lateness > clock()) return;
  const range = {model, from: day.start, to: day.end}, heads = await partsIn(store, {...range, bare: true}), sums: DaySum[] = [];
  for await (const some of store.read("sums", {...range, bare: true})) sums.push(...some);
  for (const version of new Set(heads.map((part) => part.version))) {
    const rows = {window: day, version, plan}, parts = countedOnce(heads.filter(isIn(rows)));
    const known = sums.find((sum) => sum.version === version && sum.plan === plan && sum.window.end === day.end);
    // One part alone is as good as its sum.
    if (known?.parts === namesOf(parts) || parts.length < 2) continue;
    if (known) await store.remove("sums", {model, keys: [placeOf("sums", known).key]});
    await store.append("sums", [summed(watch, rows, countedOnce((await partsIn(store, range)).filter(isIn(rows))))]);
  }
};

const partsIn = async (store: Store, query: ReadQuery): Promise<Part[]> => {
  const found: Part[] = [];
  for await (const some of store.read("parts", {...query, holding: true})) found.push(...some);
  return found;
};

const summed = ({model, hash, clock}: Watch, rows: Rows, parts: readonly Part[]): DaySum => {
  const profiles = new MergedProfiles(hash);
  for (const {bytes} of parts) profiles.add(decode(bytes));
  const sum = profiles.sum();
  return {model, ...rows, knownAt: clock(), parts: namesOf(parts), bytes: sum ? encode(sum) : new Uint8Array()};
};

/** Removes the sums that a window's rows may have gone into. */
export const dropSums = async ({store, model}: Watch, {start, end}: Window): Promise<void> => {
  await store.remove("sums", {model, from: start - longestDay, to: end});
};

/** Profiles that together hold what some parts hold, which were read bare: of a day the sum, if it is kept; else the parts themselves. */
export async function* profilesOf(store: Store, parts: readonly Part[], {model, from, to, asOf}: Query): AsyncGenerator<Profile> {
  const about = {...(model !== undefined && {model})}, range = {...about, ...(from !== undefined && {from}), ...(to !== undefined && {to})};
  let left = parts;
  for await (const sums of store.read("sums", range)) {
    for (const sum of sums) {
      const isPart = isIn(sum);
      if (namesOf(left.filter(isPart)) !== sum.parts) continue;
      left = left.filter((part) => !isPart(part));
      yield decode(sum.bytes);
    }
  }
  const keys = left.map((part) => placeOf("parts", part).key), known = {...about, ...(asOf !== undefined && {asOf}), holding: true};
  for (let i = 0; i < keys.length; i += partsAtOnce) {
    for await (const some of store.read("parts", {...known, keys: keys.slice(i, i + partsAtOnce)})) for (const {bytes} of some) yield decode(bytes);
  }
}
