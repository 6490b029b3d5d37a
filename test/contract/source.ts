// What every source owes: the same logical table gives the same batches, whatever it is stored in.
import {beforeAll, describe, expect, it} from "vitest";
import type {Batch, ColumnBatch, Kind, NumberBatch} from "../../src/data/column.ts";
import type {ColumnSchema} from "../../src/data/schema.ts";
import type {Source} from "../../src/source/source.ts";

/** A table by columns; null is missing, a Date an instant. */
export type LogicalTable = Readonly<Record<string, readonly (number | string | boolean | Date | null)[]>>;

export const column = (name: string, kind: Kind, more: Partial<ColumnSchema> = {}): ColumnSchema =>
  ({name, kind, role: "feature", ...more});

/** The cells of a batch's column: numbers, labels or texts, null where there is none. */
export const cells = (batch: ColumnBatch): (number | string | null)[] => {
  if (batch.type === "numbers") return Array.from(batch.values, (x, i) => batch.valid && batch.valid[i] === 0 ? null : x);
  if (batch.type === "labels") return Array.from(batch.codes, (code) => code < 0 ? null : batch.labels[code]);
  return [...batch.values];
};

/** All cells of columns, and how many were mismatched in each. */
export const readAll = async (source: Source, columns: readonly ColumnSchema[]) => {
  const all: (number | string | null)[][] = columns.map(() => []), mismatched = columns.map(() => 0), sizes: number[] = [];
  for await (const batch of source.read(columns)) {
    sizes.push(batch.rows);
    batch.columns.forEach((part, i) => {
      for (const cell of cells(part)) all[i].push(cell);
      if (part.type !== "text") mismatched[i] += part.mismatched;
    });
  }
  return {cells: all, mismatched, sizes};
};

/** One column's cells. */
export const readColumn = async (source: Source, schema: ColumnSchema) => {
  const {cells: [only], mismatched: [count]} = await readAll(source, [schema]);
  return {cells: only, mismatched: count};
};

const day = Date.UTC(2024, 1, 29), moment = Date.UTC(2024, 1, 29, 13, 45, 6, 789);

const table: LogicalTable = Object.assign(Object.create(null) as object, {
  number: [1.5, null, -0.25, 3, 1e300, 5e-324],
  integer: [1, 2, 3, null, 2, 1],
  label: ["a", "b", null, "a", "é 健康 😀", "a \"quoted\", one"],
  truth: [true, false, null, true, true, false],
  when: [new Date(day), null, new Date(moment), new Date(0), new Date(-1000), new Date(day)],
  note: ["first", "line one\nline two", " padded ", null, "x".repeat(300), "O'Brien; DROP TABLE"],
  "a \"b\", c'; --": [1, 2, 3, 4, 5, 6],
  constructor: ["k", "k", null, "l", "k", "k"],
  nothing: [null, null, null, null, null, null],
});
Object.defineProperty(table, "__proto__", {value: ["own", null, "x", "x", null, "own"], enumerable: true});

const longRows = 140_000;
const long: LogicalTable = {
  row: Array.from({length: longRows}, (_, i) => i),
  group: Array.from({length: longRows}, (_, i) => i % 7 === 3 ? null : `group ${i % 5} of five`),
  many: Array.from({length: longRows}, (_, i) => `label number ${i % 20_011}`),
};

