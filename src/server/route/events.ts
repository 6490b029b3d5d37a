import type {FastifyInstance} from "fastify";
import {modelParams} from "../description.ts";
import {notFound, Problem} from "../problem.ts";
import {isoText} from "../range.ts";
import type {Service} from "../service.ts";

interface OfEvent {
  readonly Params: {readonly model: string; readonly id: string};
}

/** Events as they were taken in, one at a time. */
export function eventRoutes(app: FastifyInstance, {store, models}: Service): void {
  app.get<OfEvent>("/v1/models/:model/events/:id", {
    config: {scope: "read"}, schema: {tags: ["query"], summary: "An event as it was taken in, with everything that was said of it since", params: modelParams},
  }, async ({params}) => {
    const {model} = await models.named(params.model), {id} = params;
    if (!id.isWellFormed()) throw new Problem(400, "the id is no Unicode text");
    const keys = [id], labels = [];
    for await (const some of store.read("labels", {model, keys})) {
      labels.push(...some.map(({revision, received, retracted, row}) => ({revision, received: isoText(received), retracted, row})));
    }
    for await (const [event] of store.read("events", {model, keys})) {
      const {version, time, received, row} = event;
      return {id, version, time: isoText(time), received: isoText(received), row, labels};
    }
    throw notFound("event", id);
  });
}
