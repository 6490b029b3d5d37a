import type {Collection, Filter, MongoClient as MongoClientType} from "mongodb";
import {factKinds, type Kept} from "./fact.ts";
import type {FactKind, Facts} from "./facts.ts";
import {laidPairs} from "./labelled-rows.ts";
import {isDuplicate, mongodbError} from "./mongodb-error.ts";
import {
  arrangeDatabase, type ChangeDocument, type FactDocument, indexFaults, type Keep, layoutVersion, type ValueDocument,
} from "./mongodb-layout.ts";
import {MongodbLink} from "./mongodb-link.ts";
import {byPlace} from "./order.ts";
import {Packing} from "./packing.ts";
import {
  type Change, changeSpan, type Check, type LabelledQuery, type LabelledRows, type Place, type Query, type ReadQuery, type Removal, type Store,
} from "./store.ts";

// Servers limit how many documents one message may hold.
const batchFacts = 2000, batchPlaces = 10_000, insertedAtOnce = 5000;

/** How to reach the server. */
export interface MongodbOptions {
  /** Let the server itself remove facts past their time. */
  readonly keep?: Keep;
  /** How long to wait for a server that does not answer, in milliseconds; 5000 unless told. */
  readonly timeout?: number;
}

const idOf = (model: string, key: string, revision: number): string => JSON.stringify([model, key, revision]);

const documentOf = (kept: Kept): FactDocument =>
  ({_id: idOf(kept.model, kept.key, kept.revision), ...kept, at: new Date(kept.time)});

/** Bytes arrive as a Buffer, which is more than bytes. */
const keptIn = ({bytes, ...rest}: FactDocument): Kept =>
  ({...rest, bytes: bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)});

const filterOf = (kind: FactKind, {model, from, to, keys, subject, asOf}: Query): Filter<FactDocument> => {
  const time = {...(from !== undefined && {$gte: from}), ...(to !== undefined && {$lt: to})};
  return {
    ...(model !== undefined && {model}), ...(Object.keys(time).length > 0 && {time}), ...(subject !== undefined && {subject}),
    ...(asOf !== undefined && {known: {$lte: asOf}}),
    ...(keys && (kind === "events" && model !== undefined ? {_id: {$in: keys.map((key) => idOf(model, key, 0))}} : {key: {$in: [...keys]}})),
  };
};

class MongodbStore implements Store {
  private readonly link: MongodbLink;
  private readonly keep: Keep;
  private readonly packing = new Packing(this);

  constructor(link: MongodbLink, keep: Keep) {
    this.link = link;
    this.keep = keep;
  }

  arrange(): Promise<void> {
    return this.doing(() => arrangeDatabase(this.link.db, this.link.name, this.keep));
  }

  async append<Kind extends FactKind>(kind: Kind, facts: readonly Facts[Kind][]): Promise<number> {
    let added = 0;
    for (let from = 0; from < facts.length; from += insertedAtOnce) {
      const documents = (await this.packing.keptOf(kind, facts.slice(from, from + insertedAtOnce))).map(documentOf);
      added += await this.doing(() => this.insert(kind, documents));
      if (kind === "events" || kind === "labels") await this.doing(() => this.mark(kind, documents));
    }
    return added;
  }

  private async insert(kind: FactKind, documents: FactDocument[]): Promise<number> {
    try {
      return (await this.facts(kind).insertMany(documents, {ordered: false})).insertedCount;
    } catch (error) {
      if (isDuplicate(error)) return (error as {insertedCount?: number}).insertedCount ?? 0;
      throw error;
    }
  }

  private async mark(kind: "events" | "labels", documents: readonly FactDocument[]): Promise<void> {
    const places = kind === "events" ? documents : await this.eventsOf(documents), hours = new Map<string, {model: string; hour: number}>();
    for (const {model, time} of places) {
      const hour = Math.floor(time / changeSpan) * changeSpan;
      hours.set(JSON.stringify([model, hour]), {model, hour});
    }
    if (hours.size === 0) return;
    const updates = [...hours].map(([_id, on]) =>
      ({updateOne: {filter: {_id}, update: {$inc: {mark: 1}, $set: {open: true}, $setOnInsert: on}, upsert: true}}));
    await this.hours().bulkWrite(updates, {ordered: false}).catch(async (error: unknown) => {
      // Two who make the same hour at once: one of them finds it made.
      if (!isDuplicate(error)) throw error;
      await this.hours().bulkWrite(updates, {ordered: false});
    });
  }

