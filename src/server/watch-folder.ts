import {mkdir, open, readdir, rename, stat} from "node:fs/promises";
import {basename, join} from "node:path";
import {lineItems} from "../ingest/item.ts";
import {readItems} from "../ingest/reading.ts";
import {textHash} from "../sketch/hash.ts";
import {StoreError} from "../store/store.ts";
import type {Answer} from "./intake.ts";
import type {Service} from "./service.ts";

/** A folder whose files are events of a model: lines of JSON, or tables. */
export interface WatchedFolder {
  readonly model: string;
  readonly folder: string;
}

/** What became of one file: taken in, or why it was set aside. */
export type FileTaken = {readonly file: string} & (Taken | {readonly failed: string});
type Taken = Omit<Answer, "errors">;

const linesAtOnce = 1000, lined = /\.(ndjson|jsonl)$/, tables = /\.(csv|tsv|parquet)(\.gz)?$/;

/**
 * One look into a folder: files that have not grown since the last look are taken in and moved to `done`, those that cannot be read
 * to `failed`. A crash in between does no harm: the file is read again, and its events are known by their ids. What a line says
 * wrong goes to the quarantine. Throws StoreError: then it is not the file's fault, and it stays.
 */
export function folderReader(service: Service, {model, folder}: WatchedFolder, told: (taken: FileTaken) => void): () => Promise<void> {
  const sizes = new Map<string, number>();
  return async () => {
    await service.models.named(model);
    const names = (await readdir(folder)).filter((name) => (lined.test(name) || tables.test(name)) && !name.startsWith(".")).sort();
    for (const name of names) {
      // A link that leads nowhere has no size; it is given a while, too.
      const file = join(folder, name), found = await stat(file).catch(() => undefined), size = found?.size ?? -1;
      if (found?.isDirectory()) continue;
      if (sizes.get(name) !== size) {
        sizes.set(name, size);
        continue;
      }
      const done = await (lined.test(name) ? takeLines : takeTable)(service, model, file).catch(failure);
      told({file: name, ...done});
      await putAway(file, join(folder, "failed" in done ? "failed" : "done"));
      sizes.delete(name);
    }
  };
}

function failure(error: unknown): {failed: string} {
  if (error instanceof StoreError) throw error;
  return {failed: error instanceof Error ? error.message : String(error)};
}

/** Moves a file to a folder where no file may have its name: then it is numbered. */
async function putAway(file: string, folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  const there = new Set(await readdir(folder)), name = basename(file), end = lined.exec(name)?.[0] ?? tables.exec(name)?.[0] ?? "";
  let free = name;
  for (let number = 2; there.has(free); number++) free = `${name.slice(0, name.length - end.length)}-${number}${end}`;
  await rename(file, join(folder, free));
}

/** Rows of a table are events, with their labels where they have some; the time of those that say none is the file's. */
async function takeTable({models, store, clock, settings: {hashKey}}: Service, name: string, file: string): Promise<Taken> {
  const {model, schema} = await models.named(name), [{ingest}, {open: openTable}] = await Promise.all([import("../job/ingest.ts"), import("../source/open.ts")]);
  await using source = await openTable(file);
  const time = Math.floor((await stat(file)).mtimeMs);
  const {rows, events, held} = await ingest(source, {store, model, schema, clock, hash: textHash(hashKey), time});
  return {accepted: events, duplicate: rows - events - held, rejected: held};
}

async function takeLines(service: Service, name: string, file: string): Promise<Taken> {
  const sum = {accepted: 0, duplicate: 0, rejected: 0}, model = await service.models.named(name);
  const take = async (lines: readonly string[]): Promise<void> => {
    const {check, read} = service.intake.wires.events, receiving = service.intake.receiving(model);
    const reading = readItems(lineItems(lines.join("\n"), service.settings.limits), check, (value) => read(value, receiving));
    const {accepted, duplicate, rejected} = await service.intake.take("events", name, reading);
    sum.accepted += accepted;
    sum.duplicate += duplicate;
    sum.rejected += rejected;
  };
  const handle = await open(file);
  let lines: string[] = [];
  for await (const line of handle.readLines()) {
    if (lines.push(line) < linesAtOnce) continue;
    await take(lines);
    lines = [];
  }
  await take(lines);
  return sum;
}
