import type {FastifyInstance} from "fastify";

/**
 * One line a request: the pattern of its route (the address itself may name a patient), how it went and how long it took. What was
 * taken in without trouble is told at level debug, for there is much of it.
 */
export function addLog(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => { void reply.header("x-request-id", request.id); });
  app.addHook("onResponse", async (request, reply) => {
    const {method, actor, routeOptions: {url = null, config}} = request, {statusCode: status, elapsedTime} = reply;
    const level = status >= 500 ? "error" : status >= 400 ? "warn" : config.scope === "ingest" || config.scope === undefined ? "debug" : "info";
    request.log[level]({method, route: url, status, ms: Math.round(elapsedTime * 10) / 10, actor: actor || null}, "request");
  });
}
