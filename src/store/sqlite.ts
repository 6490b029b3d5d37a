import {mkdirSync, statSync} from "node:fs";
import {join} from "node:path";
import type {DatabaseSync, StatementSync} from "node:sqlite";
import {setImmediate as turn, setTimeout as pause} from "node:timers/promises";
import {factKinds, type Kept} from "./fact.ts";
import type {FactKind, Facts} from "./facts.ts";
import {labelledRows, laidPairs} from "./labelled-rows.ts";
import {Packing} from "./packing.ts";
import {isBusy, sqliteError} from "./sqlite-error.ts";
import {layoutVersion, openDatabase, tableOf} from "./sqlite-layout.ts";
import {countSql, packedSql, pageEndSql, removeSql, selectSql, type Sql} from "./sqlite-query.ts";
import {
  type Change, changeSpan, type Check, type LabelledQuery, type LabelledRows, type Place, type Query, type ReadQuery, type Removal,
  type Store, StoreError,
} from "./store.ts";

// SQLite works in this thread: no statement may keep requests waiting for long.
const batchFacts = 2048, batchPlaces = 4096, removedAtOnce = 2000, pageRows = 8192, pagesFreed = 512;
// Milliseconds that a statement waits for another process before this one goes on with other things, and tries in all.
const wait = 20, tries = 500;

type PlaceCells = readonly [model: string, time: number, key: string, revision: number];
type Cells = readonly [...PlaceCells, known: number, subject: string | null, body: string, bytes: Uint8Array | null];

const keptIn = ([model, time, key, revision, known, subject, body, bytes]: Cells): Kept =>
  ({model, time, key, revision, known, subject, body, bytes});

/** A page of packed events. */
type Packed = readonly [rows: number, events: Uint8Array, labels: Uint8Array, ids?: string, times?: string];

/** An append that waits for the next commit. */
interface Waiting {
  readonly kind: FactKind;
  readonly facts: readonly Kept[];
  readonly done: (added: number) => void;
  readonly failed: (error: unknown) => void;
}

class SqliteStore implements Store {
  private readonly path: string;
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly packing = new Packing(this);
  private waiting: Waiting[] = [];
  private committing: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(path: string) {
    this.path = path;
    this.db = openDatabase(path, wait);
  }

  async append<Kind extends FactKind>(kind: Kind, facts: readonly Facts[Kind][]): Promise<number> {
    this.open();
    const kept = await this.packing.keptOf(kind, facts);
    return new Promise((done, failed) => {
      this.open();
      this.waiting.push({kind, facts: kept, done, failed});
      // All that comes while a commit is under way goes into the next one: the disk is waited for once for all of them.
      if (this.waiting.length === 1) this.committing = this.committing.then(() => turn()).then(() => this.commit());
    });
  }

  private async commit(): Promise<void> {
    const group = this.waiting;
    this.waiting = [];
    try {
      const added = await this.writing(() => group.map(({kind, facts}) => this.insert(kind, facts)));
      group.forEach(({done}, i) => { done(added[i]); });
    } catch (error) {
      for (const {failed} of group) failed(error);
    }
  }

