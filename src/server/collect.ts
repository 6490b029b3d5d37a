import {statSync} from "node:fs";
import type {Answer} from "./intake.ts";
import type {Ports} from "./ports.ts";
import {repeat, type Repeating} from "./repeat.ts";
import {service} from "./service.ts";
import {collectionReader} from "./watch-collection.ts";
import {type FileTaken, folderReader} from "./watch-folder.ts";

/** Where a model's events are fetched from, rather than sent. */
export type Place = {readonly model: string} & ({readonly folder: string} | {readonly url: string; readonly collection: string});

/** Reads "MODEL=FOLDER" or "MODEL=mongodb://server/database#collection"; undefined for anything else. */
export function placeIn(text: string): Place | undefined {
  const [, model, where = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (model === undefined) return undefined;
  if (!/^mongodb(\+srv)?:\/\//.test(where)) return statSync(where, {throwIfNoEntry: false})?.isDirectory() ? {model, folder: where} : undefined;
  const at = where.lastIndexOf("#"), [url, collection] = [where.slice(0, at), where.slice(at + 1)];
  return at < 0 || collection === "" ? undefined : {model, url, collection};
}

/** Looks at places every few seconds and takes in what is new there, until it is stopped. */
export async function collect(ports: Ports, places: readonly Place[], rest = 5_000): Promise<Repeating> {
  const parts = service(ports), {logger} = ports;
  const readers = await Promise.all(places.map(async (place) => {
    const told = (taken: FileTaken | Omit<Answer, "errors">): void => {
      if ("failed" in taken) logger?.error({model: place.model, ...taken}, "a file could not be read; it was moved to the folder failed");
      else logger?.info({model: place.model, ...taken}, "collected");
    };
    return "folder" in place ? {read: folderReader(parts, place, told), close: async () => {}} : collectionReader(parts, place, told);
  }));
  const loops = readers.map(({read}, i) => repeat(read, rest, (error) => { logger?.error({err: error, model: places[i].model}, "a place could not be read"); }));
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}
