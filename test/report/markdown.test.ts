import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {markdown, plain} from "../../src/report/markdown.ts";
import {allRuns} from "./runs.ts";

/** Marks that Markdown would act on, where no backslash stands before them. */
const active = /(?<!\\)(?:\\\\)*[`*_[\]|~$<]/;

describe("plain", () => {
  it("leaves nothing that Markdown would act on", () => {
    fc.assert(fc.property(fc.string({unit: fc.constantFrom(..."ab1 \\`*_[]()#|~$<>&@:/\n\r.w-+!")}), (text) => {
      expect(plain(text)).not.toMatch(active);
      expect(plain(text)).not.toMatch(/[\n\r]|@\w|#\d|\/\/|:\w+:/);
    }));
  });

  it("keeps mentions, issues, links and pictures as letters only", () => {
    expect(plain("@octocat #12 https://x.y :tada: GH-7 www.x.y").replaceAll("\u200B", "·"))
      .toBe("@·octocat \\#·12 https:/·/x.y :·tada: GH-·7 www·.x.y");
  });
});

describe("a summary in Markdown", () => {
  it("opens with the sentence, shows the worst first and says what is not in the table", () => {
    const text = markdown(allRuns["spine"]()).replaceAll("\u202F", " ").replace(/[\u2068\u2069]/g, "");
    expect(text).toMatch(/^### 🟥 spine-triage: monitoring report\n\n3 of 12 measurements changed since training: \*\*sacral/);
    const verdicts = [...text.matchAll(/^\| (\S+) /gm)].map(([, sign]) => sign).filter((sign) => sign !== "Verdict");
    expect(verdicts).toEqual([...verdicts].sort((a, b) => ["🟥", "🟨", "❔"].indexOf(a) - ["🟥", "🟨", "❔"].indexOf(b)));
    expect(text).toContain("| 0.626 σ (0.514 to 0.738) | 0.4 σ |");
    expect(text).toContain("🟩 Nothing was found in 5 other columns.");
    expect(text).toContain("1. Find out whether the repeated value");
    expect(text).toContain("training\\_2019-2022.parquet (1 240 rows) → march\\_2025.csv (310 rows)");
  });

  it("holds the limit that was passed", () => {
    expect(markdown(allRuns["spine"]())).toMatch(/🟨 Small change .*bmi.* \| 0\.2.?σ \|\n/);
  });

  it("tells what was judged over several windows by their numbers", () => {
    const text = markdown(allRuns["over"]()).replaceAll("\u202F", " ");
    expect(text).toMatch(/🟨 Small change \|.*Told over the last 8 days with data, 2480 rows: .*\| 0\.03 σ \(0 to 0\.09\) \|/);
  });

  it("stays short however many columns there are", () => {
    expect(markdown(allRuns["wide"]()).length).toBeLessThan(12_000);
    expect(markdown(allRuns["wide"]())).toMatch(/…and \d+ more lines\./);
  });

  it.each(Object.entries(allRuns))("of the %s run keeps every row to its five cells, and says no NaN, undefined or Infinity",
    (_, run) => {
    const text = markdown(run());
    for (const line of text.split("\n").filter((one) => one.startsWith("|"))) expect(line.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(text).not.toMatch(/\b(NaN|undefined|Infinity|null)\b/);
  });

  it("has no HTML but its own small print, whatever the names", () => {
    const text = markdown(allRuns["evil"]());
    expect(text.match(/<[^>]*>/g)).toEqual(["<sub>", "</sub>"]);
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/(?<!\\)\[/);
  });

  it("has a calm form, and one for nothing at all", () => {
    expect(markdown(allRuns["ok"]())).toContain("🟩 Nothing was found in 14 columns.");
    expect(markdown(allRuns["empty"]())).toContain("### ⬜ Monitoring report");
  });
});
