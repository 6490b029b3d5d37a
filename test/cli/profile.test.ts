import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {cohort, csv, schema} from "../../examples/spine/cohort.ts";
import {configText} from "../../src/config/text.ts";
import {decode} from "../../src/profile/codec.ts";
import type {Run} from "../../src/result/result.ts";
import {folder, plumbline} from "./plumbline.ts";

const here = folder();
const cwd = here.path;
const [header, ...lines] = csv(cohort({rows: 600, seed: 31})).trimEnd().split("\n");
const table = (name: string, from: number, to: number): string => here.file(name, `${[header, ...lines.slice(from, to)].join("\n")}\n`);

table("all.csv", 0, 600);
table("monday.csv", 0, 250);
table("tuesday.csv", 250, 600);
here.file("today.csv", csv(cohort({rows: 400, seed: 32, drift: {shift: {pelvic_tilt: 8}}})));

const runOf = async (reference: string, current: string): Promise<Run> =>
  JSON.parse((await plumbline(["report", reference, current, "--json", "-"], {cwd})).stdout) as Run;

describe("plumbline profile", () => {
  it("says what it made and where", async () => {
    const {code, stdout} = await plumbline(["profile", "all.csv", "-o", "all.plb"], {cwd});
    expect(code).toBe(0);
    expect(stdout).toMatch(/^600 rows, 17 columns, plan [0-9a-f]+, [\d,]+ bytes\nwritten {2}all\.plb\n$/);
    expect(decode(readFileSync(join(cwd, "all.plb"))).rows).toBe(600);
  });

  it("merges days into what the whole would have given", async () => {
    await plumbline(["profile", "all.csv", "-o", "plan.plb"], {cwd});
    for (const day of ["monday", "tuesday"]) await plumbline(["profile", `${day}.csv`, "--plan", "plan.plb", "-o", `${day}.plb`], {cwd});
    expect((await plumbline(["profile", "merge", "monday.plb", "tuesday.plb", "-o", "both.plb"], {cwd})).code).toBe(0);
    const [whole, merged] = await Promise.all(["plan.plb", "both.plb"].map((name) => runOf(name, "today.csv")));
    expect(merged.results.map(({column, measure, verdict}) => [column, measure, verdict]))
      .toEqual(whole.results.map(({column, measure, verdict}) => [column, measure, verdict]));
  });

  it("gives the same run from profiles as from tables", async () => {
    await plumbline(["profile", "all.csv", "-o", "ref.plb"], {cwd});
    await plumbline(["profile", "today.csv", "--plan", "ref.plb", "-o", "cur.plb"], {cwd});
    const pairs = [["all.csv", "today.csv"], ["ref.plb", "cur.plb"], ["all.csv", "cur.plb"], ["ref.plb", "today.csv"]];
    const runs = await Promise.all(pairs.map(([reference, current]) => runOf(reference, current)));
    for (const {results} of runs) expect(results).toEqual(runs[0].results);
  });

  it("takes the columns that a configuration declares", async () => {
    here.file("spine.yaml", configText(schema));
    await plumbline(["profile", "all.csv", "--plan", "spine.yaml", "-o", "declared.plb"], {cwd});
    const {plan} = decode(readFileSync(join(cwd, "declared.plb")));
    expect(plan.schema.columns.map(({name, role}) => [name, role])).toEqual(schema.columns.map(({name, role}) => [name, role]));
  });

  it("exits 2 on profiles of different plans, naming both", async () => {
    await plumbline(["profile", "monday.csv", "-o", "m.plb"], {cwd});
    await plumbline(["profile", "tuesday.csv", "-o", "t.plb"], {cwd});
    const [m, t] = ["m.plb", "t.plb"].map((name) => decode(readFileSync(join(cwd, name))).plan.id);
    for (const args of [["profile", "merge", "m.plb", "t.plb", "-o", "x.plb"], ["report", "m.plb", "t.plb"]]) {
      const {code, stderr} = await plumbline(args, {cwd});
      expect(code).toBe(2);
      expect(stderr).toContain(`plumbline: different plans: m.plb (plan ${m}) and t.plb (plan ${t}); only profiles of one plan`);
    }
  });

  it("exits 2 when asked to profile a profile, or to count under a configuration without columns", async () => {
    await plumbline(["profile", "all.csv", "-o", "a.plb"], {cwd});
    expect(await plumbline(["profile", "a.plb", "-o", "b.plb"], {cwd}))
      .toMatchObject({code: 2, stderr: 'plumbline: already a profile: "a.plb"; profile merge merges profiles\n'});
    here.file("bare.yaml", "level: 0.1\n");
    expect(await plumbline(["profile", "all.csv", "--plan", "bare.yaml", "-o", "b.plb"], {cwd}))
      .toMatchObject({code: 2, stderr: "plumbline: missing columns: bare.yaml declares none\n"});
  });
});
