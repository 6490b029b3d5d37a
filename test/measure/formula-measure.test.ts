import {describe, expect, it} from "vitest";
import {compare} from "../../src/comparison/compare.ts";
import {confusionPair} from "../../src/comparison/confusion-pair.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById, profile} from "../../src/index.ts";
import {costMeasure} from "../../src/measure/decision-cost.ts";
import {type FormulaSpec, formulaMeasure} from "../../src/measure/formula-measure.ts";
import {type AnyMeasure, defineMeasure, read, type Score} from "../../src/measure/measure.ts";
import {generator} from "../../src/stats/random.ts";

/** Shares of found and of false alarms, without intervals of their own. */
const shareOf = (id: string, actual: number): AnyMeasure => defineMeasure({
  id, family: "performance", title: id, about: "A share.", over: confusionPair, options: {threshold: {default: null, about: "None."}},
  unit: "share", range: [0, 1], worse: "lower", evidence: "none", needs: "profile", chart: "none", examples: [],
  score: ({current: {counts}}) => ({value: counts[actual * 2] / (counts[actual * 2] + counts[actual * 2 + 1])}),
});
const own = [shareOf("found", 0), shareOf("alarms", 1)];
const find = (id: string): AnyMeasure => own.find((measure) => measure.id === id) ?? measureById(id);

const tables = (rows: readonly [number, number, number, number]) => {
  const [a, b, c, d] = rows, of = (n: number, text: string): string[] => Array.from({length: n}, () => text);
  return {target: [...of(a + b, "ill"), ...of(c + d, "well")], prediction: [...of(a, "ill"), ...of(b, "well"), ...of(c, "ill"), ...of(d, "well")]};
};

const compared = async (before: readonly [number, number, number, number], now: readonly [number, number, number, number]) => {
  const reference = await profile(tables(before));
  return compare(reference, await profile(tables(now), {reference}));
};

const scored = async (measure: AnyMeasure, before: Parameters<typeof compared>[0], now: Parameters<typeof compared>[1]): Promise<Score> => {
  const reading = read(measure, await compared(before, now), {options: {threshold: null}});
  if (isUnknown(reading)) throw new Error(`${reading.unknown}: ${reading.detail ?? ""}`);
  return reading.score;
};

const formula = (text: string, more: Partial<FormulaSpec> = {}): AnyMeasure => formulaMeasure({id: "own", formula: text, ...more}, find);

describe("formulaMeasure", () => {
  it("reckons with the measures that it names, in both tables", async () => {
    const score = await scored(formula("800 * found - 100 * alarms + 1"), [45, 5, 10, 40], [40, 10, 5, 45]);
    expect(score.value).toBeCloseTo(800 * 0.8 - 100 * 0.1 + 1, 9);
    expect(score.reference).toBeCloseTo(800 * 0.9 - 100 * 0.2 + 1, 9);
    expect(score.change?.difference?.value).toBeCloseTo(-70, 9);
  });

  it("has an interval from the counts that covers the truth 95 times of 100", async () => {
    const random = generator(3), measure = formula("800 * found - 100 * alarms"), draws = 400;
    let covered = 0;
    for (let i = 0; i < draws; i++) {
      const ill = random.binomial(400, 0.5), found = random.binomial(ill, 0.8), alarms = random.binomial(400 - ill, 0.2);
      const {interval: [low, high] = [NaN, NaN]} = await scored(measure, [45, 5, 10, 40], [found, ill - found, alarms, 400 - ill - alarms]);
      if (low <= 620 && 620 <= high) covered++;
    }
    expect(covered / draws).toBeGreaterThan(0.91);
    expect(covered / draws).toBeLessThan(0.985);
  });

  it("is never surer than its terms where they are about different things", async () => {
    const score = await scored(formula('missing_share(column: "target") * 10 + found'), [45, 5, 10, 40], [40, 10, 5, 45]);
    const share = await scored(measureById("row-count"), [45, 5, 10, 40], [40, 10, 5, 45]);
    expect(score.value).toBeCloseTo(0.8, 9);
    expect(share.value).toBe(100);
  });

  it("says what is wrong with a formula at the door, and what has no answer where it is read", async () => {
    expect(() => formula("recal * 2")).toThrow('unknown measure: "recal"');
    expect(() => formula("missing_share * 2")).toThrow('missing column: missing-share is about a column: missing_share(column: "name")');
    expect(() => formula("found(thresold: 1)")).toThrow('unknown option of found: "thresold"');
    const divided = read(formula("1 / (found - found)"), await compared([45, 5, 10, 40], [40, 10, 5, 45]), {options: {}});
    expect(divided).toMatchObject({unknown: "not-computable", detail: "the formula gives no finite number"});
    const elsewhere = read(formula('missing_share(column: "weight")'), await compared([45, 5, 10, 40], [40, 10, 5, 45]), {options: {}});
    expect(elsewhere).toMatchObject({unknown: "missing-column"});
  });
});

describe("costMeasure", () => {
  const costs = new Map([["ill", new Map([["well", 900]])], ["well", new Map([["ill", 120]])]]);

  it("takes the mean of what decisions cost", async () => {
    const score = await scored(costMeasure({unit: "EUR", matrix: costs}), [45, 5, 10, 40], [40, 10, 5, 45]);
    expect(score.value).toBeCloseTo((10 * 900 + 5 * 120) / 100, 9);
    expect(score.reference).toBeCloseTo((5 * 900 + 10 * 120) / 100, 9);
    expect(score.interval?.[0]).toBeLessThan(96);
  });

  it("does not guess at a class that is not there", async () => {
    const strange = costMeasure({unit: "EUR", matrix: new Map([["il", new Map([["well", 1]])]])});
    expect(read(strange, await compared([4, 5, 1, 4], [4, 1, 5, 4]), {options: {threshold: null}})).toMatchObject({unknown: "not-computable"});
  });
});
