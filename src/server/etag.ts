import {createHash} from "node:crypto";
import type {FastifyInstance} from "fastify";

/** Answers to questions carry a fingerprint; who has that answer already is told so instead of getting it again. */
export function addEtags(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload: unknown) => {
    const isAnswer = request.method === "GET" && reply.statusCode === 200 && request.routeOptions.config.scope !== undefined;
    if (!isAnswer || (typeof payload !== "string" && !Buffer.isBuffer(payload))) return payload;
    const tag = `"${createHash("sha256").update(payload).digest("base64url").slice(0, 27)}"`;
    void reply.header("etag", tag).header("cache-control", "private, no-cache").header("vary", "authorization");
    const known = request.headers["if-none-match"]?.split(",").map((one) => one.trim().replace(/^W\//, "")) ?? [];
    if (!known.includes(tag)) return payload;
    void reply.code(304).removeHeader("content-length").removeHeader("content-type");
    return null;
  });
}
