import {type Window, windowLastWeek} from "../data/window.ts";
import {decode} from "../profile/codec.ts";
import {MergedProfiles} from "../profile/merge.ts";
import type {Plan} from "../profile/plan.ts";
import type {Profile} from "../profile/profile.ts";
import type {Promotion} from "../store/facts.ts";
import {windowsBefore} from "./neighbours.ts";
import {profileOf} from "./parts.ts";
import {calendarOf, type Named, type Watch} from "./watch.ts";

/** The promotion that holds. */
export const promotionOf = async ({store, model}: Pick<Watch, "store" | "model">): Promise<Promotion | undefined> => {
  for await (const [promotion] of store.read("promotions", {model, holding: true})) return promotion;
  return undefined;
};

/** A reference by its name. */
export const referenceNamed = async ({store, model}: Pick<Watch, "store" | "model">, name: string): Promise<Named | undefined> => {
  for await (const [reference] of store.read("references", {model, keys: [name], holding: true})) return {name, profile: decode(reference.bytes)};
  return undefined;
};

/** The reference that windows are compared with, whose plan they are counted under. */
export const promoted = async (watch: Pick<Watch, "store" | "model">): Promise<Named | undefined> => {
  const promotion = await promotionOf(watch);
  return promotion && referenceNamed(watch, promotion.reference);
};

/** The plan of that reference, whose profile is not read for it. */
export const promotedPlan = async ({store, model}: Pick<Watch, "store" | "model">): Promise<string | undefined> => {
  const promotion = await promotionOf({store, model}), keys = promotion ? [promotion.reference] : [];
  for await (const [{plan}] of store.read("references", {model, keys, holding: true, bare: true})) return plan;
  return undefined;
};

/** The name of a reference that was made from a window. */
export const windowName = ({start, end}: Window): string => `${new Date(start).toISOString()} to ${new Date(end).toISOString()}`;

const together = async (watch: Watch, plan: Plan, windows: readonly Window[]): Promise<Profile | null> => {
  const found = new MergedProfiles(watch.hash);
  for (const window of windows) {
    const {all} = await profileOf(watch, plan, window);
    if (all) found.add(all);
  }
  const sum = found.sum();
  return sum && sum.rows > 0 ? sum : null;
};

/** Everything that a window is to be compared with; what has no rows is left out. */
export const referencesFor = async (watch: Watch, window: Window, fixed: Named): Promise<Named[]> => {
  const {compared: {previous, rolling, lastWeek}, windows} = watch, calendar = calendarOf(windows);
  const before = await windowsBefore(watch, window, Math.max(previous ? 1 : 0, rolling ?? 0));
  const wanted: [string, readonly Window[]][] = [
    ...(previous ? [["previous", before.slice(0, 1)] as [string, Window[]]] : []),
    ...(rolling === null ? [] : [[`rolling-${rolling}`, before] as [string, Window[]]]),
    ...(lastWeek && calendar ? [["last-week", [windowLastWeek(window, calendar)]] as [string, Window[]]] : []),
  ];
  // A window that became the reference is not compared with itself.
  const found = fixed.name === windowName(window) ? [] : [fixed];
  for (const [name, some] of wanted) {
    const profile = await together(watch, fixed.profile.plan, some);
    if (profile) found.push({name, profile});
  }
  return found;
};
