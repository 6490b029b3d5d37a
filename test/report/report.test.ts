import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {printable} from "../../src/chart/escape.ts";
import {report} from "../../src/report/report.ts";
import {script} from "../../src/report/script.ts";
import {style} from "../../src/report/style.ts";
import {type Element, elements, parseMarkup, textOf, withClass, withTag} from "../chart/markup.ts";
import {allRuns, evilNames, presetRun} from "./runs.ts";

const pages = new Map<string, Element>();
const page = (name: string): Element => {
  const kept = pages.get(name) ?? parseMarkup(report(allRuns[name]()));
  pages.set(name, kept);
  return kept;
};
const byId = (root: Element, id: string): Element | undefined =>
  elements(root).find(({attributes}) => attributes.get("id") === id);
const said = (root: Element): string => textOf(root).replaceAll("\u202F", " ").replace(/\s+/g, " ");
const names = Object.keys(allRuns);

const tags = new Set([
  "", "html", "head", "meta", "title", "link", "style", "script", "body", "header", "nav", "main", "footer", "section", "div",
  "span", "p", "a", "b", "bdi", "wbr", "strong", "code", "cite", "time", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd",
  "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "figcaption", "label",
  "input", "button", "svg", "g", "path", "rect", "line", "circle", "text", "desc", "symbol", "use",
]);
const banned = /^(on|style$|srcset$|action$|formaction$)/;