  private eventsOf(labels: readonly FactDocument[]): Promise<Pick<FactDocument, "model" | "time">[]> {
    const _id = {$in: labels.map(({model, key}) => idOf(model, key, 0))};
    return this.facts("events").find({_id}, {projection: {_id: 0, model: 1, time: 1}}).toArray();
  }

  async *read<Kind extends FactKind>(kind: Kind, query: ReadQuery = {}): AsyncGenerator<readonly Facts[Kind][]> {
    for await (const batch of this.batches(kind, query)) yield await this.packing.factsOf(kind, batch.map(keptIn));
  }

  async *places(kind: FactKind, query: Query = {}): AsyncGenerator<readonly Place[]> {
    const shown = {model: 1, time: 1, key: 1, revision: 1} as const;
    for await (const batch of this.batches(kind, query, {shown, most: batchPlaces})) {
      yield batch.map(({time, key, revision}) => ({time, key, revision}));
    }
  }

  async *labelled(query: LabelledQuery): AsyncGenerator<readonly LabelledRows[]> {
    const {model, named = false} = query;
    for await (const batch of this.batches("events", query)) {
      const labels = await this.labelsOf(batch, query);
      yield await laidPairs(this.packing.rows, {model, named, pairs: batch.map((event) => [keptIn(event), labels.get(event.key)])});
    }
  }

  private async labelsOf(events: readonly FactDocument[], {model, asOf}: LabelledQuery): Promise<ReadonlyMap<string, Kept>> {
    const keys = events.map(({key}) => key), filter = filterOf("labels", {model, keys, ...(asOf !== undefined && {asOf})});
    const found = await this.doing(() => this.facts("labels").find(filter).toArray());
    return new Map(found.sort((a, b) => a.revision - b.revision).map((document) => [document.key, keptIn(document)]));
  }

  private async *batches(
    kind: FactKind, query: ReadQuery, {shown = query.bare ? {bytes: 0} : {}, most = batchFacts}: {readonly shown?: Readonly<Record<string, 0 | 1>>; readonly most?: number} = {},
  ): AsyncGenerator<readonly FactDocument[]> {
    const {db, failed} = this.link.reading();
    const {after, limit = Infinity, newestFirst = false} = query, way = newestFirst ? -1 : 1;
    const filter = filterOf(kind, query), onward = after ? {$and: [filter, {time: newestFirst ? {$lte: after.time} : {$gte: after.time}}]} : filter;
    const isBehind = (document: FactDocument): boolean => !after || byPlace(document, after) * way > 0;
    const cursor = db.collection<FactDocument>(kind).find(onward, {projection: shown}).sort({time: way, key: way, revision: way, model: way})
      .batchSize(Math.min(most, limit + 50));
    let left = limit;
    try {
      while (left > 0 && await cursor.hasNext()) {
        const batch = cursor.readBufferedDocuments().filter(isBehind), found = (await this.standing(kind, batch, query)).slice(0, left);
        if (found.length > 0) yield found;
        left -= found.length;
      }
    } catch (error) {
      throw failed(error);
    } finally {
      await cursor.close();
    }
  }

  /** Those of some facts that hold, or that are superseded, if the query asks for either. */
  private async standing(kind: FactKind, batch: readonly FactDocument[], {holding, asOf}: Query): Promise<readonly FactDocument[]> {
    if (holding === undefined || batch.length === 0) return batch;
    const filter = filterOf(kind, {keys: batch.map(({key}) => key), ...(asOf !== undefined && {asOf})});
    const found = await this.facts(kind).find({...filter, model: {$in: batch.map(({model}) => model)}}, {projection: {_id: 0, model: 1, key: 1, revision: 1}})
      .sort({revision: 1}).toArray();
    const highest = new Map(found.map(({model, key, revision}) => [idOf(model, key, 0), revision]));
    return batch.filter(({model, key, revision}) => (highest.get(idOf(model, key, 0)) === revision) === holding);
  }

  async count(kind: FactKind, query: Query = {}): Promise<number> {
    if (query.holding === undefined) return this.doing(() => this.facts(kind).countDocuments(filterOf(kind, query)));
    let count = 0;
    for await (const batch of this.batches(kind, query)) count += batch.length;
    return count;
  }

