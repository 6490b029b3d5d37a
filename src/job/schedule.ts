import type {Watch} from "../history/watch.ts";
import {calculate} from "./calculate.ts";
import type {Done} from "./close.ts";
import type {Worker} from "./lease.ts";
import {prune, type Pruned} from "./prune.ts";
import type {Retention} from "./retention.ts";

/** A model that a scheduler looks after. */
export interface Scheduled {
  readonly watch: Watch;
  readonly retention: Retention;
}

/** What a scheduler does, told to whoever logs or counts. */
export interface Told {
  calculated?(model: string, done: Done, seconds: number): void;
  pruned?(model: string, pruned: Pruned): void;
  failed?(model: string, error: unknown): void;
}

/** When a scheduler works, as cron patterns in UTC. */
export interface Times {
  readonly calculate: string;
  readonly prune: string;
}

export const usualTimes: Times = {calculate: "*/30 * * * * *", prune: "17 * * * *"};

/** A scheduler at work. */
export interface Schedule {
  /** Ends it, once the window that it is at is done. */
  stop(): Promise<void>;
}

/** How a scheduler is set up. */
export interface Scheduling {
  /** The models there are, asked anew each time. */
  readonly models: () => Promise<readonly Scheduled[]>;
  readonly worker: Worker;
  readonly times?: Times;
  readonly told?: Told;
}

/** Closes windows when their time has come, and removes what is past its time. A run that takes long delays the next one. */
export const schedule = async ({models, worker, times = usualTimes, told = {}}: Scheduling): Promise<Schedule> => {
  const {Cron} = await import("croner"), working = new Set<Promise<void>>();
  let isStopped = false;
  const each = (work: (one: Scheduled) => Promise<void>) => (): Promise<void> => {
    const run = (async () => {
      for (const one of await models()) {
        // What fails for one model leaves the others alone; the next run tries again.
        if (!isStopped) await work(one).catch((error: unknown) => told.failed?.(one.watch.model, error));
      }
    })().catch((error: unknown) => told.failed?.("", error));
    working.add(run);
    return run.finally(() => working.delete(run));
  };
  const calculated = each(async ({watch}) => {
    const before = watch.clock(), done = await calculate(watch, {...worker, isStopped: () => isStopped});
    if (done) told.calculated?.(watch.model, done, (watch.clock() - before) / 1000);
  });
  const pruned = each(async ({watch, retention}) => { told.pruned?.(watch.model, await prune(watch, retention)); });
  const crons = [new Cron(times.calculate, {protect: true, timezone: "UTC"}, calculated), new Cron(times.prune, {protect: true, timezone: "UTC"}, pruned)];
  return {
    async stop() {
      isStopped = true;
      for (const cron of crons) cron.stop();
      await Promise.all(working);
    },
  };
};
