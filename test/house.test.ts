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
  measure: {stats: "all", comparison: "all", data: "types", profile: ["plan.ts"], sketch: ["distinct.ts", "errors.ts"]},
  result: {stats: "all", comparison: "all", measure: "all", data: "all", profile: "all", sketch: "all"},
  chart: {result: "all"},
  report: {chart: "all", result: "all", comparison: ["unknown.ts"]},
  store: {data: "all", result: "types"},
  // It stands alone: whoever sends events loads nothing of the rest.
  client: {ingest: "types"},
