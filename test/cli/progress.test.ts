import {describe, expect, it} from "vitest";
import {progressLine} from "../../src/cli/progress.ts";

describe("progressLine(name, reach)", () => {
  it("says which table, what share of it, how many rows and how fast", () => {
    expect(progressLine("data/train.parquet", {rows: 1_234_567, share: 0.5, seconds: 2}))
      .toBe("reading train.parquet  ██████████░░░░░░░░░░  50 %  1,234,567 rows  617K/s");
  });

  it("leaves the share out where the whole is not known", () => {
    expect(progressLine("standard input", {rows: 1000, share: undefined, seconds: 4}))
      .toBe("reading standard input  1,000 rows  250/s");
  });

  it("never goes past the whole, and shows nothing of a name that could act on the terminal", () => {
    expect(progressLine("a\u001b[31m", {rows: 10, share: 1.2, seconds: 0}))
      .toContain(`a\ufffd[31m  ${"█".repeat(20)} 100 %`);
  });
});
