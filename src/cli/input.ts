import {readFileSync} from "node:fs";
import {decode} from "../profile/codec.ts";
import type {Profile} from "../profile/profile.ts";
import {fileError} from "../source/file-error.ts";
import {open} from "../source/open.ts";
import {type Source, SourceError} from "../source/source.ts";
import {Misuse} from "./misuse.ts";

/** A table to be read, or a profile that was made of one earlier. */
export type Input = {readonly name: string; readonly source: Source} | {readonly name: string; readonly profile: Profile};

/** Opens what was named on the command line: a table, a .plb profile, or `-` for a table on standard input. */
export async function input(path: string): Promise<Input> {
  if (path.endsWith(".plb")) return {name: path, profile: readProfile(path)};
  const source = await open(path);
  return {name: source.name, source};
}

/** Reads a profile; says which file is at fault when it is none. */
export function readProfile(path: string): Profile {
  const bytes = bytesOf(path);
  try {
    return decode(bytes);
  } catch (error) {
    throw new SourceError("corrupt", `${path}: ${(error as Error).message}`, {cause: error});
  }
}

/** All of a file. */
export function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Only one of the inputs can be standard input. */
export function checkInputs(paths: readonly string[]): void {
  if (paths.filter((path) => path === "-").length > 1) throw new Misuse("only one table can come from standard input (-)");
}
