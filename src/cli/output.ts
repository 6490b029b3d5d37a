import {randomUUID} from "node:crypto";
import {renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {clearLater} from "./interrupt.ts";
import {Misuse} from "./misuse.ts";

/** Writes an answer to a file, or to standard output for `-`; a file is whole or not there at all. */
export function write(path: string, content: string | Uint8Array): Promise<void> {
  if (path === "-") return new Promise((resolve) => { process.stdout.write(content, () => { resolve(); }); });
  if (isSpecial(path)) {
    writeFileSync(path, content);
    return Promise.resolve();
  }
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  const clear = clearLater(() => { rmSync(part, {force: true}); });
  try {
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, {syscall: "write", path});
  } finally {
    clear();
  }
  return Promise.resolve();
}

/** Pipes and devices (/dev/null, a named pipe) are written through, never replaced. */
const isSpecial = (path: string): boolean => {
  const found = statSync(path, {throwIfNoEntry: false});
  return found !== undefined && !found.isFile() && !found.isDirectory();
};

/** Refuses what cannot be written before any work is done: two answers in one place, a folder that is not there. */
export function checkOutputs(paths: readonly (string | undefined)[]): void {
  const given = paths.filter((path) => path !== undefined);
  const twice = given.find((path, i) => given.indexOf(path) < i);
  if (twice === "-") throw new Misuse("only one output can go to standard output (-)");
  if (twice !== undefined) throw new Misuse(`two outputs to one file: ${JSON.stringify(twice)}`);
  for (const path of given) if (path !== "-") checkOutput(path);
}

function checkOutput(path: string): void {
  if (path === "") throw new Misuse("missing file name: an output was given as \"\"");
  const folder = dirname(path);
  if (!isFolder(folder)) throw new Misuse(`unknown folder: ${JSON.stringify(folder)}; make it first`);
  if (isFolder(path)) throw new Misuse(`not a file: ${JSON.stringify(path)} is a folder`);
}

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
