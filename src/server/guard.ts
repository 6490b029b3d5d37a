import type {FastifyRequest} from "fastify";
import {isKey, keyId, type Scope} from "./key.ts";
import type {KeyRing} from "./key-ring.ts";
import {Problem} from "./problem.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the caller of this route must be allowed to do; a route without is open to all. */
    readonly scope?: Scope;
  }
  interface FastifyRequest {
    /** Name of the key that asked, or "local" where none is needed. */
    actor: string;
  }
}

/** A hash that no key has, so that an unknown id takes as long as a wrong secret. */
const nobody = {hash: "0".repeat(64)};

/** Lets a request through whose key may do what the route does, and notes who asked. */
export async function guard(request: FastifyRequest, ring: KeyRing, keyless: boolean): Promise<void> {
  const {scope} = request.routeOptions.config;
  if (scope === undefined) return;
  const text = keyText(request);
  if (text === undefined) {
    if (!keyless || await ring.any()) throw new Problem(401, "no key; send it as Authorization: Bearer plk_…");
    checkHost(request);
    request.actor = "local";
    return;
  }
  const key = await ring.byId(keyId(text) ?? "");
  const isRight = isKey(text, key ?? nobody);
  if (!key || !isRight || key.revoked) throw new Problem(401, "unknown or revoked key");
  if (!key.scopes.includes(scope) && !key.scopes.includes("admin")) {
    throw new Problem(403, `the key ${JSON.stringify(key.name)} has no scope ${scope}; it has: ${key.scopes.join(", ")}`);
  }
  request.actor = key.name;
}

/** The key that came along: as a bearer, as the password or name of Basic (a URL can carry those), or in X-API-Key. */
function keyText({headers}: FastifyRequest): string | undefined {
  const {authorization = "", "x-api-key": own} = headers;
  const [, scheme = "", value = ""] = /^(\w+) +(.*)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === "bearer") return value.trim();
  if (scheme.toLowerCase() === "basic") {
    const [name, password] = Buffer.from(value, "base64").toString().split(":");
    return password || name;
  }
  if (authorization !== "") return authorization;
  return typeof own === "string" ? own : undefined;
}

/** Without keys, a page from elsewhere must not reach us through a name that it has pointed at this machine (DNS rebinding). */
function checkHost({hostname}: FastifyRequest): void {
  if (!/^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(hostname)) {
    throw new Problem(403, `unknown host ${JSON.stringify(hostname.slice(0, 60))}; without keys the service answers as localhost only`);
  }
}
