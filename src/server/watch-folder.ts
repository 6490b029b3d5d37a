import {mkdir, open, readdir, rename, stat} from "node:fs/promises";
import {join} from "node:path";
import {lineItems} from "../ingest/item.ts";
import {readItems} from "../ingest/reading.ts";
import {textHash} from "../sketch/hash.ts";
import type {Answer} from "./intake.ts";
import type {Service} from "./service.ts";

/** A folder whose files are events of a model: lines of JSON, or tables. */
export interface WatchedFolder {
  readonly model: string;
  readonly folder: string;
}

/** What became of one file. */
export type FileTaken = Omit<Answer, "errors"> & {readonly file: string};

const linesAtOnce = 1000, lined = /\.(ndjson|jsonl)$/, tables = /\.(csv|tsv|parquet)(\.gz)?$/;

/**
 * One look into a folder: files that have not grown since the last look are taken in and moved to `done`. A crash in between does
 * no harm: the file is read again, and its events are known by their ids. What a line says wrong goes to the quarantine.
 */
export function folderReader(service: Service, {model, folder}: WatchedFolder, told: (taken: FileTaken) => void): () => Promise<void> {
  const sizes = new Map<string, number>();
  return async () => {
    const names = (await readdir(folder)).filter((name) => (lined.test(name) || tables.test(name)) && !name.startsWith(".")).sort();
    for (const name of names) {
      const file = join(folder, name), {size, mtimeMs} = await stat(file);
      if (sizes.get(name) !== size) {
        sizes.set(name, size);
        continue;
      }
      told({file: name, ...await (lined.test(name) ? takeLines(service, model, file) : takeTable(service, model, {file, time: Math.floor(mtimeMs)}))});
      await mkdir(join(folder, "done"), {recursive: true});
      await rename(file, join(folder, "done", name));
      sizes.delete(name);
    }
  };
}

type Taken = Omit<Answer, "errors">;

/** Rows of a table are events, with their labels where they have some; the time of those that say none is the file's. */
async function takeTable({models, store, clock, settings: {hashKey}}: Service, name: string, {file, time}: {file: string; time: number}): Promise<Taken> {
  const {model, schema} = await models.named(name), [{ingest}, {open: openTable}] = await Promise.all([import("../job/ingest.ts"), import("../source/open.ts")]);
  await using source = await openTable(file);
  const {rows, events, timeless} = await ingest(source, {store, model, schema, clock, hash: textHash(hashKey), time});
  return {accepted: events, duplicate: rows - events - timeless, rejected: timeless};
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
