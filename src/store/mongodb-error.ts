import {StoreError} from "./store.ts";

/** Parts of the driver's errors; read by name, so that telling errors apart does not load the driver. */
interface DriverError extends Error {
  readonly code?: number | string;
  /** What a bulk write met. */
  readonly errorResponse?: unknown;
  readonly writeErrors?: readonly {readonly code?: number; readonly err?: {readonly code?: number}}[] | {readonly code?: number};
}

const passing = new Set([
  "MongoNetworkError", "MongoNetworkTimeoutError", "MongoServerSelectionError", "MongoPoolClearedError", "MongoWaitQueueTimeoutError",
  "PoolClearedOnNetworkError", "MongoNotConnectedError", "MongoOperationTimeoutError", "MongoClientClosedError", "MongoTopologyClosedError",
  "MongoPoolClosedError",
]);

// Codes of a server that starts, stops or changes roles, and 112: two writes met.
const passingCodes = new Set<number | string>([6, 7, 89, 91, 112, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436]);
const tooLarge = new Set<number | string>([10334, 17280, 17419, 17420, "ERR_OUT_OF_RANGE"]);
const duplicate = 11000;

/** Whether it may pass: the server is away, or between two states. */
const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const {name, code = "", errorResponse} = error as DriverError;
  return passing.has(name) || passingCodes.has(code) || isPassing(errorResponse);
};

/** Whether the driver looked for a server and found none. */
export const hasNoServer = (error: unknown): boolean =>
  error instanceof Error && (error.name === "MongoServerSelectionError" || hasNoServer((error as DriverError).errorResponse));

/** A client whose own attempt to connect failed closes its topology, and never opens it again. */
const closed = new Set(["MongoTopologyClosedError", "MongoClientClosedError", "MongoNotConnectedError"]);

/** Whether the client that met this must be given up: it found no server, or has closed itself because another of its doings found none. */
export const isClientLost = (error: unknown): boolean =>
  hasNoServer(error) || (error instanceof Error && (closed.has(error.name) || isClientLost((error as DriverError).errorResponse)));

/** Whether trying again at once may help; where no server was found, the driver has waited already. */
export const isWorthRetrying = (error: unknown): boolean => isPassing(error) && !hasNoServer(error);

/** Whether all that failed was there already. */
export const isDuplicate = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const {code, writeErrors} = error as DriverError, each = Array.isArray(writeErrors) ? writeErrors : [];
  return each.length > 0 ? each.every((one) => (one.code ?? one.err?.code) === duplicate) : code === duplicate;
};

/** What went wrong with the server, in words a person can act on; `name` gives no secret away. */
export const mongodbError = (name: string, cause: unknown): unknown => {
  if (!(cause instanceof Error) || cause instanceof StoreError || !cause.name.startsWith("Mongo")) return cause;
  // Without the driver's own error, which lists what was to be written.
  const {code = ""} = cause as DriverError, cut = {cause: new Error(cause.message)};
  if (isPassing(cause)) return new StoreError("unavailable", `${name}: the server does not answer`, cut);
  if (tooLarge.has(code)) return new StoreError("too-large", `${name}: a fact is too large for a document`, cut);
  return new StoreError("unavailable", `${name}: the server refuses (${code === "" ? cause.name : `code ${code}`})`, cut);
};
