// The reader shared by all golden tests: values computed by SciPy, scikit-learn and statsmodels, kept outside the repository.
// PLUMBLINE_GOLDEN names the folder that holds open/*.json, PLUMBLINE_DATA the one its input paths are relative to.
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";

/** What JSON holds, after "NaN" and "Infinity" have become numbers. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/** Named JSON values. */
export type Fields = {readonly [key: string]: Json};

/** One stored answer of a library: `expected` or `raises`, and for some cases extra precise values such as `expected_mp`. */
export interface GoldenCase {
  readonly id: string;
  readonly function: string;
  readonly status: "match" | "not-computable" | "library-behaviour";
  readonly params: Fields;
  readonly inputs: Fields;
  readonly expected?: Fields;
  readonly raises?: Fields;
  readonly notes?: string;
  /** 30 digits by mpmath of the single number `expected.value`. */
  readonly expected_mp?: string;
  readonly pvalue_mp?: string;
  readonly pvalue_limit_mp?: string;
  /** The argument at which `pvalue_limit_mp` was taken. */
  readonly tn?: number;
  readonly ties?: Fields;
  readonly exact_p_positive_sum?: number;
  readonly [key: string]: Json | undefined;
}

/** A golden file: its cases and what its fields mean. */
export interface GoldenFile {
  readonly conventions: Fields;
  readonly cases: readonly GoldenCase[];
}

/** A column of a data set, values in the file, or runs of [value, count]. */
export interface GoldenInput {
  readonly kind: "column" | "inline" | "repeat";
  readonly file?: string;
  readonly column?: string;
  readonly where?: readonly Where[];
  readonly rows?: readonly [number, number];
  readonly every?: {readonly step: number; readonly offset: number};
  readonly values?: readonly Json[];
}

interface Where {
  readonly column: string;
  readonly op: "==" | "!=" | "in" | "prefix" | "<" | "<=" | ">" | ">=";
  readonly value: string | number | readonly string[];
}

const goldenFolder = process.env["PLUMBLINE_GOLDEN"] ?? "";
const dataFolder = process.env["PLUMBLINE_DATA"] ?? "";

/** True when both folders are named and there. */
export const goldenAvailable =
  goldenFolder !== "" && dataFolder !== "" && existsSync(join(goldenFolder, "open")) && existsSync(dataFolder);

/** How JSON writes the numbers that it has no digits for. */
export const special: ReadonlyMap<unknown, number> = new Map<Json, number>([["NaN", NaN], ["Infinity", Infinity], ["-Infinity", -Infinity]]);

const decode = (value: Json): Json => {
  if (typeof value === "string") return special.get(value) ?? value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(decode);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === "inputs" ? part : decode(part)]));
};

const files = new Map<string, GoldenFile>();

/** The cases of one golden file ("special_functions"). Inputs stay as written: read them with `numbers` or `labels`. */
export const golden = (name: string): GoldenFile => {
  const kept = files.get(name);
  if (kept) return kept;
  const text = readFileSync(join(goldenFolder, "open", `${name}.json`), "utf8");
  const file = decode(JSON.parse(text) as Json) as unknown as GoldenFile;
  files.set(name, file);
  return file;
};

/** The hand-picked answers of algorithms.json, beside the case files. */
export const algorithms = (): Fields => JSON.parse(readFileSync(join(goldenFolder, "algorithms.json"), "utf8")) as Fields;

const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [], cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i++; } else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === ",") { row.push(cell); cell = ""; }
    else if (c === "\n" || c === "\r") {
      if (c === "\r" && text[i + 1] === "\n") i++;
      row.push(cell); rows.push(row);
      row = []; cell = "";
    } else cell += c;
  }
  if (cell !== "" || row.length) { row.push(cell); rows.push(row); }
  return rows;
};

/** Column names and rows of text cells. */
export interface GoldenRows {
  readonly names: string[];
  readonly rows: string[][];
}

const tables = new Map<string, GoldenRows>();

/** A data set or prediction file as text cells; "" is missing. */
export const goldenTable = (file: string): GoldenRows => {
  let table = tables.get(file);
  if (!table) {
    const [names = [], ...rows] = parseCsv(readFileSync(join(dataFolder, file), "utf8"));
    tables.set(file, table = {names, rows});
  }
  return table;
};

const holds = (cell: string, {op, value}: Where): boolean => {
  if (op === "==") return cell === value;
  if (op === "!=") return cell !== value;
  if (op === "in") return (value as readonly string[]).includes(cell);
  if (op === "prefix") return cell.startsWith(value as string);
  if (cell === "") return false;
  const x = Number(cell), limit = value as number;
  return op === "<" ? x < limit : op === "<=" ? x <= limit : op === ">" ? x > limit : x >= limit;
};

/** The rows an input of kind column or rows selects, before its columns are taken. */
export const selectedRows = (input: Pick<GoldenInput, "file" | "where" | "rows" | "every">): GoldenRows => {
  const {names, rows} = goldenTable(input.file!);
  let kept = rows;
  for (const where of input.where ?? []) {
    const at = names.indexOf(where.column);
    kept = kept.filter((row) => holds(row[at], where));
  }
  if (input.rows) kept = kept.slice(input.rows[0], input.rows[1]);
  const every = input.every;
  if (every) kept = kept.filter((_, i) => i % every.step === every.offset);
  return {names, rows: kept};
};

