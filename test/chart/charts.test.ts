import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ticksOf} from "../../src/chart/axis.ts";
import {distributionChart} from "../../src/chart/distribution.ts";
import {intervalStrip, stripDomain, type Strip} from "../../src/chart/interval-strip.ts";
import {missingBar} from "../../src/chart/missing-bar.ts";
import {quantileBox} from "../../src/chart/quantile-box.ts";
import {shortened} from "../../src/chart/shortened.ts";
import {sparkline} from "../../src/chart/sparkline.ts";
import {tallyBar} from "../../src/chart/tally-bar.ts";
import {type Tone, verdictIcon, verdictSymbols} from "../../src/chart/verdict-icon.ts";
import type {Distribution} from "../../src/result/result.ts";
import {type Element, elements, parseMarkup, textOf, withTag} from "./markup.ts";

const numeric: Distribution = {
  column: "tilt", kind: "numeric", unit: "degrees", edges: [0, 10, 20, 30], reference: [0.2, 0.5, 0.28], current: [0.1, 0.4,
    0.48], below: [0, 0], above: [0.02, 0.02],
  quantiles: {reference: [1, 9, 15, 21, 29], current: [2, 12, 19, 25, 30]},
};
const categorical: Distribution = {column: "site", kind: "categorical", unit: null, labels: ["north", "<south>"],
  reference: [0.7, 0.3], current: [0.4, 0.6]};

const drawn = (markup: {toString(): string} | null): Element => {
  if (markup === null) throw new Error("nothing was drawn");
  return parseMarkup(String(markup));
};

/** Every number in every attribute of a drawing that places something. */
const coordinates = (root: Element): string[] => elements(root).flatMap(({attributes}) =>
  ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "d"].flatMap((name) => attributes.get(name) ?? []));

