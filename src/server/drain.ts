import {EventEmitter, once} from "node:events";
import type {FastifyInstance, FastifyRequest} from "fastify";

/** Longer than this nobody is waited for. */
const patience = 30_000;

/**
 * Before the service closes, everyone who is being answered gets the answer; then connections are cut, for a client that keeps one
 * open without asking anything would hold the service up for minutes. Who asks while it closes is told 503 by fastify.
 */
export function addDrain(app: FastifyInstance): void {
  const inside = new Set<FastifyRequest>(), changes = new EventEmitter();
  const leave = async (request: FastifyRequest): Promise<void> => {
    inside.delete(request);
    if (inside.size === 0) changes.emit("empty");
  };
  app.addHook("onRequest", async (request) => { inside.add(request); });
  app.addHook("onResponse", leave);
  app.addHook("onRequestAbort", leave);
  app.addHook("preClose", async () => {
    if (inside.size > 0) await once(changes, "empty", {signal: AbortSignal.timeout(patience)}).catch(() => undefined);
    app.server.closeIdleConnections();
    setTimeout(() => app.server.closeAllConnections(), 50).unref();
  });
}
