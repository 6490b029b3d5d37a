import {existsSync, mkdtempSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Ajv2020} from "ajv/dist/2020.js";
import {describe, expect, it} from "vitest";
import {cohort, csv, schema} from "../../examples/spine/cohort.ts";
import {configText} from "../../src/config/text.ts";
import type {Run} from "../../src/result/result.ts";
import {parseXml} from "../report/xml.ts";
import {folder, plumbline} from "./plumbline.ts";

const here = folder();
const reference = here.file("train.csv", csv(cohort({rows: 900, seed: 21})));
const same = here.file("same.csv", csv(cohort({rows: 500, seed: 23})));
const today = here.file("today.csv", csv(cohort({
  rows: 500, seed: 22,
  drift: {shift: {lumbar_lordosis_angle: 12}, missing: {pelvic_radius: 0.2}, scanner: {name: "new one", share: 0.15}},
})));
const suites = `suites:
  release:
    - name: radius arrives
      measure: missing-share
      column: pelvic_radius
      max: 0.05
    - measure: wasserstein-robust
      columns: {role: feature, kind: numeric}
    - measure: accuracy
      min: 0.5
      required: true
`;
const config = here.file("spine.yaml", configText(schema, {model: "spine"}) + suites);
const last = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";
const own = (): string => mkdtempSync(join(here.path, "run-"));

