import type {FastifyInstance, FastifyRequest} from "fastify";
import {Problem} from "./problem.ts";
import type {ServerSettings} from "./settings.ts";

/** Lets only so many bytes of bodies be worked on at once; who comes when it is full is told when to try again. */
export function addGate(app: FastifyInstance, {bodyBytes, waitingBytes}: ServerSettings): void {
  const inside = new Map<FastifyRequest, number>();
  let bytes = 0;
  const leave = (request: FastifyRequest): void => {
    bytes -= inside.get(request) ?? 0;
    inside.delete(request);
  };
  app.addHook("onRequest", async (request) => {
    if (request.method === "GET" || request.method === "HEAD") return;
    const length = request.headers["content-length"];
    // A body of unknown length may turn out as long as is allowed.
    const size = length === undefined ? bodyBytes : Math.min(Number(length) || 0, bodyBytes);
    if (bytes + size > waitingBytes && bytes > 0) throw new Problem(429, "more is being sent than can be stored; try again later", {retryAfter: 1});
    bytes += size;
    inside.set(request, size);
  });
  app.addHook("onResponse", async (request) => leave(request));
  app.addHook("onRequestAbort", async (request) => leave(request));
}
