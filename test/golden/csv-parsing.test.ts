import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {csv} from "../../src/source/csv.ts";
import {column, readAll} from "../contract/source.ts";
import {describeGolden, golden, matching, type Fields} from "./golden.ts";

describeGolden("csv_parsing", (tally) => {
  const file = golden("csv_parsing"), cases = matching(file, "csv.reader");

  it("reads the rows that Python's csv module reads, but for blank lines, which are no rows", async () => {
    const complaints = new Map<string, string>();
    for (const item of cases) {
      const input = item.inputs as Fields, path = join(process.env["PLUMBLINE_DATA"]!, input["file"] as string);
      expect(createHash("sha256").update(readFileSync(path)).digest("hex")).toBe(input["sha256"]);
      const [header, ...rows] = (item.expected as unknown as {rows: (string | number)[][]}).rows;
      const source = csv([path], path), names = (await source.facts()).map(({name}) => name);
      const {cells} = await readAll(source, names.map((name) => column(name, "text")));
      const read = [names, ...Array.from({length: cells[0]!.length}, (_, row) => cells.map((cell) => cell[row] ?? ""))];
      const wanted = [header, ...rows.filter((row) => row.length > 0).map((row) => row.map(String))];
      if (JSON.stringify(read) !== JSON.stringify(wanted)) complaints.set(item.id,
        `${JSON.stringify(read)} instead of ${JSON.stringify(wanted)}`);
    }
    tally.meet(cases, (item) => complaints.get(item.id));
  });
});
