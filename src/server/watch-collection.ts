import type {Document, MongoClient, ObjectId} from "mongodb";
import {readItems} from "../ingest/reading.ts";
import type {Answer} from "./intake.ts";
import type {Model} from "./model-list.ts";
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
  // What the next look reads again, and need not take again; kept in mind alone, for to take it again does no harm.
  const seen = new Set<string>(), before = (seconds: number): ObjectId => ObjectId.createFromTime(Math.max(0, seconds - overlap));
  const see = (ids: readonly ObjectId[]): void => {
    for (const id of ids) seen.add(id.toHexString());
    const oldest = before(secondsOf(ids.at(-1)!)).toHexString();
    for (const id of seen) {
      if (id > oldest) break;
      seen.delete(id);
    }
  };
  const take = async (about: Model, found: readonly Document[]): Promise<void> => {
    const {check, read} = intake.wires.events, receiving = intake.receiving(about);
    const reading = readItems(found.map((document) => ({value: wireOf(document)})), check, (value) => read(value, receiving));
    const {errors: _, ...taken} = await intake.take("events", model, reading);
    if (taken.accepted + taken.rejected > 0) told(taken);
  };
  return {
    async read() {
      const about = await models.named(model), known = await store.value(cursor);
      let last: ObjectId | undefined;
      for (let behind = before(Number(known ?? 0)); ;) {
        const found = await documents.find({_id: {$gt: behind}}).sort({_id: 1}).limit(documentsAtOnce).toArray();
        if (found.length === 0) break;
        const fresh = found.filter(({_id}) => !seen.has(_id.toHexString()));
        if (fresh.length > 0) await take(about, fresh);
        see(found.map(({_id}) => _id));
        behind = last = found.at(-1)!._id;
      }
      const reached = last && String(secondsOf(last));
      if (reached !== undefined && reached !== known) await store.swap(cursor, known, reached);
    },
    close: () => client.close(),
  };
}

const secondsOf = (id: ObjectId): number => id.getTimestamp().getTime() / 1000;

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
