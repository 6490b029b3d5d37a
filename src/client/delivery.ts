import type {Kind} from "./queue.ts";

/** The part of `fetch` that is needed. */
export type Fetch = (url: string, request: {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}) => Promise<{readonly status: number; readonly headers: {get(name: string): string | null}; text(): Promise<string>}>;

/** Where and how things are sent. */
export interface Way {
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
  readonly fetch: Fetch;
  /** Milliseconds that an answer may take. */
  readonly timeout: number;
}

/** An item that the service did not take, and why. */
export interface Refusal {
  readonly index: number;
  readonly path: string;
  readonly reason: string;
}

/** What became of a request. */
export type Outcome =
  | {readonly kind: "taken"; readonly accepted: number; readonly duplicate: number; readonly refusals: readonly Refusal[]}
  /** It may go better later; after so many milliseconds at the earliest, where the service said so. */
  | {readonly kind: "later"; readonly after: number | undefined; readonly why: string}
  /** Smaller requests may pass. */
  | {readonly kind: "too-large"}
  /** It never will. */
  | {readonly kind: "refused"; readonly why: string};

/** Sends a JSON body, and says what became of it; never throws. */
export async function deliver(kind: Kind, body: string, {url, model, key, fetch, timeout}: Way): Promise<Outcome> {
  try {
    const headers = {"content-type": "application/json", ...(key !== undefined && {authorization: `Bearer ${key}`})};
    const address = `${url.replace(/\/+$/, "")}/v1/models/${encodeURIComponent(model)}/${kind}`;
    const answer = await fetch(address, {method: "POST", headers, body, signal: AbortSignal.timeout(timeout)});
    return outcomeOf(answer.status, await answer.text(), answer.headers.get("retry-after"));
  } catch (error) {
    return {kind: "later", after: undefined, why: String((error as Error).cause ?? error)};
  }
}

/** A missing key or model may be there later; waiting for it costs nothing but old events. */
const passing = new Set([401, 403, 404, 408, 425, 429]);

function outcomeOf(status: number, text: string, retryAfter: string | null): Outcome {
  if (status === 413) return {kind: "too-large"};
  if (passing.has(status) || status >= 500) return {kind: "later", after: seconds(retryAfter), why: `HTTP ${status}: ${text.slice(0, 200)}`};
  if (status === 200 || status === 422) {
    try {
      const {accepted = 0, duplicate = 0, errors = []} = JSON.parse(text) as {accepted?: number; duplicate?: number; errors?: Refusal[]};
      return {kind: "taken", accepted, duplicate, refusals: errors};
    } catch {
      // Something between us and the service answered; whether the service has it is unknown, and sending again does no harm.
      return {kind: "later", after: undefined, why: `HTTP ${status} without a readable answer`};
    }
  }
  return {kind: "refused", why: `HTTP ${status}: ${text.slice(0, 200)}`};
}

/** Retry-After as milliseconds; a date is not used by the service. */
const seconds = (text: string | null): number | undefined => {
  const given = Number(text ?? NaN);
  return Number.isFinite(given) && given >= 0 ? given * 1000 : undefined;
};
