import {DatabaseSync} from "node:sqlite";
import {factKinds} from "./fact.ts";
import type {FactKind} from "./facts.ts";
import {StoreError} from "./store.ts";

// "Plum", so that another program's file is not taken for ours.
const applicationId = 0x506c756d;

/** A kind's table; "references" is a word of SQL. */
export const tableOf = (kind: FactKind): string => `"${kind}"`;

/** Kinds with a profile in them; without it they are read from an index, for a look at a row of the table loads all of its pages. */
const large: readonly FactKind[] = ["parts", "sums", "references"];

/**
 * One table a kind, clustered by the order of reading: events come in nearly that order, so they are written to the end. The
 * second index keeps facts single and finds them by key.
 */
const factTable = (kind: FactKind): string => `
  CREATE TABLE IF NOT EXISTS ${tableOf(kind)} (
    model TEXT NOT NULL, time REAL NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, known REAL NOT NULL, subject TEXT,
    body TEXT NOT NULL, bytes BLOB, PRIMARY KEY (model, time, key, revision)) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS ${kind}_single ON ${tableOf(kind)} (model, key, revision);
  CREATE INDEX IF NOT EXISTS ${kind}_subject ON ${tableOf(kind)} (subject) WHERE subject IS NOT NULL;
  ${large.includes(kind) ? `CREATE INDEX IF NOT EXISTS ${kind}_bare ON ${tableOf(kind)} (model, time, key, revision, known, subject, body);` : ""}`;

/** What makes each version of the layout from the one before it, besides tables of facts; once released, only added to. */
const migrations: readonly string[] = [
  `CREATE TABLE changes (
    model TEXT NOT NULL, hour REAL NOT NULL, mark INTEGER NOT NULL, settled INTEGER NOT NULL, PRIMARY KEY (model, hour)) STRICT, WITHOUT ROWID;
  CREATE INDEX changes_open ON changes (hour, model) WHERE settled = 0;
  CREATE TABLE coordination (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  // 2: rows of events and labels are packed into `bytes`. Those with a body are read as ever and go with their retention.
  "",
  // 3: so are the figures of scores; sums of days lie beside the parts, and whoever forgets must know them.
  "",
  // 4: an index of kinds with profiles, to read them without.
  "",
  // 5: scores say over how many windows a verdict was told.
  "",
];

/** The version of the layout that this program writes. */
export const layoutVersion = migrations.length;

const pragma = (db: DatabaseSync, name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

/** Opens a file, or makes it; brings its layout up to date. `wait` is how long a statement waits for another process, in ms. */
export const openDatabase = (path: string, wait: number): DatabaseSync => {
  const db = new DatabaseSync(path, {timeout: wait});
  try {
    // Only an empty file takes these two; freed pages then go back to the disk.
    db.exec("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL");
    // FULL: what is acknowledged survives the loss of power. Deleted is overwritten, for what is forgotten must be gone.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    // 64 MB of cache, and a checkpoint every 32 MB: both keep bursts of events from waiting on the disk.
    db.exec("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4096");
    migrate(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const tableNames = (db: DatabaseSync): string[] =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all().map(({name}) => String(name));

const isCurrent = (db: DatabaseSync): boolean => {
  const tables = new Set(tableNames(db));
  return pragma(db, "user_version") === layoutVersion && pragma(db, "application_id") === applicationId
    && factKinds.every((kind) => tables.has(kind));
};

const migrate = (db: DatabaseSync, path: string): void => {
  if (isCurrent(db)) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    const found = pragma(db, "user_version"), owner = pragma(db, "application_id");
    if (owner !== applicationId && tableNames(db).length > 0) throw new StoreError("not-a-store", `${path}: not a store of plumbline`);
    if (found > layoutVersion) {
      throw new StoreError("newer-version", `${path}: layout version ${found}; this program knows up to ${layoutVersion}`);
    }
    for (const part of [...migrations.slice(found), ...factKinds.map(factTable)]) db.exec(part);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layoutVersion}; COMMIT`);
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
};