/** Runs the contract; `make` stores a table and opens it. */
export const sourceContract = (name: string, make: (table: LogicalTable) => Promise<Source>): void => {
  describe(`${name} keeps the contract of a source`, () => {
    let source: Source, longSource: Source;
    beforeAll(async () => {
      source = await make(table);
      longSource = await make(long);
    });

    it("reads numbers, labels, truths, instants and texts as they were written", async () => {
      const columns = [
        column("number", "numeric"), column("integer", "numeric"), column("integer", "categorical"),
          column("label", "categorical"),
        column("truth", "boolean"), column("when", "datetime"), column("note", "text"), column("nothing", "categorical"),
        column("nothing", "numeric"), column("integer", "text"), column("truth", "categorical"),
      ];
      const {cells: read, mismatched} = await readAll(source, columns);
      expect(read[0]).toEqual(table["number"]);
      expect(read[1]).toEqual(table["integer"]);
      expect(read[2]).toEqual(["1", "2", "3", null, "2", "1"]);
      expect(read[3]).toEqual(table["label"]);
      expect(read[4]).toEqual(["true", "false", null, "true", "true", "false"]);
      expect(read[5]).toEqual([day, null, moment, 0, -1000, day]);
      expect(read[6]).toEqual(table["note"]);
      expect(read[7]).toEqual(table["nothing"]);
      expect(read[8]).toEqual(table["nothing"]);
      expect(read[9]).toEqual(["1", "2", "3", null, "2", "1"]);
      expect(read[10]).toEqual(["true", "false", null, "true", "true", "false"]);
      expect(mismatched.every((count) => count === 0)).toBe(true);
    });

    it("takes names that are SQL, that JavaScript objects inherit, or that hold quotes for ordinary names", async () => {
      const odd = "a \"b\", c'; --";
      const {cells: read} = await readAll(source,
        [column(odd, "numeric"), column("__proto__", "categorical"), column("constructor", "text")]);
      expect(read).toEqual([[1, 2, 3, 4, 5, 6], ["own", null, "x", "x", null, "own"], table["constructor"]]);
      expect((await source.facts()).map((facts) => facts.name)).toEqual(Object.keys(table));
      if (source.names) expect(await source.names()).toEqual(Object.keys(table));
    });

    it("writes into no batch before it is released, and reads the same rows when each is", async () => {
      const kept: Batch[] = [], released: number[] = [];
      for await (const batch of longSource.read([column("row", "numeric")])) kept.push(batch);
      for await (const batch of longSource.read([column("row", "numeric")])) {
        released.push(...(batch.columns[0] as NumberBatch).values);
        batch.release?.();
        batch.release?.();
      }
      expect(kept.flatMap(({columns}) => [...(columns[0] as NumberBatch).values])).toEqual(released);
      expect(new Set(released).size).toBe(released.length);
    });

    it("voids the schema's own marks for missing before it judges a cell", async () => {
      const {cells: read, mismatched} = await readAll(source, [
        column("number", "numeric", {missing: ["3", "-0.25", "?"]}), column("label", "categorical", {missing: ["a"]}),
        column("integer", "categorical", {missing: ["2"]}), column("note", "text", {missing: ["first"]}),
        column("label", "numeric", {missing: ["a", "b"]}),
      ]);
      expect(read[0]).toEqual([1.5, null, null, null, 1e300, 5e-324]);
      expect(read[1]).toEqual([null, "b", null, null, "é 健康 😀", "a \"quoted\", one"]);
      expect(read[2]).toEqual(["1", null, "3", null, null, "1"]);
      expect(read[3]!.slice(0, 2)).toEqual([null, "line one\nline two"]);
      expect(mismatched).toEqual([0, 0, 0, 0, 2]);
    });

    it("counts cells that do not fit the kind and holds none of their values", async () => {
      const {cells: read, mismatched} = await readAll(source, [
        column("label", "numeric"), column("note", "datetime"), column("label", "boolean"), column("integer", "boolean"),
      ]);
      expect(read[0]).toEqual([null, null, null, null, null, null]);
      expect(read[1]).toEqual([null, null, null, null, null, null]);
      expect(read[3]).toEqual(["true", null, null, null, null, "true"]);
      expect(mismatched).toEqual([5, 5, 5, 3]);
    });

    it("says of each column what it holds, in the table's order", async () => {
      const facts = await source.facts();
      expect(facts.map(({name: of}) => of)).toEqual(Object.keys(table));
      const by = new Map(facts.map((fact) => [fact.name, fact]));
      const holds = ["number", "integer", "label", "truth", "when", "note", "nothing"].map((of) => by.get(of)!.holds);
      expect(holds).toEqual(["number", "integer", "text", "boolean", "datetime", "text", "nothing"]);
      for (const fact of facts) {
        expect(fact.rows).toBe(6);
        const filled = table[fact.name].filter((cell) => cell !== null);
        expect(fact.missing, fact.name).toBe(6 - filled.length);
        expect(fact.distinct, fact.name).toBe(new Set(filled.map((cell) => cell instanceof Date ? cell.getTime() : cell)).size);
        expect(fact.samples.length).toBeLessThanOrEqual(20);
      }
    });

    it("reads long tables in order, in batches of about 65,536 rows, the same each time", async () => {
      const columns = [column("row", "numeric"), column("group", "categorical"), column("many", "categorical")];
      for (let time = 0; time < 2; time++) {
        const {cells: read, sizes} = await readAll(longSource, columns);
        expect(sizes.reduce((sum, rows) => sum + rows, 0)).toBe(longRows);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536);
        expect(sizes.length).toBeLessThanOrEqual(4);
        expect(read[0].findIndex((x, i) => x !== i)).toBe(-1);
        expect(read[1].findIndex((label, i) => label !== long["group"][i])).toBe(-1);
        expect(read[2].findIndex((label, i) => label !== long["many"][i])).toBe(-1);
      }
    });

    it("hands out the same labels array while no label is added", async () => {
      const seen = new Set<readonly string[]>();
      for await (const {columns: [labels]} of longSource.read([column("group",
        "categorical")])) if (labels.type === "labels") seen.add(labels.labels);
      expect(seen.size).toBe(1);
      expect([...seen][0]).toHaveLength(5);
    });

    it("tells rows apart from columns: with no column asked for it still counts them", async () => {
      const {sizes} = await readAll(source, []);
      expect(sizes).toEqual([6]);
    });

    it("reports progress up to the last row", async () => {
      const seen: [number, number | undefined][] = [];
      const batches: Batch[] = [];
      for await (const batch of longSource.read([column("row", "numeric")],
        (rows, share) => { seen.push([rows, share]); })) batches.push(batch);
      expect(seen.length).toBeGreaterThanOrEqual(batches.length - 1);
      expect(seen.at(-1)).toEqual([longRows, 1]);
      expect(seen.map(([rows]) => rows)).toEqual(seen.map(([rows]) => rows).sort((a, b) => a - b));
    });

    it("may be left before the end, and read again", async () => {
      for await (const batch of longSource.read([column("row", "numeric")])) {
        expect(batch.rows).toBeGreaterThan(0);
        break;
      }
      const {cells: [rows]} = await readAll(longSource, [column("row", "numeric")]);
      expect(rows).toHaveLength(longRows);
    });

    it("refuses a column that the table lacks, naming those it has", async () => {
      const two = await make({a: [1], b: [2]});
      await expect(readAll(two, [column("c", "numeric")])).rejects.toThrow("unknown column: \"c\"; one of: a, b");
    });

    it("sees a column that counts the rows as a sequence, and no other", async () => {
      const facts = await longSource.facts();
      expect(facts.map(({sequence}) => sequence)).toEqual([true, false, false]);
    });
  });
};
