import {existsSync, mkdtempSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {Ajv2020} from "ajv/dist/2020.js";
import {describe, expect, it} from "vitest";
import {cohort, csv, schema} from "../../examples/spine/cohort.ts";
import {configText} from "../../src/config/text.ts";
import type {Run} from "../../src/result/result.ts";
import {folder, plumbline} from "./plumbline.ts";

const here = folder();
const trained = csv(cohort({rows: 900, seed: 21}));
const today = csv(cohort({
  rows: 500, seed: 22,
  drift: {shift: {lumbar_lordosis_angle: 12}, missing: {pelvic_radius: 0.2}, scanner: {name: "new one", share: 0.15}},
}));
const [reference, current] = [here.file("train.csv", trained), here.file("today.csv", today)];
const config = here.file("spine.yaml", configText(schema, {model: "spine"}));
const own = (): string => mkdtempSync(join(here.path, "run-"));
const runOf = (stdout: string): Run => JSON.parse(stdout) as Run;
const failing = ({results}: Run, topic: string): string[] =>
  [...new Set(results.filter((one) => one.topic === topic && one.verdict === "fail").map(({column}) => String(column)))].sort();

describe("plumbline report", () => {
  it("writes report.html and says in a few words what changed", async () => {
    const cwd = own(), {code, stdout, stderr} = await plumbline(["report", reference, current, "--config", config], {cwd});
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^The model is worse .* Of 100 cases of Hernia the model finds .* \d+ of \d+ measurements changed/);
    expect(stdout).toMatch(/✗ lumbar_lordosis_angle +Changed/);
    expect(stdout).toMatch(/^written {2}report\.html {2}file:\/\//m);
    expect(readFileSync(join(cwd, "report.html"), "utf8")).toMatch(/^<!doctype html>[^]*spine[^]*<\/html>\n$/);
  });

  it("finds what was moved, and calls out nothing that was not", async () => {
    const {stdout} = await plumbline(["report", reference, current, "--config", config, "--json", "-"]);
    const run = runOf(stdout);
    expect(failing(run, "drift")).toEqual(["lumbar_lordosis_angle", "pelvic_radius", "scanner"]);
    expect(run.model).toBe("spine");
  });

  it("writes JSON by its published schema, for every preset", async () => {
    const runSchema = JSON.parse(readFileSync(new URL("../../docs/run.schema.json", import.meta.url), "utf8")) as object;
    const validate = new Ajv2020({allErrors: true, strict: false}).compile(runSchema);
    for (const preset of ["drift", "quality", "target", "all"]) {
      const {stdout, stderr} = await plumbline(["report", reference, current, "--config", config, "--preset", preset, "--json", "-"]);
      const run = runOf(stdout);
      expect(validate(run), JSON.stringify(validate.errors)).toBe(true);
      expect([run.preset, stderr]).toEqual([preset, ""]);
    }
  });

  it("writes each output where it is told, and only those", async () => {
    const cwd = own(), outputs = ["-o", "a.html", "--json", "b.json", "--markdown", "c.md"];
    expect((await plumbline(["report", reference, current, ...outputs], {cwd})).code).toBe(0);
    expect(["a.html", "b.json", "c.md", "report.html"].map((name) => existsSync(join(cwd, name)))).toEqual([true, true, true, false]);
    const markdown = await plumbline(["report", reference, current, "--markdown", "-"], {cwd});
    expect(markdown.stdout).toBe(readFileSync(join(cwd, "c.md"), "utf8"));
    expect((await plumbline(["report", reference, current, "-o", "-"], {cwd})).stdout).toBe(readFileSync(join(cwd, "a.html"), "utf8"));
  });

  it("paints nothing unless a terminal reads it, or colour is asked for", async () => {
    const escape = "\u001b[";
    const plain = await plumbline(["report", reference, current], {cwd: own()});
    const forced = await plumbline(["report", reference, current], {cwd: own(), env: {FORCE_COLOR: "1"}});
    expect([plain.stdout.includes(escape), forced.stdout.includes(escape)]).toEqual([false, true]);
  });

  it("uses a configuration only when it is named, and says that one is there", async () => {
    const cwd = own();
    const {writeFileSync} = await import("node:fs");
    writeFileSync(join(cwd, "plumbline.yaml"), configText(schema, {model: "spine"}));
    const silent = await plumbline(["report", reference, current, "--json", "-"], {cwd});
    expect(silent.stderr).toContain("note: plumbline.yaml is here but not used; --config plumbline.yaml uses it\n");
    expect(runOf(silent.stdout).model).toBe(null);
    const named = await plumbline(["report", reference, current, "--json", "-", "--config", "plumbline.yaml"], {cwd});
    expect([named.stderr, runOf(named.stdout).model]).toEqual(["", "spine"]);
  });

  it("puts the command line before the configuration", async () => {
    const strict = here.file("strict.yaml", `preset: drift\nlevel: 0.2\nprivacy: {minCell: 9}\n`);
    const {stdout} = await plumbline(["report", reference, current, "--config", strict, "--level", "0.01", "--model", "x", "--json", "-"]);
    expect(runOf(stdout)).toMatchObject({preset: "drift", model: "x", settings: {level: 0.01, minCell: 9}});
  });

  it("exits 2 with every fault of a configuration", async () => {
    const bad = here.file("bad.yaml", "levl: 1\ncolumns:\n  age: {kind: numerc}\n");
    const {code, stderr} = await plumbline(["report", reference, current, "--config", bad]);
    expect(code).toBe(2);
    const [head, first, second] = stderr.split("\n");
    expect(head).toMatch(/bad\.yaml: 2 problems$/);
    expect(first).toMatch(/^ {2}unknown key: "levl" \(line 1\); one of: /);
    expect(second).toMatch(/^ {2}unknown kind: "numerc" at columns\.age\.kind \(line 3\); one of: /);
  });

  it("takes a method, by any of its names", async () => {
    const asked = ["--method", "jensenshannon", "--threshold", "0.1", "--preset", "drift"];
    const {stdout} = await plumbline(["report", reference, current, "--config", config, ...asked, "--json", "-"]);
    const {results} = runOf(stdout);
    const result = results.find(({column, measure}) => column === "lumbar_lordosis_angle" && measure === "jensen-shannon");
    expect(result?.limits).toEqual({fail: 0.1});
  });

  it("reads a table from standard input, also gzipped", async () => {
    const piped = await plumbline(["report", reference, "-", "--json", "-"], {input: today});
    const zipped = await plumbline(["report", reference, "-", "--json", "-"], {input: gzipSync(today)});
    const named = runOf((await plumbline(["report", reference, current, "--json", "-"])).stdout);
    expect(runOf(piped.stdout).current).toEqual({name: "standard input", rows: 500});
    expect(runOf(piped.stdout).results).toEqual(named.results);
    expect(zipped.stdout).toBe(piped.stdout);
  });
});

describe("plumbline report --failing-rows", () => {
  const range = here.file("range.yaml", [
    "columns:", "  patient_id: {kind: text, role: id}", "  age: {kind: numeric, range: [18, 60]}",
    "  sex: {kind: categorical, values: [female]}",
  ].join("\n"));
  const rowsOf = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");

  it("writes the rows behind the findings, with their numbers and reasons, without ids unless asked", async () => {
    const cwd = own();
    const first = await plumbline(["report", reference, current, "--config", range, "--failing-rows", "bad.csv"], {cwd});
    expect(first.code).toBe(0);
    expect(first.stderr).toContain("ids are left out of the failing rows; --with-ids keeps them");
    const [header, ...rows] = rowsOf(join(cwd, "bad.csv"));
    expect(header).toBe('"plumbline_row","plumbline_reasons","age","sex"');
    const cells = today.trimEnd().split("\n").slice(1).map((line) => line.split(","));
    const fails = (age: number, sex: string): boolean => age < 18 || age > 60 || sex !== "female";
    const bad = cells.flatMap(([, , , , age, sex], i) => fails(Number(age), sex) ? [String(i + 1)] : []);
    expect(rows.map((line) => line.split(",")[0].replaceAll('"', ""))).toEqual(bad);
    expect(first.stdout).toContain(`bad.csv  ${bad.length} failing rows`);
    await plumbline(["report", reference, current, "--config", range, "--failing-rows", "ids.csv", "--with-ids"], {cwd});
    expect(rowsOf(join(cwd, "ids.csv"))[0]).toContain('"patient_id"');
  });
});

describe("PLUMBLINE_HASH_KEY", () => {
  it("is needed again for what was hashed under it, and shown nowhere", async () => {
    const cwd = own(), env = {PLUMBLINE_HASH_KEY: "a very secret key"};
    const made = await plumbline(["profile", reference, "-o", "ref.plb"], {cwd, env});
    expect(made.code).toBe(0);
    const without = await plumbline(["report", "ref.plb", current], {cwd});
    expect([without.code, without.stderr]).toEqual([2, "plumbline: wrong hash key: ref.plb was made with another PLUMBLINE_HASH_KEY\n"]);
    const again = await plumbline(["report", "ref.plb", current, "--json", "-"], {cwd, env});
    expect(again.code).toBe(0);
    expect([made.stdout, again.stdout, readFileSync(join(cwd, "ref.plb"), "latin1")].join("")).not.toContain(env.PLUMBLINE_HASH_KEY);
  });
});
