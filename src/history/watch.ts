import type {Calendar} from "../data/window.ts";
import type {Profile} from "../profile/profile.ts";
import type {Settings} from "../result/settings.ts";
import type {TextHash} from "../sketch/hash.ts";
import type {Store} from "../store/store.ts";

/** How event time is cut, and how long to wait for what comes late before a window is closed for the first time, in milliseconds. */
export interface Windows {
  readonly every: Calendar["every"] | {readonly rows: number};
  readonly timezone: string;
  readonly lateness: number;
  /**
   * How long to gather what comes late for a window before it is counted anew, in milliseconds; 0 unless told. Each time keeps a
   * profile and its results, so that labels which trickle in should not each make one.
   */
  readonly restate?: number;
  /**
   * How many windows, the judged one the last of them, may be judged together where its own rows are too few to tell: at most 30, and 1
   * unless told, so that a window says what a report of its rows does.
   */
  readonly together?: number;
}

export const defaultWindows: Windows = {every: "day", timezone: "UTC", lateness: 3_600_000, restate: 3_600_000, together: 1};

/** What windows are compared with, besides the reference that was promoted. */
export interface Compared {
  /** The newest window before it that had rows. */
  readonly previous: boolean;
  /** That many windows before it together; null is none. */
  readonly rolling: number | null;
  /** The same hour (day, …) of last week. */
  readonly lastWeek: boolean;
}

export const defaultCompared: Compared = {previous: false, rolling: null, lastWeek: false};

/** A profile under the name that results call it by. */
export interface Named {
  readonly name: string;
  readonly profile: Profile;
}

/** A model under watch: where its facts lie, and how they are to be looked at. */
export interface Watch {
  readonly store: Store;
  readonly model: string;
  readonly windows: Windows;
  readonly compared: Compared;
  readonly settings: Partial<Settings>;
  /** What ids and texts are hashed with. */
  readonly hash: TextHash;
  /** Now, in milliseconds since 1970 in UTC. */
  readonly clock: () => number;
  /** The reference to begin with where none was promoted; the first window is taken where there is none. */
  readonly first?: () => Promise<Named | undefined>;
}

/** The calendar that windows go by; null where they are counts of rows. */
export const calendarOf = ({every, timezone}: Windows): Calendar | null => typeof every === "string" ? {every, timezone} : null;