/** Every cell an input names, in order; null is missing. */
export const cells = (input: Json | undefined): (string | number | boolean | null)[] => {
  const {kind, column, values, ...selection} = input as unknown as GoldenInput;
  if (kind === "inline") return [...values as (string | number)[]];
  if (kind === "repeat") {
    return (values as [string | number, number][]).flatMap(([value, count]) => Array.from({length: count}, () => value));
  }
  const {names, rows} = selectedRows(selection);
  const at = names.indexOf(column!);
  return rows.map((row) => row[at] === "" ? null : row[at]);
};

const asNumber = (cell: Json): number => typeof cell === "number" ? cell : special.get(cell) ?? Number(cell);

/** The numbers of an input, missing cells dropped; NaN, infinities and -0 kept. */
export const numbers = (input: Json | undefined): Float64Array =>
  Float64Array.from(cells(input).filter((cell) => cell !== null), asNumber);

/** The labels of an input, missing cells dropped. */
export const labels = (input: Json | undefined): string[] => cells(input).filter((cell) => cell !== null).map(String);

/** Whether two numbers agree within a relative tolerance; NaN agrees with NaN, an infinity with itself. */
export const close = (actual: number, expected: number, rel: number): boolean =>
  Object.is(actual, expected) || actual === expected || Math.abs(actual - expected) <= rel * Math.abs(expected);

/** Whether a p-value agrees: relatively from 1e-290 up, below that it need only be below 1e-280 too. */
export const closeP = (actual: number, expected: number, rel = 1e-8): boolean =>
  expected < 1e-290 ? actual >= 0 && actual < 1e-280 : close(actual, expected, rel);

const off = (actual: number, expected: number): string => Math.abs(actual / expected - 1).toExponential(1);

/** Says what is wrong with a number, or nothing. */
export const differs = (actual: number, expected: number, rel: number): string | undefined =>
  close(actual, expected, rel) ? undefined : `${actual} instead of ${expected} (off by ${off(actual, expected)})`;

/** Says what is wrong with a p-value, or nothing. */
export const differsP = (actual: number, expected: number, rel = 1e-8): string | undefined =>
  closeP(actual, expected, rel) ? undefined : `p ${actual} instead of ${expected} (off by ${off(actual, expected)})`;

/** Counts the cases of a test file that were checked and met. */
export interface Tally {
  /** Checks every case and fails with the complaints of all that are not met; a complaint is a text, none means met. */
  meet(cases: readonly GoldenCase[], complaint: (item: GoldenCase) => string | undefined): void;
  /** As `meet`, for values that are not cases of a golden file. */
  pairs(items: readonly {readonly id: string; readonly complaint: string | undefined}[]): void;
  /** Sets cases aside with a reason that is printed. */
  leave(cases: readonly GoldenCase[], reason: string): void;
}

const print = (line: string): void => { process.stdout.write(`${line}\n`); };

const createTally = () => {
  const met = new Map<string, boolean>(), left = new Map<string, number>();
  const tally: Tally = {
    meet(cases, complaint) {
      const complaints: string[] = [];
      for (const item of cases) {
        let wrong: string | undefined;
        try { wrong = complaint(item); } catch (error) { wrong = `threw ${String(error)}`; }
        met.set(item.id, wrong === undefined && met.get(item.id) !== false);
        if (wrong !== undefined) complaints.push(`${item.id}: ${wrong}`);
      }
      expect(cases.length, "no case was selected").toBeGreaterThan(0);
      expect(complaints).toEqual([]);
    },
    pairs(items) {
      for (const {id, complaint} of items) met.set(id, complaint === undefined);
      expect(items.length, "nothing was selected").toBeGreaterThan(0);
      expect(items.filter(({complaint}) => complaint !== undefined)).toEqual([]);
    },
    leave(cases, reason) { left.set(reason, (left.get(reason) ?? 0) + cases.length); },
  };
  const report = (title: string): void => {
    const good = [...met.values()].filter(Boolean).length;
    const aside = [...left].map(([reason, count]) => `; ${count} set aside: ${reason}`).join("");
    // Some look at tables alone.
    if (met.size > 0) print(`golden ${title}: ${good} of ${met.size} match cases met${aside}`);
  };
  return {tally, report};
};

/**
 * A describe block over golden values: skipped by name when the folders are absent, an error when REQUIRE_SERVICES=1 demands
 * them.
 */
export const describeGolden = (title: string, body: (tally: Tally) => void): void => {
  if (!goldenAvailable) {
    if (process.env["REQUIRE_SERVICES"] === "1") {
      throw new Error("missing golden values: set PLUMBLINE_GOLDEN and PLUMBLINE_DATA");
    }
    it.skip(`golden ${title} (PLUMBLINE_GOLDEN or PLUMBLINE_DATA names no folder)`);
    return;
  }
  describe(`golden ${title}`, () => {
    const {tally, report} = createTally();
    afterAll(() => { report(title); });
    body(tally);
  });
};

/** The cases of a file that one library function answered and that are to be matched. */
export const matching = (file: GoldenFile, name: string): readonly GoldenCase[] =>
  file.cases.filter((item) => item.function === name && item.status === "match");
