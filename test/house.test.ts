import {existsSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {measures} from "../src/measure/index.ts";
import {blanked, filesUnder, functionsOf, importsOf, type SourceFile} from "./house/scan.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = filesUnder(root, "src");
const folders = ["src", "test", "bench", "examples"].filter((folder) => existsSync(`${root}/${folder}`));
const all = folders.flatMap((folder) => filesUnder(root, folder));

/** What each folder may import from others: everything, types only, or types and the values of single files. */
type Allowed = Readonly<Record<string, "all" | "types" | readonly string[]>>;

const directions: Readonly<Record<string, Allowed>> = {
  data: {},
  stats: {},
  source: {data: "all"},
  sketch: {data: "all", stats: "all"},
  profile: {data: "all", stats: "all", sketch: "all"},
  engine: {data: "all", source: "all", sketch: "all", profile: "all"},
  comparison: {data: "all", stats: "all", sketch: "all", profile: "all"},
  measure: {stats: "all", comparison: "all", data: "types", profile: ["plan.ts", "outcome/outcome.ts"], sketch: ["distinct.ts", "errors.ts", "probabilities.ts", "scores.ts"]},
  result: {stats: "all", comparison: "all", measure: "all", data: "all", profile: "all", sketch: "all"},
  chart: {result: "all"},
  report: {chart: "all", result: "all", comparison: ["unknown.ts"]},
  metrics: {result: "types"},
  store: {data: "all", source: ["packed-rows.ts", "row-packer.ts", "row-shape.ts"], result: "types"},
  history: {data: "all", source: "all", sketch: "all", profile: "all", engine: "all", result: "types", store: "all"},
  "monitor.ts": {data: "all", profile: "types", comparison: "all", result: "all", store: "all", history: "all"},
  job: {
    data: "all", source: "all", sketch: "all", profile: "all", engine: "all", store: "all", history: "all", "monitor.ts": "all",
    ingest: ["quarantine.ts", "time.ts"],
  },
  // It stands alone: whoever sends events loads nothing of the rest.
  client: {ingest: "types"},
  ingest: {data: "all", source: ["instant.ts"], store: "types"},
};

/** What sees everything, and is seen by nobody but its like. */
const tops = ["index.ts", "config", "server", "cli"];

/** Budgets that are lifted, with the reason. */
const longFiles: Readonly<Record<string, string>> = {};
const longFunctions: Readonly<Record<string, string>> = {};
const manyParameters: Readonly<Record<string, string>> = {};

const isEntry = (path: string): boolean => /^src\/measure\/[^/]+\//.test(path);
const placeOf = (path: string): string => path.split("/")[1];
const inside = (path: string): string => path.split("/").slice(2).join("/");

const arrows = (file: SourceFile, isWrong: (target: string) => boolean): string[] =>
  importsOf(file).filter(({target}) => isWrong(target)).map(({target}) => `${file.path} -> ${target}`);

const isAllowed = (from: string, to: string, typeOnly: boolean): boolean => {
  const [here, there] = [placeOf(from), placeOf(to)];
  if (here === there) return true;
  if (tops.includes(here)) return !["cli", "index.ts", ...(here === "cli" ? [] : ["server"])].includes(there);
  const rule = directions[here]?.[there];
  if (rule === undefined || rule === "all") return rule === "all";
  return typeOnly || (rule !== "types" && rule.includes(inside(to)));
};

describe("the house", () => {
  it("has no file in a place that the table of directions does not know", () => {
    const known = [...Object.keys(directions), ...tops];
    expect(source.map(({path}) => placeOf(path)).filter((place) => !known.includes(place))).toEqual([]);
  });

  it("imports only in the direction of the flow", () => {
    const wrong = source.flatMap((file) => importsOf(file)
      .filter(({target, typeOnly}) => target.startsWith("src/") && !isAllowed(file.path, target, typeOnly))
      .map(({target, typeOnly}) => `${file.path} -> ${target}${typeOnly ? " (type)" : ""}`));
    expect(wrong).toEqual([]);
  });

  it("has no entry of the catalogue that imports its peer", () => {
    const wrong = source.filter(({path}) => isEntry(path)).flatMap((file) => arrows(file, isEntry));
    expect(wrong).toEqual([]);
  });

  it("has no circle of imports, types included", () => {
    const graph = new Map(source.map((file) => [file.path, importsOf(file).map(({target}) => target)]));
    expect(circlesIn(graph)).toEqual([]);
  });

  it("keeps the pure folders free of Node", () => {
    const pure = ["data", "stats", "sketch", "profile", "comparison", "measure", "result", "chart", "report"];
    const isOutside = (target: string): boolean => target.startsWith("node:") || target.startsWith("@duckdb/");
    expect(source.filter(({path}) => pure.includes(placeOf(path))).flatMap((file) => arrows(file, isOutside))).toEqual([]);
  });

  it("keeps every file within 300 lines", () => {
    const long = all.filter(({path, text}) => text.split("\n").length - 1 > 300 && !longFiles[path]);
    expect(long.map(({path, text}) => `${path}: ${text.split("\n").length - 1} lines`)).toEqual([]);
  });

  it("keeps every function within 50 lines and 3 parameters", () => {
    const wrong = source.flatMap(({path, text}) => functionsOf(text).flatMap(({line, lines, parameters}) => [
      ...(lines > 50 && !longFunctions[path] ? [`${path}:${line} has ${lines} lines`] : []),
      ...(parameters > 3 && !manyParameters[path] ? [`${path}:${line} takes ${parameters} parameters`] : []),
    ]));
    expect(wrong).toEqual([]);
  });

  it("lifts a budget only where it is exceeded", () => {
    const paths = new Set(source.map(({path}) => path));
    expect([longFiles, longFunctions, manyParameters].flatMap(Object.keys).filter((path) => !paths.has(path))).toEqual([]);
  });

  it("lists every measure file in the catalogue, under the id that is its name", () => {
    const files = source.filter(({path}) => isEntry(path)).map(({path}) => `${path.split("/")[2]}/${basename(path, ".ts")}`);
    expect(measures.map(({family, id}) => `${family}/${id}`).sort()).toEqual(files.sort());
  });

  it("lists the catalogue by family and then by name", () => {
    const families = ["drift", "quality", "performance", "fairness", "business"];
    const order = measures.map(({family, id}) => `${families.indexOf(family)} ${id}`);
    expect(order).toEqual([...order].sort());
  });

  it("names files after what is in them", () => {
    const isDrawer = /(?:^|[/.-])(?:utils?|helpers?|common|base|misc|types|I[A-Z]\w*)(?:\.test)?\.ts$/;
    const drawers = all.filter(({path}) => isDrawer.test(path));
    expect(drawers.map(({path}) => path)).toEqual([]);
    expect(all.filter(({path}) => !/^[a-z0-9-]+(?:\.d|\.test)?\.ts$/.test(basename(path))).map(({path}) => path)).toEqual([]);
    expect(source.filter(({path}) => basename(path).startsWith("test")).map(({path}) => path)).toEqual([]);
  });

  it("has no unfinished marks and no silenced types", () => {
    // Written apart, for this file is read as well.
    const halves = [["TO", "DO"], ["FIX", "ME"], ["@ts-", "ignore"], ["@ts-", "nocheck"], ["as ", "any\\b(?! \\w)"]];
    const marks = new RegExp(halves.map((two) => two.join("")).join("|"));
    expect(all.filter(({text}) => marks.test(text)).map(({path}) => path)).toEqual([]);
  });

  it.each(["docs/measures.md", "docs/cli.md", "docs/config.md"])("keeps %s as `npm run docs` writes it", async (path) => {
    const {pages} = await import("../src/cli/docs.ts");
    expect(readFileSync(`${root}/${path}`, "utf8")).toBe((await pages()).get(path));
  });
});

describe("the scanner of the house", () => {
  it("counts lines and parameters of declarations, methods and arrows", () => {
    const code = [
      "export function a<T>(x: Map<string, T>, {y, z}: P, w = `(${q(1, 2)})`): R {", "  return x;", "}",
      "const b = (x: number, y: () => void): {u: number} => ({", "  u: 1,", "});",
      "const o = {", "  m(a, b, c, d) {", "    if (a) { return /[(]/; }", "  },", "};",
      "export function p(q: number): (x: number) => number {", "  return (x) => x + q;", "}",
    ].join("\n");
    expect(functionsOf(code).filter(({lines}) => lines > 1)).toEqual([
      {line: 1, lines: 3, parameters: 3}, {line: 4, lines: 3, parameters: 2}, {line: 8, lines: 3, parameters: 4},
      {line: 12, lines: 3, parameters: 1},
    ]);
  });

  it("sees no brackets in texts, comments and patterns", () => {
    expect(blanked("a('{') /* { */ + `}${b}{`; /[{]/g; c / d; // {\n").replace(/\s+/g, "")).toBe("a()+b;;c/d;");
  });

  it("tells imports of types from imports of values", () => {
    const text = [
      'import type {A} from "./a.ts";', 'import {type B} from "../b.ts";', 'import {type C, c} from "./c.ts";',
      'await import("./d.ts");', 'export * from "./e.ts";',
    ].join("\n");
    expect(importsOf({path: "src/x/f.ts", text})).toEqual([
      {target: "src/x/a.ts", typeOnly: true}, {target: "src/b.ts", typeOnly: true}, {target: "src/x/c.ts", typeOnly: false},
      {target: "src/x/d.ts", typeOnly: false}, {target: "src/x/e.ts", typeOnly: false},
    ]);
  });

  it("finds circles", () => {
    expect(circlesIn(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]))).toEqual(["b -> c -> b"]);
  });
});

function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>(), circles: string[] = [];
  const visit = (node: string, way: readonly string[]): void => {
    if (way.includes(node)) {
      circles.push([...way.slice(way.indexOf(node)), node].join(" -> "));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...way, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}
