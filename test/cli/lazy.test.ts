// What a command does not need, it does not load: that is what keeps --help quick.
import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {describe, expect, it} from "vitest";
import {folder} from "./plumbline.ts";

const main = new URL("../../src/cli/main.ts", import.meta.url).href;

/** The modules that a command has loaded by its end. */
async function loadedBy(args: readonly string[], cwd: string): Promise<string[]> {
  const code = `
    import {registerHooks} from "node:module";
    const seen = [];
    registerHooks({resolve(specifier, context, next) { const found = next(specifier, context); seen.push(found.url); return found; }});
    const {main} = await import(${JSON.stringify(main)});
    process.exitCode = await main(process.argv.slice(1));
    process.stderr.write(JSON.stringify(seen));`;
  const {stderr} = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code, "--", ...args], {cwd, maxBuffer: 2 ** 26});
  return JSON.parse(stderr) as string[];
}

const heavy = (urls: readonly string[], ...names: readonly string[]): string[] => names.filter((name) => urls.some((url) => url.includes(name)));

describe("plumbline", () => {
  const here = folder();
  here.file("a.csv", "x,y\n1,a\n2,b\n3,a\n");

  it.each([["--help"], ["--version"], ["help"]])("loads no command for %s", async (...args) => {
    const urls = await loadedBy(args, here.path);
    expect(urls.length).toBeGreaterThan(3);
    expect(heavy(urls, "@duckdb", "/zod/", "/yaml/", "src/measure/", "src/source/", "src/report/")).toEqual([]);
  });

  it("loads no files, readers or reports to list the measures", async () => {
    expect(heavy(await loadedBy(["measures"], here.path), "@duckdb", "/zod/", "/yaml/", "src/source/", "src/report/")).toEqual([]);
  });

  it("loads neither DuckDB nor YAML to report CSV files without a configuration", async () => {
    const urls = await loadedBy(["report", "a.csv", "a.csv", "-o", "r.html"], here.path);
    expect(heavy(urls, "@duckdb", "/zod/", "/yaml/")).toEqual([]);
    expect(heavy(urls, "src/source/csv.ts", "src/report/report.ts")).toHaveLength(2);
  });
});