describe("a report", () => {
  it.each(names)("of the %s run is one well-formed document without a single thing from elsewhere", (name) => {
    const leadsAway = (tag: string, value: string): boolean =>
      !(tag === "link" ? /^data:image\/svg\+xml,/ : /^#[\w-]+$/).test(value);
    const isForeign = (tag: string, [key, value]: readonly [string, string]): boolean =>
      banned.test(key) || ((key === "href" || key === "src") && leadsAway(tag, value));
    const foreign = elements(page(name)).flatMap(({tag, attributes}) => [
      ...(tags.has(tag) ? [] : [tag]),
      ...[...attributes].filter((attribute) => isForeign(tag, attribute)).map(([key, value]) => `${tag} ${key}="${value}"`),
    ]);
    expect(foreign).toEqual([]);
  });

  it("marks what was told over several windows, with the numbers of these, and keeps what the one said", () => {
    const text = said(page("over"));
    expect(text).toContain("2 verdicts are told over the last 5 to 8 days, for this day has too few rows.");
    for (const windows of [5, 8, 30]) expect(text).toContain(`over ${windows} days`);
    expect(text).toContain("This day by itself: No change seen by itself.");
    expect(text).toContain("1 240 reference, 1 550 current");
    expect(text).toContain("it was judged on the last 5 days with data together");
    expect(said(page("spine"))).not.toContain("by itself");
  });

  it.each(names)("of the %s run says nowhere NaN, undefined, null or Infinity", (name) => {
    const root = page(name);
    const attributes = elements(root).filter(({tag}) => tag !== "meta").flatMap((element) => [...element.attributes.values()]);
    const texts = [textOf(root), ...attributes];
    expect(texts.filter((text) => /\b(NaN|undefined|Infinity|null)\b|\[object/.test(text))).toEqual([]);
  });

  it.each(names)("of the %s run has ids that are unique and links that lead somewhere", (name) => {
    const all = elements(page(name));
    const ids = all.flatMap(({attributes}) => attributes.get("id") ?? []);
    const there = new Set(ids);
    expect(there.size).toBe(ids.length);
    const wanted = all.flatMap(({attributes}) => [
      ...(attributes.get("href")?.startsWith("#") ? [attributes.get("href")?.slice(1) ?? ""] : []),
      ...(attributes.get("aria-labelledby") ?? "").split(" ").filter(Boolean),
    ]);
    expect(wanted.filter((id) => !there.has(id))).toEqual([]);
  });

  it.each(names)("of the %s run has headings in order, one main, a skip link and a language", (name) => {
    const root = page(name);
    const levels = elements(root).flatMap(({tag}) => /^h[1-6]$/.test(tag) ? [Number(tag[1])] : []);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    }, 0);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(withTag(root, "main")).toHaveLength(1);
    expect(withClass(root, "skip")[0].attributes.get("href")).toBe("#main");
    expect(withTag(root, "html")[0].attributes.get("lang")).toBe("en");
  });

  it("allows its own style and script by hash and nothing else", () => {
    const [policy] = withTag(page("spine"), "meta")
      .filter(({attributes}) => attributes.get("http-equiv") === "Content-Security-Policy");
    const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(policy.attributes.get("content")?.split("; ")).toEqual([
      "default-src 'none'", `style-src ${hash(style)}`, `script-src ${hash(script)}`, "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(textOf({...withTag(page("spine"), "style")[0], tag: ""})).toBe(style);
    expect(textOf({...withTag(page("spine"), "script")[0], tag: ""})).toBe(script);
  });

  it("keeps within 400 KB for 14 columns", () => {
    expect(Buffer.byteLength(report(allRuns["spine"]()))).toBeLessThan(400_000);
  });

  it.each(["model", "diagnoses", "bikes"])("keeps within 400 KB with all that is drawn of a model, the %s run", (name) => {
    expect(Buffer.byteLength(report(allRuns[name]()))).toBeLessThan(400_000);
  });

  it("keeps within 4 MB for 300 columns and shows every one", () => {
    expect(Buffer.byteLength(report(allRuns["wide"]()))).toBeLessThan(4_000_000);
    expect(withTag(page("wide"), "tbody").filter(({attributes}) => attributes.has("data-tone"))).toHaveLength(300);
  });

  it("gives the same bytes for the same run", () => {
    expect(report(allRuns["spine"]())).toBe(report(allRuns["spine"]()));
  });
});

describe("hostile names", () => {
  it("make one script and one style only, those of the program", () => {
    const root = page("evil");
    expect(withTag(root, "script").map(({children}) => children)).toEqual([[script]]);
    expect(withTag(root, "style").map(({children}) => children)).toEqual([[style]]);
    expect(withTag(root, "img")).toEqual([]);
  });

  it("are all there as text", () => {
    const text = said(page("evil"));
    for (const name of evilNames) expect(text).toContain(printable(name).replace(/\s+/g, " ").trim().slice(0, 60));
  });

  it("stay in a title that was given", () => {
    const root = parseMarkup(report(allRuns["spine"](), {title: evilNames[0]}));
    expect(textOf(withTag(root, "h1")[0])).toBe(evilNames[0]);
    expect(textOf(withTag(root, "title")[0])).toBe(evilNames[0]);
  });

  it("do not touch the prototype of objects", () => {
    report(allRuns["evil"]());
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("the sections", () => {
  it.each([
    ["spine", ["next", "columns", "quality", "method"], []], ["drift", ["next", "columns", "method"], ["quality"]],
    ["quality", ["next", "quality", "method"], ["columns"]], ["target", ["next", "columns", "method"], ["quality"]],
    ["model", ["performance", "next", "method"], ["columns", "quality"]], ["diagnoses", ["next", "performance", "columns", "quality", "method"], []],
  ] as const)("of the %s run follow its preset, in the menu too", (name, there, absent) => {
    const root = page(name);
    for (const id of there) expect(byId(root, id), id).toBeDefined();
    for (const id of absent) expect(byId(root, id), id).toBeUndefined();
    const menu = withTag(withTag(root, "nav")[0], "a").map(({attributes}) => attributes.get("href"));
    expect(menu).toEqual(there.map((id) => `#${id}`));
  });

  it("name the tables with their rows, the model, the window and when it was known", () => {
    const text = said(withTag(page("spine"), "header")[0]);
    for (const part of [
      "training_2019-2022.parquet 1 240 rows", "march_2025.csv 310 rows", "spine-triage 2.3", "2025-03-01 to 2025-03-31",
      "2025-04-02 06:00 UTC",
    ]) expect(text).toContain(part);
  });

  it("tell how many patients the rows are of", () => {
    const run = presetRun("drift"), page = report({...run, cluster: "patient", current: {...run.current, clusters: 1234}});
    expect(said(withTag(parseMarkup(page), "header")[0])).toMatch(/rows, 1 234 values of patient/);
  });

  it("give everything that was judged a name, the model's decisions too", () => {
    const run = presetRun("target"), like = run.results.find(({topic}) => topic === "prediction") ?? run.results[0];
    const page = report({...run, results: [...run.results, {...like, topic: "prediction", column: null, role: null}]});
    expect(page).toContain("the model’s decisions");
    expect(page).not.toContain("(no name)");
  });

  it("list columns worst first", () => {
    const [, table] = withClass(page("spine"), "columns");
    const tones = withTag(table, "tbody").flatMap(({attributes}) => attributes.get("data-tone") ?? []);
    const order = ["fail", "warn", "unknown", "none", "ok"];
    expect(tones).toEqual([...tones].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(tones)).toEqual(new Set(["fail", "warn", "unknown", "ok"]));
  });

  it("say each verdict with a word and a picture, and no data otherwise than cannot tell", () => {
    const badges = (name: string): string[] => withClass(page(name), "badge").map((badge) =>
      `${textOf(badge)} ${withTag(badge, "use")[0].attributes.get("href") ?? ""}`);
    for (const one of [
      "Changed #i-fail", "Small change #i-warn", "Steady #i-ok", "Cannot tell #i-unknown", "Problem #i-fail", "Doubtful #i-warn",
    ]) expect(badges("spine")).toContain(one);
    expect(badges("no-rows")).toContain("No data #i-none");
    expect(badges("no-rows").filter((badge) => badge.startsWith("Cannot tell"))).toHaveLength(1); // in the legend
  });

  it("show evidence, effect and limits of each verdict, and what was shown beside it", () => {
    const text = said(withTag(withClass(page("spine"), "columns")[1], "tbody")[0]);
    for (const part of [
      "Missing cells went from 0.4 % to 19 %.", "Effect 19 % (15 % to 24 %)", "warn 2 %, fail 5 %",
      "p, adjusted < 0.001 (level 0.05)", "Detectable from 2.1 %", "1 240 reference, 310 current", "Other measures, shown but not judged",
      "the exact values were summarised in cells", "Quantiles, degrees",
    ]) expect(text).toContain(part);
  });

  it("give p-values in full in a title", () => {
    expect(withClass(page("spine"), "number").map(({attributes}) => attributes.get("title"))).toContain("4.3e-40");
  });

  it("show both sides of every column in the quality table, with the changes between them", () => {
    const table = withClass(page("quality"), "values")[0];
    expect(withTag(table, "tbody")).toHaveLength(14);
    const text = said(table);
    expect(text).toMatch(/sacral_slope.*\+24\.\d points/);
    expect(said(page("quality"))).toContain("No cell is empty, not a number, infinite or of the wrong kind.");
  });

  it("show a counter that is not zero everywhere as a field of its own", () => {
    const run = presetRun("quality");
    const [first, ...others] = run.columns;
    const columns = [{...first, current: first.current && {...first.current, mismatched: 12}, reference: null}, ...others];
    const text = said(parseMarkup(report({...run, columns})));
    expect(text).toContain("Wrong kind");
    expect(text).toContain("the column is missing here");
    expect(text).toContain("No cell is empty, not a number or infinite.");
  });

  it("explain settings, words and every measure, and name plan and version", () => {
    const root = page("spine");
    const method = byId(root, "method");
    if (!method) throw new Error("no method section");
    const text = said(method);
    for (const {title, about} of allRuns["spine"]().methods) for (const part of [title, about]) expect(text).toContain(part);
    for (const part of ["at most 0.05", "95 %", "fewer than 5 rows", "Benjamini and Hochberg", "not read: note, operator"]) {
      expect(text).toContain(part);
    }
    expect(said(withTag(root, "footer")[0])).toContain("Plumbline 0.1.0 from run format 1. Plan 7c1f0a9be2d4");
    expect(said(parseMarkup(report({...allRuns["spine"](), settings: {...allRuns["spine"]().settings,
      minCell: 0}})))).toContain("switched off");
  });

  it("list segments, open intervals and infinite scores in words", () => {
    const text = said(page("numbers"));
    for (const part of ["By segment", "site: north, sex: female", "at least 0.9", "∞",
      "1 segment changed."]) expect(text).toContain(part);
  });
});
