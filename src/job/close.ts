import type {Window} from "../data/window.ts";
import {daysOf, sumDay} from "../history/day-sums.ts";
import {windowsThatUse} from "../history/neighbours.ts";
import type {Named, Watch} from "../history/watch.ts";
import {judgeWindow, watchWindow} from "../monitor.ts";
import type {Lease} from "./lease.ts";
import type {Progress} from "./progress.ts";

/** What a job did. */
export interface Done {
  readonly windows: number;
  /** Runs that are new, restatements among them. */
  readonly runs: number;
}

/** Under what windows are closed. */
export interface Closing {
  readonly fixed: Named;
  readonly lease: Lease;
  readonly progress?: Progress | undefined;
}

/** The lease went to another: it does the rest. */
export class LeaseLost extends Error {
  constructor() {
    super("another process took over");
    this.name = "LeaseLost";
  }
}

/**
 * Counts and judges windows in order, and then judges again those that were compared with them. Everything here may be done twice:
 * what says the same is not kept again.
 */
export const closeWindows = async (watch: Watch, windows: readonly Window[], {fixed, lease, progress}: Closing): Promise<Done> => {
  const own = new Set(windows.map(({start}) => start)), others = new Map<number, Window>();
  let runs = 0;
  for (const [i, window] of windows.entries()) {
    if (!await lease.renew()) throw new LeaseLost();
    runs += await watchWindow(watch, window, fixed);
    for (const other of await windowsThatUse(watch, window)) if (!own.has(other.start)) others.set(other.start, other);
    progress?.(i + 1, windows.length);
  }
  for (const [, window] of [...others].sort(([a], [b]) => a - b)) {
    if (!await lease.renew()) throw new LeaseLost();
    runs += await judgeWindow(watch, window, fixed);
  }
  for (const day of daysOf(watch, windows)) {
    if (!await lease.renew()) throw new LeaseLost();
    await sumDay(watch, fixed.profile.plan, day);
  }
  return {windows: windows.length, runs};
};
