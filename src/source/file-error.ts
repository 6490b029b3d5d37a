import {SourceError} from "./source.ts";

const meanings: Readonly<Record<string, readonly [SourceError["code"], string]>> = {
  ENOENT: ["not-found", "no such file"],
  EISDIR: ["not-a-file", "a folder, not a file; name the files in it, such as folder/*.parquet"],
  EACCES: ["unreadable", "permission denied"],
  EPERM: ["unreadable", "permission denied"],
  Z_BUF_ERROR: ["corrupt", "the gzip file is cut short"],
  Z_DATA_ERROR: ["corrupt", "the gzip file is damaged"],
};

/** What went wrong with a file, in words a person can act on. */
export const fileError = (path: string, cause: unknown): SourceError => {
  if (cause instanceof SourceError) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const message = cause instanceof Error ? cause.message : String(cause);
  const [kind, words] = Object.hasOwn(meanings, code) ? meanings[code] : ["unreadable", message] as const;
  return new SourceError(kind, `${path}: ${words}`, {cause});
};
