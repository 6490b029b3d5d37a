import {describe, expect, it} from "vitest";
import {summary} from "../../src/cli/summary.ts";
import {judge} from "../../src/index.ts";
import {compared} from "../measure/tables.ts";
import {allRuns} from "../report/runs.ts";

describe("summary(run, stream)", () => {
  it.each(Object.entries(allRuns))("is a short text without control characters for the run %s", (_, run) => {
    const lines = summary(run(), process.stdout);
    expect(lines[0].length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(45);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
  });

  it("says beside a target that has changed that it has labels the reference never had", () => {
    const was = Array.from({length: 300}, (_, i) => i % 2 === 0 ? "well" : "ill"), schema = {was: {role: "target"}, said: {role: "prediction"}} as const;
    const run = judge(compared({was, said: was}, {was: was.map((label, i) => i % 3 === 0 ? "Ill" : label), said: was}, {schema}));
    const lines = summary(run, process.stdout), at = lines.findIndex((line) => line.includes("was  "));
    expect(lines[at]).toMatch(/The shares of the categories differ/);
    expect(lines[at + 1]).toMatch(/^ {5,}Changed +1 new category, in 33\.3 % of the rows\.$/);
  });
});
