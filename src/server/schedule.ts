import {randomUUID} from "node:crypto";
import {calculate} from "../job/calculate.ts";
import type {Service} from "./service.ts";
import {modelWatch} from "./model-watch.ts";

/** Work that repeats until it is stopped. */
export interface Schedule {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Closes windows: one pass over every model, then a pause, and again. What was missed while the service was away is done in the
 * first pass; of several services on one store, one does a model's windows at a time.
 */
export function schedule(service: Pick<Service, "store" | "clock" | "settings" | "models" | "logger">, pause = 60_000): Schedule {
  const name = randomUUID(), {models, logger} = service;
  let stopped = false, wake = (): void => {};
  const pass = async (): Promise<void> => {
    for (const model of await models.all()) {
      if (stopped) return;
      try {
        const done = await calculate(modelWatch(model, service), {name});
        if (done && done.windows > 0) logger?.info({model: model.model, ...done}, "windows closed");
      } catch (error) {
        // One model's trouble is not another's, and may be over at the next pass.
        logger?.error({err: error, model: model.model}, "windows could not be closed");
      }
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      await pass().catch((error: unknown) => { logger?.error({err: error}, "models could not be read"); });
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const end = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(end);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
