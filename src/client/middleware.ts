import type {FastifyInstance, FastifyRequest} from "fastify";
import type {Client, ClientEvent} from "./client.ts";

/** Says what of a request and its answer is an event; nothing where there is none. */
export type ToEvent<Request> = (request: Request, answer: unknown) => ClientEvent | undefined;

/** A Fastify plugin: each answer below 400 that `toEvent` makes an event of is sent; an answer is never delayed and never changed. */
export function fastifyMiddleware(to: Client, toEvent: ToEvent<FastifyRequest>): (app: FastifyInstance) => Promise<void> {
  const plugin = async (app: FastifyInstance): Promise<void> => {
    app.addHook("preSerialization", async (request, {statusCode}, payload) => {
      if (statusCode < 400) record(to, () => toEvent(request, payload));
      return payload;
    });
  };
  // Without this mark the hook would hold for the plugin's own routes only (fastify-plugin does the same).
  return Object.assign(plugin, {[Symbol.for("skip-override")]: true});
}

/** As much of an Express answer as is needed. */
interface ExpressAnswer {
  readonly statusCode: number;
  json(body: unknown): unknown;
}

/** Express middleware: each answer below 400 written by `response.json` that `toEvent` makes an event of is sent. */
export function expressMiddleware<Request>(to: Client, toEvent: ToEvent<Request>) {
  return (request: Request, response: ExpressAnswer, next: () => void): void => {
    const json = response.json;
    response.json = function (body) {
      if (response.statusCode < 400) record(to, () => toEvent(request, body));
      return json.call(this, body);
    };
    next();
  };
}

/** A mistake in the mapping costs the event, never the answer. */
function record(to: Client, event: () => ClientEvent | undefined): void {
  try {
    const found = event();
    if (found) to.event(found);
  } catch {
    // Nothing to send.
  }
}
