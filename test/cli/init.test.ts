import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {cohort, csv, schema} from "../../examples/spine/cohort.ts";
import {parseConfig} from "../../src/config/config.ts";
import {folder, plumbline} from "./plumbline.ts";

const here = folder();
const cwd = here.path;
here.file("train.csv", csv(cohort({rows: 500, seed: 41})));
const columnsIn = (text: string): Map<string, {kind: string; role: string}> =>
  new Map(parseConfig(text).schema?.columns.map(({name, kind, role}) => [name, {kind, role}]));

describe("plumbline init", () => {
  it("writes a configuration that it can read itself, and shows what it took the columns to be", async () => {
    const {code, stdout, stderr} = await plumbline(["init", "train.csv", "--target", "diagnosis"], {cwd});
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^patient_id +text +id +/m);
    expect(stdout).toMatch(/plumbline report train\.csv CURRENT --config plumbline\.yaml\n$/);
    const found = columnsIn(readFileSync(join(cwd, "plumbline.yaml"), "utf8"));
    // All but what no name tells: that a site splits the rows.
    for (const {name, kind, role} of schema.columns) {
      expect([name, found.get(name)]).toEqual([name, {kind, role: name === "site" ? "feature" : role}]);
    }
    expect((await plumbline(["report", "train.csv", "train.csv", "--config", "plumbline.yaml", "-o", "r.html"], {cwd})).code).toBe(0);
  });

  it("does not write over a configuration unless forced", async () => {
    const file = here.file("mine.yaml", "# mine\n");
    const refused = await plumbline(["init", "train.csv", "-o", "mine.yaml"], {cwd});
    expect(refused).toMatchObject({code: 2, stderr: 'plumbline: exists already: "mine.yaml"; --force replaces it, -o names another\n'});
    expect(readFileSync(file, "utf8")).toBe("# mine\n");
    expect((await plumbline(["init", "train.csv", "-o", "mine.yaml", "--force"], {cwd})).code).toBe(0);
    expect(columnsIn(readFileSync(file, "utf8")).size).toBe(17);
  });

  it("takes what it is told of columns", async () => {
    const told = ["--segment", "site", "--segment", "scanner", "--kind", "age=categorical"];
    const {stdout} = await plumbline(["init", "train.csv", "-o", "-", ...told], {cwd});
    const found = columnsIn(stdout);
    expect([found.get("site")?.role, found.get("scanner")?.role, found.get("age")?.kind]).toEqual(["segment", "segment", "categorical"]);
    expect(await plumbline(["init", "train.csv", "-o", "-", "--target", "diagnsis"], {cwd}))
      .toMatchObject({code: 2, stderr: expect.stringMatching(/^plumbline: unknown column: "diagnsis"; one of: patient_id, /) as string});
  });
});
