import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measures} from "../../src/measure/index.ts";
import {type AnyMeasure, optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {generator} from "../../src/stats/random.ts";
import {compared} from "./tables.ts";

const drift = measures.filter(({family, over}) => family === "drift" && over.subject === "column" && over.reads.includes("numeric"));

/** What one measure says of two samples of a number, kept exactly or in cells. */
function scoreOf(measure: AnyMeasure, sides: readonly [number[], number[]], exact: number): Score | string {
  const {columns: [pair]} = compared({x: sides[0]}, {x: sides[1]}, {sizes: {exact}});
  const found = read(measure, pair, {options: optionsOf(measure)});
  return isUnknown(found) ? found.unknown : found.score;
}

/** Samples whose place, spread and number of distinct values are drawn. */
const samples = fc.record({
  seed: fc.integer({min: 1, max: 1e6}), n: fc.integer({min: 40, max: 400}), m: fc.integer({min: 40, max: 400}),
  shift: fc.double({min: -2, max: 2, noNaN: true}), spread: fc.double({min: 0.3, max: 3, noNaN: true}), digits: fc.integer({min: 0, max: 6}),
}).map(({seed, n, m, shift, spread, digits}): [number[], number[]] => {
  const random = generator(seed), drawn = (size: number, place: number, scale: number) =>
    Array.from({length: size}, () => Number((place + scale * random.normal()).toFixed(digits)));
  return [drawn(n, 10, 1), drawn(m, 10 + shift, spread)];
});

describe("a drift measure on cells instead of values", () => {
  test("is the same where bins, moments or presence are all it needs, and within its bound where it states one", () => {
    fc.assert(fc.property(samples, (sides) => {
      for (const measure of drift) {
        const rows = scoreOf(measure, sides, 4096), cells = scoreOf(measure, sides, 8);
        if (typeof rows === "string") continue;
        if (measure.needs === "exact") {
          // Eight distinct values or fewer stay exact.
          if (typeof cells === "string") expect(cells, measure.id).toBe("needs-exact");
          continue;
        }
        if (typeof cells === "string") throw new Error(`${measure.id}: ${cells} in cells`);
        const slack = 1e-9 * Math.max(1, Math.abs(rows.value));
        if (cells.bound !== undefined) expect(Math.abs(cells.value - rows.value), measure.id).toBeLessThanOrEqual(cells.bound + slack);
        else if (measure.over.id !== "ordered" || measure.id === "out-of-range-share") {
          expect(Math.abs(cells.value - rows.value), measure.id).toBeLessThanOrEqual(slack);
        }
      }
    }), {numRuns: 10});
  });

  test("states in its notes what cells change, if it is made of ordered values", () => {
    for (const {id, over, needs, inCells} of drift) if (over.id === "ordered" && needs === "profile") expect(inCells, id).toBeTruthy();
  });
});
