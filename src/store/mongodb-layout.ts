import type {Collection, Db, IndexDescription} from "mongodb";
import {factKinds, type Kept} from "./fact.ts";
import type {FactKind} from "./facts.ts";
import {isDuplicate} from "./mongodb-error.ts";
import {type Change, StoreError} from "./store.ts";

/** A fact as a document; `_id` keeps facts single. */
export interface FactDocument extends Kept {
  readonly _id: string;
  /** The time as a date, for the server's own removal of what is past its time. */
  readonly at: Date;
}

/** An hour in which something came. */
export interface ChangeDocument extends Change {
  readonly _id: string;
  readonly open: boolean;
}

/** A text for coordination. */
export interface ValueDocument {
  readonly _id: string;
  readonly value: string;
}

/** The version of the layout that this program writes: since 2, rows of events and labels are packed, since 3 the figures of scores, since 4 these say over how many windows they were told; those with a body are read as ever. */
export const layoutVersion = 4;

/** How long the server itself keeps facts of a kind, in milliseconds of their time. */
export type Keep = Partial<Readonly<Record<FactKind, number>>>;

const expiry = "expiry";

/** The index for reading in order, the one for finding by key, and the one for forgetting; events are found by `_id`. */
const indexesOf = (kind: FactKind, keep: Keep): IndexDescription[] => {
  const kept = keep[kind];
  return [
    {name: "place", key: {model: 1, time: 1, key: 1, revision: 1}},
    ...(kind === "events" ? [] : [{name: "single", key: {model: 1, key: 1, revision: 1}, unique: true}]),
    {name: "subject", key: {subject: 1}, partialFilterExpression: {subject: {$type: "string"}}},
    ...(kept === undefined ? [] : [{name: expiry, key: {at: 1}, expireAfterSeconds: Math.ceil(kept / 1000)}]),
  ];
};

/** An index as the server lists it. */
interface Listed {
  readonly name?: string;
  readonly key?: unknown;
  readonly unique?: boolean;
  readonly expireAfterSeconds?: number;
}

const listed = async (collection: Collection<FactDocument>): Promise<Listed[]> => {
  try {
    return await collection.indexes() as Listed[];
  } catch (error) {
    if ((error as {code?: unknown}).code === 26) return [];
    throw error;
  }
};

/** In words, how the indexes of a kind differ from what they should be. */
export const indexFaults = async (db: Db, kind: FactKind, keep: Keep): Promise<string[]> => {
  const found = await listed(db.collection<FactDocument>(kind));
  return indexesOf(kind, keep).flatMap(({name, key, unique = false}) => {
    const index = found.find((one) => one.name === name);
    if (!index) return [`${kind}: the index ${name} is missing`];
    const isSame = JSON.stringify(index.key) === JSON.stringify(key) && (index.unique ?? false) === unique;
    return isSame ? [] : [`${kind}: the index ${name} is another one`];
  });
};

const arrange = async (db: Db, kind: FactKind, keep: Keep): Promise<void> => {
  const collection = db.collection<FactDocument>(kind), kept = keep[kind], wanted = indexesOf(kind, keep);
  const found = await listed(collection), old = found.find(({name}) => name === expiry);
  const seconds = kept === undefined ? undefined : Math.ceil(kept / 1000);
  if (old && seconds === undefined) await collection.dropIndex(expiry);
  if (old && seconds !== undefined && old.expireAfterSeconds !== seconds) {
    await db.command({collMod: kind, index: {name: expiry, expireAfterSeconds: seconds}});
  }
  const missing = wanted.filter(({name}) => !found.some((index) => index.name === name));
  if (missing.length > 0) await collection.createIndexes(missing);
};

/** Makes what is missing of the layout and checks what is there. Throws StoreError. */
export const arrangeDatabase = async (db: Db, name: string, keep: Keep): Promise<void> => {
  const values = db.collection<ValueDocument>("coordination"), _id = "layout";
  await values.insertOne({_id, value: String(layoutVersion)}).catch((error: unknown) => { if (!isDuplicate(error)) throw error; });
  const found = Number((await values.findOne({_id}))?.value);
  if (found > layoutVersion) {
    throw new StoreError("newer-version", `${name}: layout version ${found}; this program knows up to ${layoutVersion}`);
  }
  if (found < layoutVersion) await values.updateOne({_id, value: String(found)}, {$set: {value: String(layoutVersion)}});
  for (const kind of factKinds) {
    await arrange(db, kind, keep);
    const faults = await indexFaults(db, kind, keep);
    if (faults.length > 0) throw new StoreError("corrupt", `${name}: ${faults.join("; ")}`);
  }
  await db.collection("changes").createIndexes([{name: "open", key: {open: 1, hour: 1}}]);
};
