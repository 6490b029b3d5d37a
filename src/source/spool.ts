import {createWriteStream, rmSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";

/** A temporary file that can be read again and again, as a stream cannot. */
export interface Spool extends AsyncDisposable {
  readonly path: string;
}

/** Writes a stream to a temporary file, removed when it is disposed of and at the latest when the process exits. */
export const spool = async (stream: Readable): Promise<Spool> => {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-")), path = join(folder, "input");
  const remove = (): void => { rmSync(folder, {recursive: true, force: true}); };
  process.once("exit", remove);
  try {
    await pipeline(stream, createWriteStream(path, {mode: 0o600}));
  } catch (error) {
    remove();
    throw error;
  }
  return {
    path,
    async [Symbol.asyncDispose]() {
      process.off("exit", remove);
      await rm(folder, {recursive: true, force: true});
    },
  };
};
