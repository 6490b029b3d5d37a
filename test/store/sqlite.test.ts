import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DatabaseSync} from "node:sqlite";
import {afterAll, describe, expect, it} from "vitest";
import {sqliteStore} from "../../src/store/sqlite.ts";
import {storeContract} from "../contract/store.ts";
import {all, labelled} from "./reading.ts";
import {event, label, scores} from "./some-facts.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "plumbline-store-"));

storeContract("sqlite", async () => {
  const path = folder();
  return {
    store: await sqliteStore(path), again: () => sqliteStore(path), remove: async () => { rmSync(path, {recursive: true}); },
  };
});

describe("the embedded store", () => {
  const path = folder();
  afterAll(() => { rmSync(path, {recursive: true}); });

  it("holds what it was given when it is opened again", async () => {
    const first = await sqliteStore(path);
    await first.append("events", [event("a", 5)]);
    await first.close();
    const second = await sqliteStore(path);
    expect(await second.count("events")).toBe(1);
    await second.close();
  });

  it("reads rows of its first version, kept as JSON, together with packed ones", async () => {
    const older = folder(), file = join(older, "plumbline.db"), first = await sqliteStore(older);
    await first.append("events", [event("new", 6), event("old", 5)]);
    await first.append("labels", [label("new", 2), label("old", 2)]);
    const expected = [await all(first, "events"), await all(first, "labels"), await labelled(first)];
    await first.close();
    const raw = new DatabaseSync(file), {row: cells} = event("old", 5);
    raw.prepare("UPDATE events SET body = ?, bytes = NULL WHERE key = 'old'").run(JSON.stringify([cells, "1"]));
    raw.prepare("UPDATE labels SET body = ?, bytes = NULL WHERE key = 'new'").run(JSON.stringify([label("new", 2).row, false]));
    raw.exec("PRAGMA user_version = 1");
    raw.close();
    const again = await sqliteStore(older);
    expect([await all(again, "events"), await all(again, "labels"), await labelled(again)]).toEqual(expected);
    expect((await again.check()).version).toBe(5);
    await again.close();
    rmSync(older, {recursive: true});
  });

  it("gives stores of its third version the index that profiles are looked through by", async () => {
    const older = folder(), file = join(older, "plumbline.db");
    await (await sqliteStore(older)).close();
    const raw = new DatabaseSync(file), indexes = (db: DatabaseSync) => db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%_bare' ORDER BY name").all().map(({name}) => name);
    raw.exec("DROP INDEX parts_bare; PRAGMA user_version = 3");
    raw.close();
    await (await sqliteStore(older)).close();
    const after = new DatabaseSync(file);
    expect(indexes(after)).toEqual(["parts_bare", "references_bare", "sums_bare"]);
    after.close();
    rmSync(older, {recursive: true});
  });

  it("reads scores of its second version, kept as JSON, together with packed ones", async () => {
    const older = folder(), file = join(older, "plumbline.db"), first = await sqliteStore(older), facts = [scores(1), scores(2)];
    await first.append("scores", facts);
    await first.close();
    const raw = new DatabaseSync(file);
    raw.prepare("UPDATE scores SET body = ?, bytes = NULL WHERE revision = 1").run(JSON.stringify(facts[0]));
    raw.exec("PRAGMA user_version = 2");
    raw.close();
    const again = await sqliteStore(older);
    expect(await all(again, "scores")).toEqual(facts);
    await again.close();
    rmSync(older, {recursive: true});
  });

  it("leaves nothing of what was removed in its files", async () => {
    const store = await sqliteStore(path);
    await store.append("events", [event("private", 5, {subject: "s"})]);
    await store.remove("events", {subject: "s"});
    await store.close();
    const {readFileSync, readdirSync} = await import("node:fs");
    expect(readdirSync(path).some((file) => readFileSync(join(path, file)).includes("private"))).toBe(false);
  });

  it("refuses a file that is no store, or one that a newer program made", async () => {
    const other = folder(), newer = folder(), noise = folder();
    writeFileSync(join(noise, "plumbline.db"), "x".repeat(9000));
    const foreign = new DatabaseSync(join(other, "plumbline.db"));
    foreign.exec("CREATE TABLE t (x)");
    foreign.close();
    await (await sqliteStore(newer)).close();
    const later = new DatabaseSync(join(newer, "plumbline.db"));
    later.exec("PRAGMA user_version = 99");
    later.close();
    await expect(sqliteStore(other)).rejects.toMatchObject({name: "StoreError", code: "not-a-store"});
    await expect(sqliteStore(noise)).rejects.toMatchObject({name: "StoreError", code: "not-a-store"});
    await expect(sqliteStore(newer)).rejects.toMatchObject({name: "StoreError", code: "newer-version"});
    for (const one of [other, newer, noise]) rmSync(one, {recursive: true});
  });

  it("says which folder cannot be made", async () => {
    const file = join(path, "plumbline.db");
    await expect(sqliteStore(join(file, "below"))).rejects.toMatchObject({code: "unavailable", message: expect.stringContaining(file) as string});
  });
});
