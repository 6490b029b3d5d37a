import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {folder, plumbline} from "./plumbline.ts";

describe("plumbline ingest", {timeout: 60_000}, () => {
  const here = folder();
  here.file("plumbline.yaml", "model: spine\nstore: data\ncolumns:\n  at: {kind: datetime, role: timestamp}\n  tilt: {kind: numeric}\n  diagnosis: {kind: categorical, role: target}\n");
  const table = (name: string, ...lines: string[]): string => here.file(name, ["at,tilt,diagnosis", ...lines, ""].join("\n"));
  const read = async (...files: string[]): Promise<string[]> => {
    const {code, stdout, stderr} = await plumbline(["ingest", ...files, "--config", "plumbline.yaml"], {cwd: here.path});
    expect(code, stderr).toBe(0);
    return [...stdout.trim().split("\n").map((line) => line.replace(/^.*?: /, "")), ...stderr.split("\n").filter((line) => line !== "")];
  };

  it("counts a table without ids once under any path, and another of its name beside it", async () => {
    for (const name of ["a", "b"]) mkdirSync(join(here.path, name));
    const [first, again] = [table("a/t.csv", "2026-01-01,1,x", "2026-01-01,1,x", "2026-01-02,2,y"), "0 new events, 0 new labels"];
    table("b/t.csv", "2026-01-01,2,x", "2026-01-03,2,");
    expect(await read("a/t.csv", "./a/t.csv", first)).toEqual(["3 rows, 3 new events, 3 new labels", `3 rows, ${again}`, `3 rows, ${again}`]);
    expect(await read("b/t.csv")).toEqual(["2 rows, 2 new events, 1 new labels"]);
  });

  it("says which labels correct others, and which were corrected since", async () => {
    table("new.csv", "2026-01-02,2,z");
    expect(await read("new.csv", "a/t.csv")).toEqual(["1 rows, 0 new events, 1 new labels", "3 rows, 0 new events, 0 new labels",
      "note: 1 labels correct earlier ones", "note: 1 labels have been corrected since they were first said: the corrections hold"]);
  });

  it("says which row is the first that has no time", async () => {
    table("bad.csv", "2026-01-04,2,z", "2199-01-01,3,z", ",3,z");
    const [rows, note] = await read("bad.csv");
    expect(rows).toBe("3 rows, 1 new events, 1 new labels");
    expect(note).toMatch(/^note: 2 rows have no time .* the first is row 2: time 2199-01-01T00:00:00.000Z lies in the future; expected at most 24 hours from now; --time/);
  });
});
