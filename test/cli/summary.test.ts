import {describe, expect, it} from "vitest";
import {summary} from "../../src/cli/summary.ts";
import {allRuns} from "../report/runs.ts";

describe("summary(run, stream)", () => {
  it.each(Object.entries(allRuns))("is a short text without control characters for the run %s", (_, run) => {
    const lines = summary(run(), process.stdout);
    expect(lines[0].length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(45);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
  });
});