  async remove(kind: FactKind, query: Removal): Promise<number> {
    if (query.holding === undefined) return this.doing(async () => (await this.facts(kind).deleteMany(filterOf(kind, query))).deletedCount);
    let removed = 0;
    for await (const batch of this.batches(kind, query)) {
      const _id = {$in: batch.map((document) => document._id)};
      removed += await this.doing(async () => (await this.facts(kind).deleteMany({_id})).deletedCount);
    }
    return removed;
  }

  async changes(model?: string): Promise<readonly Change[]> {
    const filter = {open: true, ...(model !== undefined && {model})};
    const found = await this.doing(() => this.hours().find(filter).sort({hour: 1, model: 1}).toArray());
    return found.map(({model: of, hour, mark}) => ({model: of, hour, mark}));
  }

  async settle(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const updates = changes.map(({model, hour, mark}) =>
      ({updateOne: {filter: {_id: JSON.stringify([model, hour]), mark}, update: {$set: {open: false}}}}));
    await this.doing(() => this.hours().bulkWrite(updates, {ordered: false}));
  }

  async value(name: string): Promise<string | null> {
    return (await this.doing(() => this.values().findOne({_id: name})))?.value ?? null;
  }

  swap(name: string, expected: string | null, next: string | null): Promise<boolean> {
    return this.doing(async () => {
      const values = this.values(), is = {_id: name, value: expected ?? ""};
      if (expected === null && next === null) return await values.findOne({_id: name}) === null;
      if (next === null) return (await values.deleteOne(is)).deletedCount > 0;
      if (expected !== null) return (await values.updateOne(is, {$set: {value: next}})).matchedCount > 0;
      return values.insertOne({_id: name, value: next}).then(() => true, (error: unknown) => {
        if (isDuplicate(error)) return false;
        throw error;
      });
    });
  }

  async check(): Promise<Check> {
    const facts: [FactKind, number][] = [], problems: string[] = [];
    for (const kind of factKinds) {
      facts.push([kind, await this.count(kind)]);
      problems.push(...await this.doing(() => indexFaults(this.link.db, kind, this.keep)));
    }
    const stats = await this.link.db.stats().catch(() => null), bytes = Number(stats?.["totalSize"]);
    return {
      name: this.link.name, version: layoutVersion, bytes: Number.isFinite(bytes) ? bytes : null,
      facts: Object.fromEntries(facts) as Record<FactKind, number>, problems,
    };
  }

  close(): Promise<void> {
    return this.link.close();
  }

  private facts(kind: FactKind): Collection<FactDocument> {
    return this.link.db.collection(kind);
  }

  private hours(): Collection<ChangeDocument> {
    return this.link.db.collection("changes");
  }

  private values(): Collection<ValueDocument> {
    return this.link.db.collection("coordination");
  }

  private doing<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return this.link.doing(work);
  }
}

/** The address without who logs in. */
const withoutSecrets = (url: string): string => url.replace(/\/\/[^@/]*@/, "//").replace(/\?.*$/, "");

/** The database in an address, "plumbline" unless one is named. */
const databaseIn = (url: string): string => /^[^:]+:\/\/[^/?]+\/([^?]+)/.exec(url)?.[1] ?? "plumbline";

/** A store on a MongoDB server, or on one that speaks its language: plain collections and indexes only. */
export const mongodbStore = async (url: string, {keep = {}, timeout = 5000}: MongodbOptions = {}): Promise<Store> => {
  const {MongoClient} = await import("mongodb"), name = withoutSecrets(url);
  const client = (): MongoClientType => new MongoClient(url, {
    appName: "plumbline", maxPoolSize: 20, serverSelectionTimeoutMS: timeout, socketTimeoutMS: 60_000, connectTimeoutMS: timeout,
    // Not every server that speaks this language has them; appends here may be done twice, so they are tried again by us.
    retryWrites: false, retryReads: true, promoteBuffers: true, writeConcern: {w: "majority", journal: true},
  });
  let link: MongodbLink | undefined;
  try {
    link = new MongodbLink({name, database: databaseIn(url), client});
    const store = new MongodbStore(link, keep);
    await store.arrange();
    return store;
  } catch (error) {
    await link?.close();
    throw mongodbError(name, error);
  }
};
