import {type Window, windowAt} from "../data/window.ts";
import {decode} from "../profile/codec.ts";
import {MergedProfiles} from "../profile/merge.ts";
import type {Profile} from "../profile/profile.ts";
import type {Longer} from "../result/longer.ts";
import type {Part} from "../store/facts.ts";
import {countedOnce} from "./disjoint.ts";
import {windowsBefore} from "./neighbours.ts";
import {type Counted, partsIn} from "./parts.ts";
import {windowName} from "./references.ts";
import {calendarOf, type Named, type Watch} from "./watch.ts";

/** A window before another, and what was counted of it. */
export interface Earlier {
  readonly window: Window;
  /** How many windows with rows there are from it up to the judged one, both among them. */
  readonly reach: number;
  readonly parts: readonly Part[];
}

/** Windows before one that may be judged together with it, newest first: of its length and plan, back to one that became the reference. */
export const earlierThan = async (watch: Watch, window: Window, {name, profile: {plan}}: Named): Promise<Earlier[]> => {
  const {windows: {together = 1}} = watch, calendar = calendarOf(watch.windows), before = await windowsBefore(watch, window, together - 1);
  const reference = before.findIndex((one) => windowName(one) === name), own = reference < 0 ? before : before.slice(0, reference);
  const alike = own.map((one, i) => ({window: one, reach: i + 2}))
    .filter(({window: {start, end}}) => calendar === null || windowName(windowAt(start, calendar)) === windowName({start, end}));
  const oldest = alike.at(-1)?.window;
  if (!oldest) return [];
  const parts = await partsIn(watch, plan.id, {start: oldest.start, end: window.start});
  const inside = ({start, end}: Window): Part[] => parts.filter((part) => part.window.start >= start && part.window.end <= end);
  return alike.map((one) => ({...one, parts: countedOnce(inside(one.window))}));
};

/** A window as it is judged: of one version of the model, or (null) of all. */
export interface Last extends Counted {
  readonly window: Window;
  readonly version: string | null;
}

/** A window and those before it: how much each holds, from the last one back, and so many of them together. */
export interface Stretches {
  readonly sizes: Longer["sizes"];
  readonly from: (windows: number) => string;
  readonly profileOf: (windows: number) => Profile;
}

/** What windows before one add to it; each stretch is merged when it is first asked for, from the next shorter one. */
export const stretchesOf = ({hash}: Watch, {window, version, labels, profile: current}: Last, all: readonly Earlier[]): Stretches => {
  const sum = (parts: readonly Part[], of: "events" | "labels"): number => parts.reduce((total, {covers}) => total + covers[of], 0);
  const earlier = all.map((one) => ({...one, parts: one.parts.filter((part) => version === null || part.version === version)}))
    .filter(({parts}) => sum(parts, "events") > 0);
  const known = new Map([[1, current]]), starts = [window, ...earlier.map((one) => one.window)].map(({start}) => start);
  return {
    sizes: [{rows: current.rows, labels}, ...earlier.map(({parts}) => ({rows: sum(parts, "events"), labels: sum(parts, "labels")}))],
    from: (windows) => new Date(starts[windows - 1]).toISOString(),
    profileOf(windows) {
      const found = known.get(windows);
      if (found) return found;
      const shorter = Math.max(...[...known.keys()].filter((length) => length < windows)), profiles = new MergedProfiles(hash);
      profiles.add(known.get(shorter) ?? current);
      for (const {parts} of earlier.slice(shorter - 1, windows - 1)) for (const {bytes} of parts) profiles.add(decode(bytes));
      const merged = profiles.sum() ?? current;
      known.set(windows, merged);
      return merged;
    },
  };
};
