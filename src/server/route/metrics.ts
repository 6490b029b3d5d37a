import type {FastifyInstance} from "fastify";
import {newestRuns} from "../../history/newest-runs.ts";
import {contentTypes, exposition} from "../../metrics/exposition.ts";
import {runFamilies} from "../../metrics/run-families.ts";
import {serviceFamilies} from "../../metrics/service-families.ts";
import {health} from "../health.ts";
import type {Service} from "../service.ts";

/** What Prometheus scrapes: the newest closed window of each model, and how the service stands. */
export function metricsRoutes(app: FastifyInstance, service: Service): void {
  const standing = health(service);
  app.get("/metrics", {
    config: {scope: "read"}, schema: {tags: ["health"], summary: "The newest closed windows and the service itself, for Prometheus", produces: ["text/plain"]},
  }, async (_, reply) => {
    const runs = [];
    for (const {model} of await service.models.all()) runs.push(...await newestRuns(service.store, model));
    const exposed = runFamilies(runs.map(({run, reference}) => ({run, reference})), {shares: service.settings.cellShares});
    return reply.type(contentTypes.prometheus).send(exposition([...serviceFamilies(await standing()), ...exposed]));
  });
}
