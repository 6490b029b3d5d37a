import {spawnSync} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {describe, expect, it} from "vitest";
import {version} from "../../src/cli/version.ts";
import {plumblineVersion} from "../../src/result/run.ts";
import {folder, plumbline, started} from "./plumbline.ts";

describe("plumbline", () => {
  const here = folder();

  it("lists its commands with --help, and shows the options and examples of each", async () => {
    const help = await plumbline(["--help"]);
    expect(help).toMatchObject({code: 0, stderr: ""});
    for (const command of ["init", "report", "check", "profile", "measures"]) {
      expect(help.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
      const own = await plumbline([command, "--help"]);
      expect(own).toMatchObject({code: 0, stderr: ""});
      expect(own.stdout).toMatch(/Options:[^]*Examples:\n  plumbline /);
      expect((await plumbline(["help", command])).stdout).toBe(own.stdout);
    }
  });

  it("shows its version, which is the package's and the one in every run", async () => {
    expect((await plumbline(["--version"])).stdout).toBe(`${version}\n`);
    expect(plumblineVersion).toBe(version);
  });

  it("exits 2 and says how it is used when nothing is asked", async () => {
    const {code, stdout, stderr} = await plumbline([]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: plumbline");
  });

  it.each([
    [["reprot"], 'unknown command: "reprot"; one of: init, report, check, profile, measures'],
    [["report", "a.csv"], "missing required argument 'current'"],
    [["report", "a", "b", "c"], "too many arguments for 'report'. Expected 2 arguments but got 3: a, b, c; quote a pattern"],
    [["report", "a.csv", "b.csv", "--prset", "all"], "unknown option '--prset' (Did you mean --preset?)"],
    [["report", "a.csv", "b.csv", "--preset", "speed"], 'unknown preset: "speed"; one of: drift, quality, target, performance, all'],
    [["report", "a.csv", "b.csv", "--min-cell", "few"], 'invalid min-cell: "few"; expected a whole number, 0 or more'],
    [["report", "a.csv", "b.csv", "--level", "5"], 'invalid level: "5"; expected a number between 0 and 1'],
    [["report", "a.csv", "b.csv", "--adjust", "bh"], 'unknown adjustment: "bh"; one of: none, bonferroni,'],
    [["report", "a.csv", "b.csv", "--method", "psy"], 'unknown method: "psy"; one of: '],
    [["report", "-", "-"], "only one table can come from standard input (-)"],
    [["report", "a.csv", "b.csv", "--json", "-", "--markdown", "-"], "only one output can go to standard output (-)"],
    [["report", "a.csv", "b.csv", "-o", "x", "--json", "x"], 'two outputs to one file: "x"'],
    [["report", "a.csv", "b.csv", "-o", "nowhere/x.html"], 'unknown folder: "nowhere"; make it first'],
    [["report", "a.csv", "b.csv", "--failing-rows", "x.xls"], 'unknown format: "x.xls"; one of: .parquet, .csv'],
    [["report", "a.csv", "b.csv", "--with-ids"], "misplaced option: --with-ids; it belongs to --failing-rows"],
    [["report", "a.csv", "b.csv", "--threshold", "1"], "misplaced option: --threshold; it belongs to a method"],
    [["report", "a.csv", "b.plb", "--failing-rows", "x.csv"], "no rows: a profile holds none"],
    [["profile", "a.csv"], "missing option: -o FILE"],
    [["profile", "merge", "a.plb", "-o", "b.plb"], "too few profiles: 1"],
    [["measures", "psy"], 'unknown measure: "psy"; one of: '],
    [["init", "a.csv", "--kind", "age"], 'invalid kind: "age"; expected COLUMN=VALUE'],
  ])("exits 2 on %j and names the thing, its value and the choices in one line", async (args, message) => {
    const {code, stdout, stderr} = await plumbline(args, {cwd: here.path});
    expect(stderr.startsWith(`plumbline: ${message}`), stderr).toBe(true);
    expect([code, stdout, stderr.trimEnd().split("\n").length]).toEqual([2, "", 1]);
  });

  it("shows where an error comes from only when DEBUG=plumbline asks", async () => {
    const plain = await plumbline(["report", "no.csv", "no.csv"], {cwd: here.path});
    expect(plain.stderr).toBe("plumbline: no.csv: no such file\n");
    const loud = await plumbline(["report", "no.csv", "no.csv"], {cwd: here.path, env: {DEBUG: "plumbline"}});
    expect(loud.stderr).toMatch(/SourceError[^]*\n {4}at /);
    expect([plain.code, loud.code]).toEqual([3, 3]);
  });

  it("shows nothing of a file that could act on the terminal", async () => {
    const {stderr} = await plumbline(["init", "no\u001b[2Jsuch\u202efile.csv"], {cwd: here.path});
    expect(stderr).toBe("plumbline: no\ufffd[2Jsuch\ufffdfile.csv: no file matches\n");
  });
});

describe("plumbline when it is interrupted", () => {
  const here = folder();

  it.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("clears away what it had put down, on %s", async (signal, code) => {
    const temporary = mkdtempSync(join(here.path, "tmp-"));
    const child = started(["report", "-", "none.csv"], {env: {TMPDIR: temporary, NODE_COMPILE_CACHE: here.path}});
    const ended = once(child, "exit");
    child.stdin.on("error", () => {});
    child.stdin.write("a,b\n1,2\n");
    while (readdirSync(temporary).length === 0 && child.exitCode === null) await setTimeout(20);
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe("plumbline measures", () => {
  it("lists the catalogue, one line a measure, and all about one of them", async () => {
    const {stdout} = await plumbline(["measures"]);
    expect(stdout).toMatch(/^kolmogorov-smirnov +Kolmogorov–Smirnov distance +profile +numeric/m);
    expect((await plumbline(["measures", "psi"])).stdout).toMatch(/limits +warn ≥ 0\.1, fail ≥ 0\.25/);
  });

  it("writes it as JSON", async () => {
    const listed = JSON.parse((await plumbline(["measures", "--json"])).stdout) as {id: string; needs: string}[];
    expect(listed.length).toBeGreaterThan(30);
    expect(listed.find(({id}) => id === "psi")).toMatchObject({needs: "profile", unit: "nats", limits: {warn: 0.1, fail: 0.25}});
  });

  it("ends quietly when whoever reads it has enough", () => {
    const main = new URL("../../src/cli/main.ts", import.meta.url).href;
    const code = `import {main} from "${main}"; process.exitCode = await main(["measures", "--json"])`;
    const run = `"${process.execPath}" --input-type=module -e '${code}'`;
    const {stderr, stdout} = spawnSync("sh", ["-c", `${run} | head -c 10`], {encoding: "utf8"});
    expect([stderr, stdout.length]).toEqual(["", 10]);
  });
});
