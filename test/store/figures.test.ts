import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Figure, Figures} from "../../src/store/figures.ts";
import {figure} from "./some-facts.ts";

const double = fc.double({noNaN: true, noDefaultInfinity: true}).map((x) => x + 0), orNull = fc.option(double, {nil: null});
const someFigure: fc.Arbitrary<Figure> = fc.record({
  topic: fc.constantFrom("drift", "quality"), column: fc.option(fc.string({unit: "grapheme"}), {nil: null}),
  segment: fc.option(fc.constant({site: "north"}), {nil: null}), measure: fc.string(), score: fc.oneof(orNull, fc.constant(0)),
  interval: fc.option(fc.tuple(double, double), {nil: null}), n: fc.oneof(fc.constantFrom(0, 300, null), fc.nat()),
  verdict: fc.constantFrom("ok", "warn", "fail", "unknown"), over: fc.option(fc.integer({min: 2, max: 30}), {nil: undefined}),
}).map(({over, ...rest}) => ({...rest, ...(over !== undefined && {over})}));

describe("packed figures", () => {
  it("are read as they were, all of them or some", () => {
    fc.assert(fc.property(fc.array(fc.tuple(someFigure, fc.boolean()), {maxLength: 20}), (marked) => {
      const figures = marked.map(([one]) => one), packed = Figures.of(figures), places = [...marked.keys()].filter((place) => marked[place][1]);
      expect([...packed]).toEqual(figures);
      expect(packed.at(places)).toEqual(places.map((place) => figures[place]));
      expect(JSON.parse(JSON.stringify(packed))).toEqual(JSON.parse(JSON.stringify(figures)));
    }), {seed: 4});
  });

  it("hold no number that JSON cannot say, but for ends of intervals, which it calls null", () => {
    const packed = Figures.of([figure("a", {score: NaN, n: Infinity, interval: [-Infinity, 1]}), figure("b", {score: -0})]);
    expect([...packed]).toEqual([figure("a", {score: null, n: null, interval: [-Infinity, 1]}), figure("b", {score: 0})]);
    const said = JSON.stringify(packed), again = Figures.of(JSON.parse(said) as Figure[]);
    expect(JSON.stringify(again)).toBe(said);
    expect(said).toContain("[null,1]");
  });

  it("take a byte each where a year of windows says the same: a score of 0 of as many rows as before", () => {
    const figures = Array.from({length: 100}, (_, i) => figure(`m${i}`, {score: 0, interval: null}));
    expect(Figures.of(figures).bytes.length).toBe(100 + 8);
  });

  it("are counted by verdict", () => {
    const figures = (["ok", "fail", "ok", "unknown"] as const).map((verdict, i) => figure(`m${i}`, {verdict}));
    expect(Figures.of(figures).tally()).toEqual({ok: 2, warn: 0, fail: 1, unknown: 1});
  });

  it("have a verdict that there is", () => {
    expect(() => Figures.of([figure("psi", {verdict: "fine" as never})])).toThrow('unknown verdict "fine"; one of: ok, warn, fail, unknown');
  });
});