describe("every drawing", () => {
  const all: Readonly<Record<string, Element>> = {
    numeric: drawn(distributionChart(numeric, {id: "a"})), categorical: drawn(distributionChart(categorical, {id: "b"})),
      spark: drawn(sparkline(numeric)),
    sparkBars: drawn(sparkline(categorical)), missing: drawn(missingBar(0.01, 0.2)),
    strip: drawn(intervalStrip({score: 0.3, interval: [0.2, 0.4], limits: {warn: 0.1, fail: 0.25}, worse: "higher", unit: "σ"},
      {domain: [0, 1], colour: "fail", labels: true, id: "c"})),
  };

  it.each(Object.entries(all))("%s is one image with a name for those who cannot see it", (_, root) => {
    const [svg] = withTag(root, "svg");
    expect(svg.attributes.get("role")).toBe("img");
    expect(textOf(withTag(root, "title")[0])).not.toBe("");
  });

  it.each(Object.entries(all))("%s takes its colours from the page, with a colour of its own to fall back on", (_, root) => {
    for (const {attributes} of elements(root)) for (const name of ["fill", "stroke"]) {
      expect(attributes.get(name) ?? "none").toMatch(/^(none|transparent|currentColor|var\(--[a-z-]+, #[0-9a-f]{6}\))$/);
    }
  });

  it.each(Object.entries(all))("%s carries no style attribute, which the page's policy would refuse", (_, root) => {
    for (const {attributes} of elements(root)) expect(attributes.has("style")).toBe(false);
  });

  it.each(Object.entries(all))("%s places everything at finite numbers", (_, root) => {
    expect(coordinates(root).join(" ")).not.toMatch(/NaN|Infinity|undefined|–/);
  });
});

describe("distributionChart", () => {
  it("tells the sides apart by fill and outline, not by colour alone", () => {
    const [reference, current] = withTag(drawn(distributionChart(numeric)), "path");
    expect(reference.attributes.get("fill")).not.toBe("none");
    expect(current.attributes.get("fill")).toBe("none");
    const bars = withTag(drawn(distributionChart(categorical)), "rect");
    expect(bars.map(({attributes}) => attributes.get("fill") === "none")).toEqual([false, true, false, true]);
  });

  it("says the shares of every cell and of the tails", () => {
    const text = textOf(drawn(distributionChart(numeric))).replaceAll("\u202F", " ");
    for (const part of ["0 to 10: 20 % → 10 %", "above 30: 2 % → 2 %", "degrees"]) expect(text).toContain(part);
    expect(text).not.toContain("below 0");
  });

  it("leaves the cells' names out when told, to keep many drawings small", () => {
    expect(textOf(drawn(distributionChart(numeric, {hover: false})))).not.toContain("0 to 10");
  });

  it("describes the middle half of both sides in words", () => {
    expect(textOf(withTag(drawn(distributionChart(numeric)),
      "desc")[0])).toContain("Current: half of the values lie between 12 and 25, the middle one is 19.");
  });

  it("draws labels as text, escaped, and gathers what is too much to read", () => {
    expect(textOf(drawn(distributionChart(categorical)))).toContain("<south>");
    const many = {...categorical, labels: Array.from({length: 40}, (_, i) => `label ${i}`), reference: Array.from({length: 40},
      () => 0.025), current: Array.from({length: 40}, () => 0.025)};
    const text = textOf(drawn(distributionChart(many))).replaceAll("\u202F", " ");
    expect(text).toContain("27 more labels");
    expect(text).toContain("68 % → 68 %");
  });

  it("draws nothing where there is nothing", () => {
    expect(distributionChart({...categorical, labels: [], reference: [], current: []})).toBeNull();
    expect(distributionChart({...numeric, edges: [1]})).toBeNull();
    expect(sparkline({...numeric, edges: [1]})).toBeNull();
  });

  it("draws one side when the other holds no value", () => {
    const root = drawn(distributionChart({...numeric, current: [0, 0, 0], quantiles: {reference: [1, 9, 15, 21, 29],
      current: null}}));
    expect(coordinates(root).join(" ")).not.toMatch(/NaN/);
  });
});

describe("intervalStrip", () => {
  const strip: Strip = {score: 0.3, interval: [0.2, 0.4], limits: {warn: 0.1, fail: 0.25}, worse: "higher", unit: "σ"};
  const x = (root: Element, stroke: string): (string | undefined)[] =>
    withTag(root, "line").filter(({attributes}) =>
      attributes.get("stroke")?.startsWith(`var(--${stroke},`)).map(({attributes}) => attributes.get("x1"));

  it("puts point, interval and limits on one scale", () => {
    const root = drawn(intervalStrip(strip, {domain: [0, 0.5], colour: "unknown", labels: true}));
    expect(withTag(root, "circle")[0].attributes.get("cx")).toBe("60%");
    expect(x(root, "unknown")).toEqual(["40%"]);
    expect(x(root, "warn")).toEqual(["20%"]);
    expect(x(root, "fail")).toEqual(["50%"]);
    expect(textOf(root)).toContain("warn 0.1");
  });

  it("marks limits on both sides of zero when either direction is worse", () => {
    const root = drawn(intervalStrip({...strip, worse: "either"}, {domain: [-0.5, 0.5], colour: "ok", labels: false}));
    expect(x(root, "fail")).toEqual(["75%", "25%"]);
  });

  it("draws an arrow instead of a point that lies past the end", () => {
    const root = drawn(intervalStrip({...strip, score: 9, interval: [8, Number.MAX_VALUE]}, {domain: [0, 0.5], colour: "fail",
      labels: false}));
    expect(withTag(root, "circle")).toHaveLength(0);
    expect(withTag(root, "path").length).toBeGreaterThan(0);
  });

  it("has a domain with zero, every limit and the score as far as ten times the limits", () => {
    const [low, high] = stripDomain({...strip, score: 1, interval: [0.9, 1.1]});
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(1.1);
    expect(stripDomain({...strip, score: 1e9, interval: null})[1]).toBeLessThan(3);
    expect(stripDomain({...strip, score: 0, interval: null, limits: {}})).toEqual([0, 1]);
  });

  it("says in words what it shows", () => {
    expect(textOf(withTag(drawn(intervalStrip(strip, {domain: [0, 1], colour: "fail", labels: false})),
      "desc")[0])).toBe("0.3, between 0.2 to 0.4; warns at 0.1, fails at 0.25.");
  });

  it("is finite for any scores and limits", () => {
    const any = fc.oneof(fc.double({noNaN: true, min: -1e12, max: 1e12}), fc.constantFrom(0, -Number.MAX_VALUE,
      Number.MAX_VALUE, 1e-300));
    fc.assert(fc.property(any, any, any, any, any, (score, a, b, warn, fail) => {
      const some: Strip = {score, interval: [Math.min(a, b), Math.max(a, b)], limits: {warn, fail}, worse: "either", unit: ""};
      const root = drawn(intervalStrip(some, {domain: stripDomain(some), colour: "ok", labels: true, id: "x"}));
      expect(coordinates(root).join(" ")).not.toMatch(/NaN|Infinity|–/);
    }));
  });
});

describe("small parts", () => {
  it("draws no box for quantiles that are not five finite numbers", () => {
    const place = {y: 0, height: 10, x: (value: number) => value, side: "current"} as const;
    expect(quantileBox([1, 2, 3], place)).toBeNull();
    expect(quantileBox([1, 2, NaN, 4, 5], place)).toBeNull();
    expect(quantileBox([1, 2, 3, 4, 5], place)).not.toBeNull();
  });

  it("draws dates on an axis of milliseconds", () => {
    const labels = ticksOf([Date.UTC(2025, 0, 1), Date.UTC(2025, 11, 31)], "datetime").map(({label}) => label);
    expect(labels.length).toBeGreaterThan(2);
    for (const label of labels) expect(label).toMatch(/^2025-\d\d$/);
  });

  it("has a picture of its own for every tone, and refers to it by name", () => {
    const symbols = withTag(parseMarkup(String(verdictSymbols)), "symbol");
    expect(symbols.map(({attributes}) => attributes.get("id"))).toEqual(["i-fail", "i-warn", "i-ok", "i-unknown", "i-none"]);
    const pictures = String(verdictSymbols).match(/(?<=viewBox="0 0 20 20">).*?(?=<\/symbol>)/g) ?? [];
    expect(new Set(pictures).size).toBe(5);
    for (const tone of ["fail", "warn", "ok", "unknown",
      "none"] as const satisfies readonly Tone[]) expect(String(verdictIcon(tone))).toContain(`#i-${tone}`);
  });

  it("fills the tally's whole width in proportion", () => {
    const parts = withTag(parseMarkup(String(tallyBar([{tone: "fail", count: 1}, {tone: "warn", count: 0}, {tone: "ok",
      count: 3}]))), "rect");
    expect(parts.map(({attributes}) => attributes.get("x"))).toEqual(["0%", "25%"]);
  });

  it("shortens by characters, never through one", () => {
    expect(shortened("abc", 3)).toBe("abc");
    expect(shortened("abcd", 3)).toBe("ab…");
    fc.assert(fc.property(fc.string({unit: "grapheme"}), fc.integer({min: 2, max: 12}), (text, most) => {
      const short = shortened(text, most);
      expect([...short].length).toBeLessThanOrEqual(most);
      expect(short.isWellFormed()).toBe(true);
    }));
  });
});