describe("plumbline check", () => {
  it("exits 0 when the suite passes, and says so in the last line", async () => {
    const {code, stdout, stderr} = await plumbline(["check", reference, same, "--config", config]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(last(stdout)).toMatch(/^Passed: (all|of) \d+ checks/);
  });

  it("exits 1 when a check fails, and lists the failures first, in plain sentences", async () => {
    const {code, stdout} = await plumbline(["check", reference, today, "--config", config, "--suite", "release"]);
    expect(code).toBe(1);
    const [first, second] = stdout.split("\n");
    expect(`${first}\n${second}`).toMatch(/✗ failed .*lumbar_lordosis_angle .*moved by 0\.\d+ σ\./);
    expect(`${first}\n${second}`).toMatch(/✗ failed .*radius arrives .*pelvic_radius .*% of the cells are missing.*it must be at most 5 %\./);
    expect(last(stdout)).toMatch(/^Not passed: of \d+ checks 2 failed/);
  });

  it("takes suites that come with it by name, several at once", async () => {
    const {code, stdout} = await plumbline(["check", reference, today, "--suite", "data-quality", "--suite", "data-drift"]);
    expect([code, /scanner .*1 new category/.test(stdout)]).toEqual([1, true]);
    const calm = await plumbline(["check", reference, same, "--config", config, "--suite", "data-quality", "--suite", "data-drift"]);
    expect([calm.code, last(calm.stdout).startsWith("Passed: ")]).toEqual([0, true]);
  });

  it("asks quality, drift and the model when nothing is named", async () => {
    const cwd = own(), {code} = await plumbline(["check", reference, same, "--json", "run.json"], {cwd});
    const {gate} = JSON.parse(readFileSync(join(cwd, "run.json"), "utf8")) as Run;
    expect([code, gate?.suites]).toEqual([0, ["data-quality", "data-drift", "multi-class"]]);
  });

  it("asks what needs no labels while none has come", async () => {
    const cwd = own(), table = readFileSync(same, "utf8").trimEnd().split("\n"), target = table[0].split(",").indexOf("diagnosis");
    expect(target).toBeGreaterThan(0);
    const unlabelled = here.file("unlabelled.csv", table.map((row, i) => row.split(",").map((cell, at) => i > 0 && at === target ? "" : cell).join(",")).join("\n"));
    await plumbline(["check", reference, unlabelled, "--json", "run.json"], {cwd});
    const {gate} = JSON.parse(readFileSync(join(cwd, "run.json"), "utf8")) as Run;
    expect(gate?.suites).toEqual(["data-quality", "data-drift", "no-target-performance"]);
  });

  it("writes JUnit, JSON, Markdown and HTML where it is told, whether or not it passes", async () => {
    const cwd = own();
    const outputs = ["--junit", "j.xml", "--json", "r.json", "--markdown", "m.md", "-o", "p.html"];
    const {code, stdout} = await plumbline(["check", reference, today, "--config", config, ...outputs], {cwd});
    expect(code).toBe(1);
    for (const name of ["j.xml", "r.json", "m.md", "p.html"]) {
      expect(existsSync(join(cwd, name)), name).toBe(true);
      expect(stdout).toMatch(new RegExp(`^written {2}${name}`, "m"));
    }
    const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
    expect(parseXml(read("j.xml")).attributes.get("failures")).toBe("2");
    const runSchema = JSON.parse(readFileSync(new URL("../../docs/run.schema.json", import.meta.url), "utf8")) as object;
    const validate = new Ajv2020({allErrors: true, strict: false}).compile(runSchema);
    expect(validate(JSON.parse(read("r.json"))), JSON.stringify(validate.errors)).toBe(true);
    expect(read("m.md")).toMatch(/^### 🟥 spine: checks\n\nNot passed/);
    expect(read("p.html")).toMatch(/<section id="checks"/);
  });

  it("keeps what is piped on free of what it says", async () => {
    const {code, stdout, stderr} = await plumbline(["check", reference, today, "--config", config, "--markdown", "-"]);
    expect([code, stdout.startsWith("### 🟥")]).toEqual([1, true]);
    expect(last(stderr)).toMatch(/^Not passed/);
  });

  it("makes an unknown fail when told to, or when it is required", async () => {
    const few = here.file("few.csv", csv(cohort({rows: 12, seed: 3})));
    const suite = (required: boolean): string => here.file(`few-${required}.yaml`,
      `${configText(schema, {})}suites:\n  s:\n    - {measure: accuracy, min: 0.8, required: ${required}}\n    - {measure: row-count, min: 10}\n`);
    const codes = [];
    for (const args of [["--config", suite(false)], ["--config", suite(false), "--unknown", "fail"], ["--config", suite(true)]]) {
      const {code, stdout} = await plumbline(["check", reference, few, ...args]);
      expect(last(stdout)).toContain("1 could not be told");
      codes.push(code);
    }
    expect(codes).toEqual([0, 1, 1]);
  });

  it("is not green when nothing could be judged", async () => {
    const {code, stdout} = await plumbline(["check", here.file("a.csv", "a\n1\n2\n"), here.file("b.csv", "a\n2\n3\n"), "--config",
      here.file("n.yaml", "suites:\n  s:\n    - {measure: freshness}\n")]);
    expect([code, last(stdout)]).toEqual([1, "Not passed: of 1 check 1 could not be told. Nothing could be judged."]);
  });

  it.each([
    [["--suite", "relase"], 'unknown suite: "relase"; one of: release, data-stability, data-quality, data-drift'],
    [["--fail-on", "never"], 'unknown --fail-on: "never"; one of: fail, warn'],
    [["--junit", "nowhere/x.xml"], 'unknown folder: "nowhere"'],
  ])("exits 2 on %j, naming the choices", async (args, message) => {
    const {code, stdout, stderr} = await plumbline(["check", reference, same, "--config", config, ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("exits 2 on a column that is not there, and 3 on a file that is not", async () => {
    const wrong = here.file("wrong.yaml", "suites:\n  s:\n    - {measure: psi, column: agee}\n");
    const misuse = await plumbline(["check", reference, same, "--config", wrong]);
    expect([misuse.code, misuse.stderr.includes('unknown column: "agee", of which psi is asked; one of: ')]).toEqual([2, true]);
    expect((await plumbline(["check", reference, join(here.path, "none.csv")])).code).toBe(3);
  });

  it("gives the same verdicts from profiles as from tables", async () => {
    const cwd = own();
    await plumbline(["profile", reference, "--plan", config, "-o", "r.plb"], {cwd});
    await plumbline(["profile", today, "--plan", "r.plb", "-o", "t.plb"], {cwd});
    const [fromProfiles, fromTables] = [
      await plumbline(["check", "r.plb", "t.plb", "--config", config], {cwd}), await plumbline(["check", reference, today, "--config", config], {cwd})];
    expect([fromProfiles.code, fromProfiles.stdout]).toEqual([fromTables.code, fromTables.stdout]);
  });
});

describe("plumbline check suggest", () => {
  it("writes a suite that check reads, that calm tables pass and moved ones fail", async () => {
    const cwd = own(), made = await plumbline(["check", "suggest", reference, "--config", config, "--rows", "500", "-o", "s.yaml"], {cwd});
    expect(made).toMatchObject({code: 0, stdout: ""});
    expect(readFileSync(join(cwd, "s.yaml"), "utf8")).toMatch(/^# Checks suggested by [^\n]* \(900 rows\), for tables of 500 rows\.\n/);
    expect((await plumbline(["check", reference, same, "--config", "s.yaml"], {cwd})).code).toBe(0);
    const {code, stdout} = await plumbline(["check", reference, today, "--config", "s.yaml"], {cwd});
    expect([code, /lumbar_lordosis_angle/.test(stdout), /pelvic_radius/.test(stdout)]).toEqual([1, true, true]);
  });

  it("writes to standard output unless told where", async () => {
    const {code, stdout} = await plumbline(["check", "suggest", reference, "--confidence", "0.99", "--suite", "gate"]);
    expect([code, stdout.includes("\nsuites:\n  gate:\n")]).toEqual([0, true]);
    expect(stdout).toContain("at least 99 % pass all of them");
  });

  it("exits 2 where there are no rows to learn from", async () => {
    const {code, stderr} = await plumbline(["check", "suggest", here.file("empty.csv", "a,b\n")]);
    expect([code, stderr.includes("limits need a reference with rows")]).toEqual([2, true]);
  });
});
