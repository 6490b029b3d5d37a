import {CommanderError} from "commander";

/** What is said of an error, and the exit code that goes with it. */
export interface Failure {
  /** 0 ok, 1 a check failed, 2 misuse, 3 the world failed. */
  readonly code: number;
  /** Nothing when all has been said already. */
  readonly message?: string;
}

// By name, so that telling errors apart loads none of the modules that throw them.
const misuses = new Set(["Misuse", "ConfigError", "PlanMismatch", "SuiteMismatch", "UnknownClass"]);
const worldly = new Set(["SourceError", "CodecError", "StoreError", "DeliveryError"]);

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: "permission denied", EPERM: "permission denied", ENOENT: "no such file or folder", EISDIR: "is a folder",
  ENOTDIR: "is not in a folder", ENOSPC: "no space left on the disk", EROFS: "the disk is read-only",
  EMFILE: "too many open files", ENAMETOOLONG: "the name is too long",
};

/** Sorts an error into one of the three roads: the caller was wrong, the world failed, or plumbline has a bug. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) return ofCommander(error);
  if (!(error instanceof Error)) return {code: 3, message: `this is a bug in plumbline: ${String(error)}`};
  if (error.name === "GateFailed") return {code: 1};
  if (misuses.has(error.name)) return {code: 2, message: error.message};
  if (worldly.has(error.name)) return {code: 3, message: error.message};
  const {code, syscall, path} = error as NodeJS.ErrnoException;
  if (typeof code === "string" && syscall !== undefined) {
    return {code: 3, message: `cannot ${syscall} ${path ?? ""}: ${systemErrors[code] ?? code}`.replace(" :", ":")};
  }
  return {code: 3, message: `this is a bug in plumbline: ${error.message}; DEBUG=plumbline shows where`};
}

function ofCommander({code, exitCode, message}: CommanderError): Failure {
  if (exitCode === 0) return {code: 0};
  if (code === "commander.help") return {code: 2};
  const hint = code === "commander.excessArguments" ? "; quote a pattern such as 'data/*.csv', or the shell makes it many" : "";
  return {code: 2, message: message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ").replace(/\.$/, "") + hint};
}
