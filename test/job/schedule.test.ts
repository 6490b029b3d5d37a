import {describe, expect, it} from "vitest";
import {keepAll} from "../../src/job/retention.ts";
import {schedule} from "../../src/job/schedule.ts";
import {hour, minutes, world} from "./world.ts";

describe("a schedule", () => {
  it("closes windows by itself, tells of failures, and ends when told", async () => {
    const here = world(), broken = {...world().watch, model: "broken", clock: () => { throw new Error("no clock"); }};
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    const told: string[] = [], {promise: closed, resolve} = Promise.withResolvers<void>();
    const running = await schedule({
      models: async () => [{watch: broken, retention: keepAll}, {watch: here.watch, retention: keepAll}], worker: {name: "here"},
      times: {calculate: "* * * * * *", prune: "0 0 1 1 *"},
      told: {
        failed: (model, error) => { told.push(`${model}: ${(error as Error).message}`); },
        calculated: (model, {runs}) => {
          told.push(`${model}: ${runs}`);
          if (runs > 0) resolve();
        },
      },
    });
    await closed;
    await running.stop();
    expect(told.slice(0, 2)).toEqual(["broken: no clock", "spine: 1"]);
  });
});
