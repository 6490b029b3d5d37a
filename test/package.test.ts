// The package as people get it: packed, installed into an empty folder, and used.
import {execFile, execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {delimiter, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {cohort, csv} from "../examples/spine/cohort.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "plumbline-package-"));
const bin = join(root, "bin/plumbline.js");
const run = promisify(execFile);

// The Node that runs the tests goes first, wherever this machine's own one stands.
const env = {...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`, NO_COLOR: "1"};
const inFolder = {cwd: folder, env};

/** The shortest whole use of the library. */
const tenLines = `
import {writeFileSync} from "node:fs";
import {compare, judge, profile, report} from "plumbline";

const table = (rows, tilt) => ({tilt: Float64Array.from({length: rows}, (_, i) => i % 40 + tilt), sex: Array(rows).fill("f").fill("m", rows / 2)});

const reference = await profile(table(500, 0));
const run = judge(compare(reference, await profile(table(300, 25), {reference})));
for (const {column, topic, verdict, says} of run.results) if (topic === "drift") console.log(column, verdict, says);
writeFileSync("library.html", report(run));
`;

/** Nodes of this machine that are too old, by their path. */
function olderNodes(): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((path) => !path.includes("node_modules"));
  return [...new Set(folders.map((path) => join(path, "node")))].filter((node) => existsSync(node) && majorOf(node) < 24);
}

const majorOf = (node: string): number => Number(/^v(\d+)/.exec(execFileSync(node, ["--version"], {encoding: "utf8"}))?.[1] ?? 24);

afterAll(() => { rmSync(folder, {recursive: true, force: true}); });

describe("the package", () => {
  beforeAll(async () => {
    await run("npm", ["pack", "--pack-destination", folder], {cwd: root, env});
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    writeFileSync(join(folder, "package.json"), JSON.stringify({private: true, type: "module"}));
    await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`], inFolder);
    writeFileSync(join(folder, "train.csv"), csv(cohort({rows: 800, seed: 11})));
    writeFileSync(join(folder, "today.csv"), csv(cohort({rows: 500, seed: 12, drift: {shift: {pelvic_tilt: 12}}})));
  }, 300_000);

  it("holds the built program and its pages, and nothing of the workshop", () => {
    const installed = join(folder, "node_modules/plumbline");
    expect(readdirSync(installed).sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "bin", "dist", "docs", "package.json"]);
    const files = readdirSync(installed, {recursive: true, encoding: "utf8"});
    expect(files.filter((name) => /\.test\.|(?:^|\/)src\/|(?<!\.d)\.ts$/.test(name))).toEqual([]);
  });

  it("initialises, profiles and reports", async () => {
    const init = await run("npx", ["plumbline", "init", "train.csv"], inFolder);
    expect(init.stdout).toMatch(/^pelvic_tilt +numeric +feature/m);
    const report = await run("npx", ["plumbline", "report", "train.csv", "today.csv", "--config", "plumbline.yaml"], inFolder);
    expect(report.stdout).toContain("pelvic tilt");
    expect(readFileSync(join(folder, "report.html"), "utf8")).toMatch(/^<!doctype html>/);
    await run("npx", ["plumbline", "profile", "train.csv", "-o", "train.plb"], inFolder);
    const json = await run("npx", ["plumbline", "report", "train.plb", "today.csv", "--json", "-"], {...inFolder, maxBuffer: 2 ** 26});
    const {results} = JSON.parse(json.stdout) as {results: {column: string; topic: string; verdict: string}[]};
    expect(results).toContainEqual(expect.objectContaining({column: "pelvic_tilt", topic: "drift", verdict: "fail"}));
  });

  it("is a library that goes from arrays to a report in ten lines", async () => {
    writeFileSync(join(folder, "library.js"), tenLines);
    const {stdout} = await run(process.execPath, ["library.js"], inFolder);
    expect(stdout).toMatch(/^tilt fail /m);
    expect(stdout).not.toMatch(/^sex (?:fail|warn) /m);
    expect(readFileSync(join(folder, "library.html"), "utf8")).toContain("tilt");
    expect(tenLines.trim().split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(10);
  });

  it("has types that a strict project can use", async () => {
    writeFileSync(join(folder, "typed.ts"), [
      'import {compare, judge, profile, type Profile, type Run} from "plumbline";',
      "const reference: Profile = await profile({x: [1, 2, 3]});",
      "export const run: Run = judge(compare(reference, reference));",
      "// @ts-expect-error a column is an array", "export const wrong = profile({x: 5});",
    ].join("\n"));
    const compiler = join(root, "node_modules/.bin/tsc");
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2024", "--module", "nodenext", "--types", "", "typed.ts"];
    await expect(run(compiler, options, inFolder)).resolves.toMatchObject({stdout: ""});
  });
});

describe("bin/plumbline.js on an older Node", () => {
  const message = /^plumbline needs Node 24 or newer; this is v\d+\.\d+\.\d+ -- npx -p node@24 -p plumbline plumbline init x\n$/;

  const refusal = {code: 2, stdout: "", stderr: expect.stringMatching(message) as string};

  it("says in one line what is needed", async () => {
    const fake = join(folder, "old.cjs");
    writeFileSync(fake, 'Object.defineProperty(process, "versions", {value: Object.assign({}, process.versions, {node: "20.1.0"})});');
    await expect(run(process.execPath, ["-r", fake, bin, "init", "x"], {env})).rejects.toMatchObject(refusal);
  });

  it.skipIf(olderNodes().length === 0)("does so on the older Nodes of this machine", async () => {
    for (const node of olderNodes()) {
      await expect(run(node, [bin, "init", "x"])).rejects.toMatchObject(refusal);
    }
  });
});
