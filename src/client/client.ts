import type {WireEvent} from "../ingest/event.ts";
import type {WireLabel} from "../ingest/label.ts";
import {atExit} from "./at-exit.ts";
import type {Fetch, Refusal} from "./delivery.ts";
import {type Kind, queue} from "./queue.ts";
import {Sender, type Sending} from "./sender.ts";

/** An event as it is handed to the client: id and time are filled in where they are left out. */
export type ClientEvent = Omit<WireEvent, "id"> & {readonly id?: string};

/** How a client is set up; all but the first two have defaults. */
export interface ClientOptions {
  /** Where the service is, such as "http://127.0.0.1:8085". */
  readonly url: string;
  readonly model: string;
  /** A key with scope ingest. */
  readonly key?: string;
  /** How many events and labels wait at most; past it the oldest go, and are counted. */
  readonly queueSize?: number;
  readonly batchSize?: number;
  /** Milliseconds that an event waits for company. */
  readonly interval?: number;
  /** Milliseconds that an answer may take. */
  readonly timeout?: number;
  /** Bounds of the pause between tries, in milliseconds: it doubles from the first to the second, by chance up to that. */
  readonly pause?: readonly [number, number];
  /** Told of each item that the service refused; what it throws is ignored. */
  readonly onRefused?: (json: string, refusal: Pick<Refusal, "path" | "reason">) => void;
  /** Whether to send what is left when the process ends by itself, by SIGTERM or by SIGINT. */
  readonly flushOnExit?: boolean;
  readonly fetch?: Fetch;
  readonly clock?: () => number;
  /** Uniform from 0 to 1. */
  readonly random?: () => number;
}

/** What became of everything so far. */
export interface ClientCounts {
  readonly waiting: number;
  readonly accepted: number;
  readonly duplicate: number;
  /** The service would not have them. */
  readonly refused: number;
  /** Went because the queue was full, or could not be written as JSON. */
  readonly dropped: number;
  /** Tries that failed and were made again. */
  readonly retries: number;
  /** Why the last one failed. */
  readonly lastError: string | null;
}

/** Sends events and labels in the background; nothing here blocks or throws. */
export interface Client {
  /** Queues an event, and returns its id: what its label will be sent under. */
  event(event: ClientEvent): string;
  label(label: WireLabel): void;
  /** Sends what waits; true when all of it is gone by the time that is given. */
  flush(milliseconds?: number): Promise<boolean>;
  /** Flushes and stops. */
  close(milliseconds?: number): Promise<boolean>;
  counts(): ClientCounts;
}

/** Milliseconds that the end of a process waits for what is left to be sent. */
const finalPatience = 5_000;

/** A client of the service for one model. */
export function client(options: ClientOptions): Client {
  const {queueSize = 10_000, batchSize = 500, interval = 1_000, clock = Date.now, flushOnExit = true} = options;
  const waiting = queue(queueSize), sender = new Sender(waiting, sendingOf(options, batchSize));
  let unwritable = 0, timer: NodeJS.Timeout | undefined, closed = false;

  const start = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return sender.start();
  };
  const put = (kind: Kind, value: () => object): void => {
    const json = closed ? undefined : written(value);
    if (json === undefined) {
      unwritable++;
      return;
    }
    waiting.push({kind, json});
    if (sender.busy) return;
    if (waiting.length >= batchSize) void start();
    else timer ??= setTimeout(() => { void start(); }, interval).unref();
  };
  const flush = async (milliseconds = 30_000): Promise<boolean> => {
    sender.wake();
    // The timer keeps the process alive: it is what a last flush waits with.
    const {promise: late, resolve} = Promise.withResolvers<void>(), limit = setTimeout(resolve, milliseconds);
    await Promise.race([start(), late]);
    clearTimeout(limit);
    return waiting.length + sender.inFlight === 0;
  };
  const forget = flushOnExit ? atExit(() => flush(finalPatience)) : (): void => {};
  return {
    event(event) {
      const id = event?.id ?? crypto.randomUUID();
      put("events", () => ({time: clock(), ...event, id}));
      return id;
    },
    label: (label) => put("labels", () => label),
    flush,
    close(milliseconds) {
      closed = true;
      forget();
      return flush(milliseconds);
    },
    counts() {
      const {accepted, duplicate, refused, retries, lastError, inFlight} = sender;
      return {waiting: waiting.length + inFlight, accepted, duplicate, refused, dropped: waiting.dropped + unwritable, retries, lastError};
    },
  };
}

function sendingOf(options: ClientOptions, batchSize: number): Sending {
  const {url, model, key, onRefused, timeout = 10_000, pause = [200, 30_000], random = Math.random} = options;
  return {url, model, key, onRefused, timeout, pause, random, batchSize, fetch: options.fetch ?? globalThis.fetch};
}

/** A value as JSON now, so that the caller may go on changing it; undefined where it cannot be written. */
function written(value: () => object): string | undefined {
  try {
    return JSON.stringify(value());
  } catch {
    return undefined;
  }
}
