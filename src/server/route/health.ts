import {setTimeout as pause} from "node:timers/promises";
import type {FastifyInstance} from "fastify";
import {Problem} from "../problem.ts";
import type {Service} from "../service.ts";

/** Milliseconds that the store has to answer in. */
const patience = 2000;

/** Whether the process lives, and whether it can take in and answer. */
export function healthRoutes(app: FastifyInstance, {store}: Service): void {
  let closing = false;
  app.addHook("preClose", async () => { closing = true; });
  const schema = {tags: ["health"], security: []};
  app.get("/healthz", {schema: {...schema, summary: "Whether the process lives"}}, async () => ({status: "ok"}));
  app.get("/readyz", {schema: {...schema, summary: "Whether the store answers"}}, async () => {
    if (closing) throw new Problem(503, "the service is about to stop", {retryAfter: 5});
    const answer = await Promise.race([store.value("readyz").then(() => true), pause(patience, false, {ref: false})]);
    if (!answer) throw new Problem(503, "the store does not answer", {retryAfter: 5});
    return {status: "ready"};
  });
}
