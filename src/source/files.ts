import {glob, stat} from "node:fs/promises";
import {fileError} from "./file-error.ts";
import {SourceError} from "./source.ts";

const magic = /[*?[{]/;

const isThere = async (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** The files a path or pattern such as data/*.parquet names, sorted; each is there, is a file and is not empty. */
export const files = async (pattern: string): Promise<readonly string[]> => {
  const isPattern = magic.test(pattern) && !await isThere(pattern);
  const paths: string[] = [];
  if (isPattern) for await (const path of glob(pattern)) paths.push(path);
  else paths.push(pattern);
  if (paths.length === 0) throw new SourceError("not-found", `${pattern}: no file matches`);
  const kept: string[] = [];
  for (const path of paths.sort()) {
    const found = await stat(path).catch((error: unknown) => { throw fileError(path, error); });
    if (found.isDirectory() && isPattern) continue;
    if (found.isDirectory()) throw fileError(path, Object.assign(new Error(path), {code: "EISDIR"}));
    if (!found.isFile()) throw new SourceError("not-a-file", `${path}: not a regular file; pipe it in and read "-"`);
    if (found.size === 0) throw new SourceError("empty", `${path}: the file is empty`);
    kept.push(path);
  }
  if (kept.length === 0) throw new SourceError("not-found", `${pattern}: no file matches, only folders`);
  return kept;
};