  private insert(kind: FactKind, facts: readonly Kept[]): number {
    const into = this.statement(`INSERT OR IGNORE INTO ${tableOf(kind)} VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    let added = 0;
    for (const {model, time, key, revision, known, subject, body, bytes} of facts) {
      added += Number(into.run(model, time, key, revision, known, subject, body, bytes).changes);
    }
    if (kind === "events" || kind === "labels") this.mark(kind, facts);
    return added;
  }

  private mark(kind: "events" | "labels", facts: readonly Kept[]): void {
    const hours = new Map<string, readonly [model: string, hour: number]>();
    const event = this.statement("SELECT time FROM events WHERE model = ? AND key = ?");
    for (const {model, key, time} of facts) {
      const at = kind === "events" ? time : (event.get(model, key) as unknown as [number] | undefined)?.[0];
      const hour = at === undefined ? undefined : Math.floor(at / changeSpan) * changeSpan;
      if (hour !== undefined) hours.set(`${hour} ${model}`, [model, hour]);
    }
    const marked = this.statement(`INSERT INTO changes VALUES (?, ?, 1, 0)
      ON CONFLICT (model, hour) DO UPDATE SET mark = mark + 1, settled = 0`);
    for (const hour of hours.values()) marked.run(...hour);
  }

  async *read<Kind extends FactKind>(kind: Kind, query: ReadQuery = {}): AsyncGenerator<readonly Facts[Kind][]> {
    for await (const batch of this.batches<Cells>(kind, query, {most: batchFacts})) yield await this.packing.factsOf(kind, batch.map(keptIn));
  }

  async *places(kind: FactKind, query: Query = {}): AsyncGenerator<readonly Place[]> {
    for await (const batch of this.batches<PlaceCells>(kind, query, {what: "place", most: batchPlaces})) yield batch.map(placeIn);
  }

  async *labelled(query: LabelledQuery): AsyncGenerator<readonly LabelledRows[]> {
    let after: Place | undefined;
    do {
      const from: LabelledQuery & ReadQuery = {...query, ...(after && {after})};
      const [last] = this.all(pageEndSql(from, pageRows)) as unknown as PlaceCells[], end = last && placeIn(last);
      const found = await this.page(from, end);
      if (found.length > 0) yield found;
      after = end;
      await turn();
    } while (after);
  }

  private async page(query: LabelledQuery & ReadQuery, end: Place | undefined): Promise<LabelledRows[]> {
    const [[rows, events, labels, ids = "[]", times = "[]"]] = this.all(packedSql(query, end)) as unknown as readonly Packed[];
    if (rows === 0) return [];
    await this.packing.rows.load(query.model);
    const page = {rows, events, labels, ids: JSON.parse(ids) as string[], times: JSON.parse(times) as number[]};
    return labelledRows(page, (number) => this.packing.rows.shape(query.model, number)) ?? await this.pageByRows(query);
  }

  /** The same where some rows were kept as JSON. */
  private async pageByRows({model, asOf, named = false, ...query}: LabelledQuery & ReadQuery): Promise<LabelledRows[]> {
    const known = {model, ...(asOf !== undefined && {asOf})};
    const events = (this.all(selectSql("events", {...query, ...known, limit: pageRows})) as unknown as Cells[]).map(keptIn), keys = events.map(({key}) => key);
    const found = this.all(selectSql("labels", {...known, keys, holding: true, limit: -1})) as unknown as Cells[];
    const labels = new Map(found.map(keptIn).map((label) => [label.key, label]));
    return laidPairs(this.packing.rows, {model, named, pairs: events.map((event) => [event, labels.get(event.key)])});
  }

  private async *batches<Read extends readonly [...PlaceCells, ...unknown[]]>(
    kind: FactKind, query: ReadQuery, {what, most}: {readonly what?: "place"; readonly most: number},
  ): AsyncGenerator<readonly Read[]> {
    let {limit: left = Infinity, after} = query;
    while (left > 0) {
      const limit = Math.min(most, left), rest = {...query, limit};
      const batch = this.all(selectSql(kind, after ? {...rest, after} : rest, what)) as unknown as Read[];
      if (batch.length > 0) yield batch;
      if (batch.length < limit) return;
      left -= batch.length;
      after = placeIn(batch[batch.length - 1]);
      await turn();
    }
  }

  async count(kind: FactKind, query: Query = {}): Promise<number> {
    return Number(this.all(countSql(kind, query))[0][0]);
  }

  async remove(kind: FactKind, query: Removal): Promise<number> {
    const {keys, ...rest} = query;
    let removed = 0;
    if (!keys) removed += await this.removeSome(kind, rest);
    else for (let i = 0; i < keys.length; i += removedAtOnce) removed += await this.removeSome(kind, {...rest, keys: keys.slice(i, i + removedAtOnce)});
    if (removed > 0) await this.tidy();
    return removed;
  }

  private async removeSome(kind: FactKind, query: Removal): Promise<number> {
    const {text, values} = removeSql(kind, query, removedAtOnce);
    let removed = 0;
    for (let some = removedAtOnce; some === removedAtOnce; removed += some) {
      some = await this.writing(() => Number(this.statement(text).run(...values).changes));
      await turn();
    }
    return removed;
  }

  /** Gives freed pages back to the disk, some at a time. What was removed is also in the log of writes, until that is emptied. */
  private async tidy(): Promise<void> {
    const free = Number(this.all({text: "PRAGMA freelist_count", values: []})[0][0]);
    for (let freed = 0; freed < free; freed += pagesFreed) {
      await this.writing(() => { this.db.exec(`PRAGMA incremental_vacuum(${pagesFreed})`); });
      await turn();
    }
    this.doing(() => { this.db.exec("PRAGMA wal_checkpoint(TRUNCATE)"); });
  }

  async changes(model?: string): Promise<readonly Change[]> {
    const text = `SELECT model, hour, mark FROM changes WHERE settled = 0${model === undefined ? "" : " AND model = ?"} ORDER BY hour, model`;
    const found = this.all({text, values: model === undefined ? [] : [model]}) as unknown as [string, number, number][];
    return found.map(([of, hour, mark]) => ({model: of, hour, mark}));
  }

  async settle(changes: readonly Change[]): Promise<void> {
    await this.writing(() => {
      const settled = this.statement("UPDATE changes SET settled = 1 WHERE model = ? AND hour = ? AND mark = ?");
      for (const {model, hour, mark} of changes) settled.run(model, hour, mark);
    });
  }

  async value(name: string): Promise<string | null> {
    return (this.all({text: "SELECT value FROM coordination WHERE name = ?", values: [name]})[0]?.[0] ?? null) as string | null;
  }

  swap(name: string, expected: string | null, next: string | null): Promise<boolean> {
    return this.writing(() => {
      if (expected === null && next === null) return this.statement("SELECT 1 FROM coordination WHERE name = ?").get(name) === undefined;
      if (expected === null) return this.statement("INSERT OR IGNORE INTO coordination VALUES (?, ?)").run(name, next).changes > 0;
      if (next === null) return this.statement("DELETE FROM coordination WHERE name = ? AND value = ?").run(name, expected).changes > 0;
      return this.statement("UPDATE coordination SET value = ? WHERE name = ? AND value = ?").run(next, name, expected).changes > 0;
    });
  }

  async check(): Promise<Check> {
    const found = this.all({text: "PRAGMA quick_check", values: []}).map(([line]) => String(line)), facts: [FactKind, number][] = [];
    for (const kind of factKinds) facts.push([kind, await this.count(kind)]);
    return {
      name: this.path, version: layoutVersion, bytes: statSync(this.path).size, facts: Object.fromEntries(facts) as Record<FactKind, number>,
      problems: found.filter((line) => line !== "ok"),
    };
  }

  async close(): Promise<void> {
    if (this.closed) return;
    // What is appended meanwhile is waited for as well.
    for (let last; last !== this.committing;) await (last = this.committing);
    this.closed = true;
    this.db.close();
  }

  /** Runs a change as one transaction; while another process writes, this one goes on with other things. */
  private async writing<Answer>(work: () => Answer): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      this.open();
      try {
        return this.transaction(work);
      } catch (error) {
        if (!isBusy(error) || attempt === tries) throw sqliteError(this.path, error);
      }
      await pause(wait / 2);
    }
  }

  private transaction<Answer>(work: () => Answer): Answer {
    this.db.exec("BEGIN IMMEDIATE");
    try {
      const answer = work();
      this.db.exec("COMMIT");
      return answer;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec("ROLLBACK");
      throw error;
    }
  }

  private all({text, values}: Sql): readonly (readonly unknown[])[] {
    this.open();
    return this.doing(() => this.statement(text).all(...values)) as unknown as readonly (readonly unknown[])[];
  }

  private doing<Answer>(work: () => Answer): Answer {
    try {
      return work();
    } catch (error) {
      throw sqliteError(this.path, error);
    }
  }

  private statement(text: string): StatementSync {
    const known = this.statements.get(text);
    if (known) return known;
    const made = this.db.prepare(text);
    made.setReturnArrays(true);
    this.statements.set(text, made);
    return made;
  }

  private open(): void {
    if (this.closed) throw new StoreError("closed", `${this.path}: the store is closed`);
  }
}

const placeIn = ([, time, key, revision]: readonly [...PlaceCells, ...unknown[]]): Place => ({time, key, revision});

/** The embedded store: one file in a folder, which several processes may open at once. */
export const sqliteStore = async (folder: string): Promise<Store> => {
  const path = join(folder, "plumbline.db");
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700});
  } catch (cause) {
    throw new StoreError("unavailable", `${folder}: the folder cannot be made`, {cause});
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return new SqliteStore(path);
    } catch (error) {
      if (!isBusy(error) || attempt === tries) throw sqliteError(path, error);
    }
    await pause(wait / 2);
  }
};
