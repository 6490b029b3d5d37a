import {StoreError} from "./store.ts";

// Result codes of SQLite, https://sqlite.org/rescode.html
const meanings: Readonly<Record<number, readonly [StoreError["code"], string]>> = {
  5: ["busy", "another process is writing; it will have to be tried again"],
  6: ["busy", "another process is writing; it will have to be tried again"],
  8: ["unavailable", "the folder cannot be written to"],
  10: ["unavailable", "the disk does not read or write"],
  11: ["corrupt", "the file is damaged"],
  13: ["full", "no space left on the disk"],
  14: ["unavailable", "the file cannot be opened"],
  18: ["too-large", "a fact is too large"],
  26: ["not-a-store", "not a store of plumbline"],
};

/** What went wrong with the embedded store, in words a person can act on; a mistake of our own stays what it is. */
export const sqliteError = (path: string, cause: unknown): unknown => {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause;
  const {errcode} = cause as {errcode?: number}, meaning = meanings[(errcode ?? 0) & 0xff];
  return meaning ? new StoreError(meaning[0], `${path}: ${meaning[1]}`, {cause}) : cause;
};

/** Whether trying again may help. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && [5, 6].includes(((error as {errcode?: number}).errcode ?? 0) & 0xff);
