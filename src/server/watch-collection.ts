import type {Document, MongoClient, ObjectId} from "mongodb";
import {readItems} from "../ingest/reading.ts";
import type {Answer} from "./intake.ts";
import type {Service} from "./service.ts";

/** A MongoDB collection whose documents are events of a model. */
export interface WatchedCollection {
  readonly model: string;
  /** Address of the server with the database, such as "mongodb://db.example/app". */
  readonly url: string;
  readonly collection: string;
}

/** Somebody who reads a collection. */
export interface CollectionReader {
  /** Takes in what is new. */
  read(): Promise<void>;
  close(): Promise<void>;
}

const documentsAtOnce = 1000;
/** Ids of one second are not in order between writers: what is this young is read again, and known by its id. */
const overlap = 60;

/**
 * Reads documents in the order of their ids, from where the last look ended. A document is an event as the HTTP API takes it; its
 * `_id` is the id where it has no `id`.
 */
export async function collectionReader(service: Service, {model, url, collection}: WatchedCollection, told: (taken: Omit<Answer, "errors">) => void): Promise<CollectionReader> {
  const {MongoClient, ObjectId} = await import("mongodb"), client: MongoClient = new MongoClient(url, {serverSelectionTimeoutMS: 5_000});
  const documents = client.db().collection<{_id: ObjectId}>(collection), cursor = `collected ${model} ${collection}`;
  const {store, models, intake} = service;
  return {
    async read() {
      const known = await models.named(model), before = await store.value(cursor);
      const from = ObjectId.createFromTime(Math.max(0, Number(before ?? 0) - overlap));
      let last: ObjectId | undefined;
      for (let behind = from; ;) {
        const found = await documents.find({_id: {$gt: behind}}).sort({_id: 1}).limit(documentsAtOnce).toArray();
        if (found.length === 0) break;
        const {check, read} = intake.wires.events, receiving = intake.receiving(known);
        const reading = readItems(found.map((document) => ({value: wireOf(document)})), check, (value) => read(value, receiving));
        const {errors: _, ...taken} = await intake.take("events", model, reading);
        if (taken.accepted + taken.rejected > 0) told(taken);
        behind = last = found.at(-1)!._id;
      }
      const reached = last && String(last.getTimestamp().getTime() / 1000);
      if (reached !== undefined && reached !== before) await store.swap(cursor, before, reached);
    },
    close: () => client.close(),
  };
}

/** A document as JSON would carry it: instants as texts, other values of BSON as numbers or texts. */
function wireOf({_id, ...document}: Document): unknown {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof Date) return value.toISOString();
    if (!("_bsontype" in value)) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
    const text = (value as {toString(): string}).toString(), number = Number(text);
    return text !== "" && Number.isFinite(number) ? number : text;
  };
  return {id: String(_id), ...plain(document) as object};
}
