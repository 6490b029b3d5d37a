import type {FastifyError, FastifyReply, FastifyRequest} from "fastify";
import {BadRequest} from "../ingest/item.ts";
import {StoreError} from "../store/store.ts";

/** What is added to the words of a problem. */
export interface ProblemMore {
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
  /** Further members of the answer. */
  readonly members?: object;
}

/** A request that is not answered as asked, as RFC 9457 has it. */
export class Problem extends Error {
  readonly status: number;
  readonly more: ProblemMore;
  constructor(status: number, detail: string, more: ProblemMore = {}) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.more = more;
  }
}

/** A thing that does not exist, with those that do. */
export function notFound(thing: string, name: string, choices: readonly string[] = []): Problem {
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}…` : name);
  const some = choices.length > 20 ? [...choices.slice(0, 20), "…"] : choices;
  return new Problem(404, `unknown ${thing} ${shown}${some.length > 0 ? `; one of: ${some.join(", ")}` : ""}`);
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad request", 401: "Not authenticated", 403: "Not allowed", 404: "Not found", 405: "Method not allowed", 409: "Conflict",
  413: "Too large", 415: "Unsupported media type", 422: "Nothing could be taken", 429: "Too many requests", 500: "Internal error",
  503: "Not available now", 507: "No space left",
};

const storeStatus: Readonly<Record<StoreError["code"], number>> = {
  "busy": 503, "unavailable": 503, "closed": 503, "full": 507, "too-large": 413, "corrupt": 500, "newer-version": 500, "not-a-store": 500,
};

/** Sorts an error into the problem that the caller is told of. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BadRequest) return new Problem(error.status, error.message);
  if (error instanceof StoreError) {
    const status = storeStatus[error.code];
    return new Problem(status, `the store failed: ${error.code}`, status === 503 ? {retryAfter: 5} : {});
  }
  const {statusCode = 500, message, validation, code} = error as Partial<FastifyError>;
  if (code === "FST_ERR_BAD_URL") return new Problem(400, "the address is no UTF-8 once its % are resolved");
  if (statusCode >= 500 || message === undefined) return new Problem(500, "this is a bug in plumbline; the log says more under this request's id");
  return new Problem(validation ? 400 : statusCode, message, statusCode === 429 ? {retryAfter: 1} : {});
}

/** Answers with a problem. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const {status, message, more: {retryAfter, members}} = problemOf(error);
  // Faults of ours are told to the log; those of callers might hold values from rows.
  if (status >= 500) request.log.error({err: error}, "request failed");
  if (retryAfter !== undefined) void reply.header("retry-after", retryAfter);
  if (status === 401) void reply.header("www-authenticate", 'Bearer realm="plumbline"');
  const title = titles[status] ?? "Problem";
  return reply.code(status).type("application/problem+json")
    .send(JSON.stringify({type: "about:blank", title, status, detail: message, request_id: request.id, ...members}));
}
