import type {FastifyInstance, InjectOptions} from "fastify";
import type {FastifyBaseLogger} from "fastify";
import {app} from "../../src/server/app.ts";
import {defaultSettings, type ServerSettings} from "../../src/server/settings.ts";
import {memoryStore} from "../../src/store/memory.ts";
import type {FactKind, Facts} from "../../src/store/facts.ts";
import type {Store} from "../../src/store/store.ts";
import {now, spineSchema} from "../ingest/receiving.ts";

/** A service in memory with one model, at a standing clock that a test may move. */
export interface Served {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly clock: {now: number};
  /** All facts of a kind. */
  all<Kind extends FactKind>(kind: Kind): Promise<Facts[Kind][]>;
  /** Posts JSON. */
  post(url: string, body: unknown, more?: InjectOptions): Promise<Reply>;
  get(url: string, headers?: InjectOptions["headers"]): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly bytes: Buffer;
}

interface Circumstances {
  readonly settings?: Partial<ServerSettings>;
  readonly store?: Store;
  readonly logger?: FastifyBaseLogger;
}

/** Starts it. */
export async function served({settings = {}, store = memoryStore(), logger}: Circumstances = {}): Promise<Served> {
  const clock = {now};
  await store.append("models", [{model: "spine", revision: 1, received: now, config: "", schema: spineSchema}]);
  const server = await app({
    store, clock: () => clock.now, settings: {...defaultSettings, keyless: true, ...settings}, ...(logger && {logger}),
  });
  const ask = async (options: InjectOptions): Promise<Reply> => {
    const {statusCode: status, headers, payload: text, rawPayload: bytes} = await server.inject(options);
    const isJson = /[/+]json/.test(String(headers["content-type"]));
    return {status, headers, text, bytes, body: isJson ? JSON.parse(text) as Record<string, unknown> : {}};
  };
  return {
    app: server, store, clock,
    all: async (kind) => {
      const found = [];
      for await (const some of store.read(kind)) found.push(...some);
      return found;
    },
    post: (url, body, more = {}) => ask({
      method: "POST", url, payload: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body), ...more,
      headers: {"content-type": "application/json", ...more.headers},
    }),
    get: (url, headers = {}) => ask({method: "GET", url, headers}),
  };
}
