import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {confusionMatrix} from "../../src/chart/confusion-matrix.ts";
import {curveChart} from "../../src/chart/curve.ts";
import {errorByPrediction} from "../../src/chart/error-by-prediction.ts";
import {intervalMark} from "../../src/chart/interval-mark.ts";
import {coverageStrip, periodStrip, type PeriodPoint, type PeriodStrip} from "../../src/chart/period-strip.ts";
import {reliabilityChart} from "../../src/chart/reliability.ts";
import {thresholdChart} from "../../src/chart/threshold.ts";
import {type Element, elements, parseMarkup, textOf, withTag} from "./markup.ts";

const drawn = (markup: {toString(): string} | null): Element => {
  if (markup === null) throw new Error("nothing was drawn");
  return parseMarkup(String(markup));
};
const words = {title: "a title", about: "what is to be seen", id: "x"};
const curve = {x: [0, 0.2, 1], y: [0, 0.8, 1]};
const side = {precision: [0.5, 0.7, null], recall: [0.9, 0.6, 0.2], decided: [0.8, 0.4, 0.1]};
const bin = {value: 0.4, interval: [0.3, 0.5] as const, score: 0.45, n: 40};
const point = (time: number, value: number | null, of: "reference" | "current" = "current"): PeriodPoint =>
  ({side: of, time, value, interval: value === null ? null : [value - 0.1, value + 0.1]});
const strip: PeriodStrip = {...words, points: [point(0, 0.8, "reference"), point(864e5, null), point(1728e5, 0.6)], domain: [0, 2592e5], level: 0.8,
  unit: "share", estimated: false, dated: true};
const matrix = {counts: [[40, null], [0, 12]], shares: [[0.8, null], [0, 1]], totals: [null, 12]};

const all: Readonly<Record<string, Element>> = {
  curve: drawn(curveChart({...words, xWords: "false alarms", yWords: "found", reference: curve, current: curve, chance: curve})),
  threshold: drawn(thresholdChart({at: [0.1, 0.5, 0.9], reference: side, current: side}, words)),
  reliability: drawn(reliabilityChart({reference: [bin], current: [bin]}, words)),
  confusion: drawn(confusionMatrix(["a", "<b>"], matrix, {...words, side: "current", hidden: "< 5"})),
  errors: drawn(errorByPrediction([{from: null, to: 3, reference: {...bin}, current: null}, {from: 3, to: null, reference: null, current: {...bin}}],
    {...words, yWords: "error"})),
  periods: drawn(periodStrip(strip)), coverage: drawn(coverageStrip(strip.points, {...words, domain: strip.domain})),
};

describe("every drawing of a model", () => {
  it.each(Object.entries(all))("%s is one image with a name and a description for those who cannot see it", (_, root) => {
    const [svg] = withTag(root, "svg");
    expect(svg.attributes.get("role")).toBe("img");
    expect([textOf(withTag(root, "title")[0]), textOf(withTag(root, "desc")[0])].every((text) => text !== "")).toBe(true);
  });

  it.each(Object.entries(all))("%s takes its colours from the page and carries no style attribute", (_, root) => {
    for (const {attributes} of elements(root)) {
      for (const name of ["fill", "stroke"]) expect(attributes.get(name) ?? "none").toMatch(/^(none|transparent|currentColor|var\(--[a-z-]+, #[0-9a-f]{6}\))$/);
      expect(attributes.has("style")).toBe(false);
    }
  });

  it.each(Object.entries(all))("%s places everything at finite numbers", (_, root) => {
    const places = elements(root).flatMap(({attributes}) => ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "d"].flatMap((name) => attributes.get(name) ?? []));
    expect(places.join(" ")).not.toMatch(/NaN|Infinity|undefined|–/);
  });
});

describe("confusionMatrix", () => {
  it("writes every count and share, and what stands for hidden ones, and escapes names", () => {
    const text = textOf(all["confusion"]).replaceAll("\u202F", " ");
    for (const part of ["40", "80 %", "12", "100 %", "< 5", "<b>"]) expect(text).toContain(part);
  });

  it("frames right answers alone", () => {
    const frames = withTag(all["confusion"], "rect").map(({attributes}) => attributes.get("stroke-width"));
    expect(frames).toEqual(["1.5", "1", "1", "1.5"]);
  });

  it("numbers the columns of many classes, and the rows by their names too", () => {
    const classes = ["one", "two", "three", "four", "five"], row = classes.map(() => 6);
    const text = textOf(drawn(confusionMatrix(classes, {counts: classes.map(() => row), shares: classes.map(() => row.map(() => 0.2)), totals: row},
      {...words, side: "reference", hidden: "< 5"})));
    expect(text).toContain("5 five");
  });
});

describe("periodStrip", () => {
  const circles = (some: Partial<PeriodStrip>): Element[] => withTag(drawn(periodStrip({...strip, ...some})), "circle");

  it("draws no point for a period without a value, and marks the gap", () => {
    expect(circles({})).toHaveLength(2);
    const [gaps] = withTag(all["periods"], "g").filter(({attributes}) => attributes.get("stroke")?.startsWith("var(--unknown"));
    expect(withTag(gaps, "line")).toHaveLength(1);
  });

  it("tells sides apart by fill and outline, and dashes estimates", () => {
    const looks = (some: Partial<PeriodStrip>): (string | undefined)[] => withTag(drawn(periodStrip({...strip, ...some})), "g")
      .filter((one) => withTag(one, "circle").length > 0).map(({attributes}) => `${attributes.get("fill")?.slice(4, 13)} ${attributes.get("stroke-dasharray")}`);
    expect(looks({})).toEqual(["--referen undefined", "--surface undefined"]);
    expect(looks({estimated: true})).toEqual(["--surface 2 2", "--surface 2 2"]);
  });

  it("keeps one wide interval from pressing all values together", () => {
    const wide: PeriodPoint = {...point(2e8, 0.7), interval: [-50, 50]};
    const heights = circles({points: [...strip.points, wide]}).map(({attributes}) => Number(attributes.get("cy")));
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(20);
  });

  it("is finite for any values", () => {
    const any = fc.double({noNaN: true, min: -1e12, max: 1e12});
    fc.assert(fc.property(fc.array(fc.tuple(any, fc.option(any)), {maxLength: 5}), (values) => {
      const points = values.map(([time, value]) => point(time, value));
      expect(String(periodStrip({...strip, points, domain: [-1e12, 1e12]}))).not.toMatch(/NaN|Infinity/);
    }));
  });
});

describe("thresholdChart", () => {
  it("stops a line where nothing is known", () => {
    const paths = withTag(all["threshold"], "path").map(({attributes}) => attributes.get("d") ?? "");
    expect(paths.map((d) => d.split("L").length)).toEqual([3, 3, 2, 2, 3, 3]);
  });
});

describe("intervalMark", () => {
  it("draws no dot where there is no value, and a dashed one for an estimate", () => {
    const mark = (value: number | null, estimated: boolean): Element[] =>
      withTag(drawn(intervalMark({value, interval: null, reference: null, estimated}, [0, 1])), "g");
    expect(withTag(mark(null, false)[0], "circle")).toEqual([]);
    expect([true, false].map((estimated) => mark(0.4, estimated)[0].attributes.has("stroke-dasharray"))).toEqual([true, false]);
  });
});
