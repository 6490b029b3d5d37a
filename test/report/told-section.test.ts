import {describe, expect, it} from "vitest";
import {report} from "../../src/report/report.ts";
import {toldSection} from "../../src/report/told-section.ts";
import {type Element, elements, parseMarkup, textOf, withTag} from "../chart/markup.ts";
import {spineRun} from "./runs.ts";

const day = 86_400_000, start = Date.UTC(2026, 0, 1);
const daily = (name: string, values: readonly number[]) => values.map((value, i) => ({name, value, window: {start: start + i * day, end: start + (i + 1) * day}}));
const byId = (root: Element, id: string): Element | undefined => elements(root).find(({attributes}) => attributes.get("id") === id);
const drawn = (section: Element): number[] => withTag(section, "svg").map((svg) => withTag(svg, "circle").length);

describe("what was counted elsewhere", () => {
  it("is a strip of dots for each name, and a table", () => {
    const page = parseMarkup(report(spineRun(), {told: [...daily("staff", [7, 8.25]), ...daily("<b>beds", [41, 40, 44])]})), section = byId(page, "told")!;
    expect(drawn(section)).toEqual([3, 2]);
    expect(withTag(section, "h4").map(textOf)).toEqual(["<b>beds", "staff"]);
    expect(textOf(withTag(section, "svg")[0])).toContain("3 values, from 40 to 44.");
    expect(withTag(section, "tr").map((row) => [...withTag(row, "th"), ...withTag(row, "td")].map(textOf)).slice(1)).toEqual([
      ["<b>beds", "2026-01-01", "2026-01-02", "41"], ["<b>beds", "2026-01-02", "2026-01-03", "40"], ["<b>beds", "2026-01-03", "2026-01-04", "44"],
      ["staff", "2026-01-01", "2026-01-02", "7"], ["staff", "2026-01-02", "2026-01-03", "8.25"],
    ]);
    expect(textOf(withTag(page, "nav")[0])).toContain("Counted elsewhere");
  });

  it.each([[0.5, ["0.45", "0.50", "0.55"]], [0, ["\u22121.0", "\u22120.5", "0.0", "0.5", "1.0"]]])("has the value %d alone in the middle of its strip", (value, labels) => {
    const [svg] = withTag(parseMarkup(String(toldSection(daily("one", [value, value])))), "svg"), at = (element: Element, name: string): number => Number(element.attributes.get(name));
    expect(withTag(svg, "text").map(textOf)).toEqual(expect.arrayContaining(labels));
    expect(withTag(svg, "circle").map((dot) => at(dot, "cy"))).toEqual([58, 58]);
  });

  it("is no part of a report to which nothing was told", () => {
    expect(toldSection([])).toBe(null);
    expect(byId(parseMarkup(report(spineRun())), "told")).toBe(undefined);
  });

  it("is the newest of many values, and the first of many names", () => {
    const many = daily("beds", Array.from({length: 130}, (_, i) => i));
    const section = parseMarkup(String(toldSection([...many, ...Array.from({length: 14}, (_, i) => daily(`n${10 + i}`, [i])).flat()])));
    expect(drawn(section)).toEqual([100, ...Array.from({length: 11}, () => 1)]);
    expect(textOf(section)).toContain("3 further names are not drawn.");
  });
});
