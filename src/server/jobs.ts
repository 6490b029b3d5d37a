import {randomUUID} from "node:crypto";
import {defaultService} from "../config/watch.ts";
import {type Schedule, schedule, type Times} from "../job/schedule.ts";
import type {ModelList} from "./model-list.ts";
import {modelConfig, modelWatch} from "./model-watch.ts";
import type {Ports} from "./ports.ts";

/** Closes windows and removes what is past its time, for every model that there is; what happens is told to the log. */
export function jobs(ports: Ports, models: ModelList, times?: Times): Promise<Schedule> {
  const {logger, passes} = ports;
  return schedule({
    worker: {name: randomUUID()}, ...(times && {times}),
    models: async () => (await models.all()).flatMap((model) => {
      try {
        return [{watch: modelWatch(model, ports), retention: (modelConfig(model, ports).service ?? defaultService).retention}];
      } catch (error) {
        // One model's trouble is not another's.
        logger?.error({err: error, model: model.model}, "the configuration cannot be read");
        return [];
      }
    }),
    told: {
      calculated: (model, done, seconds) => {
        passes?.set(model, seconds);
        if (done.windows > 0) logger?.info({model, ...done, seconds}, "windows closed");
      },
      pruned: (model, pruned) => logger?.info({model, ...pruned}, "pruned"),
      failed: (model, error) => logger?.error({err: error, model}, "a job failed; it is tried again"),
    },
  });
}
