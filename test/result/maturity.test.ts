import {describe, expect, it} from "vitest";
import {compare, judge, parseConfig, profile, type Result, type Schema, type Settings} from "../../src/index.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {scoredRows} from "../stats/scored-sample.ts";

const schema: Schema = {version: 1, columns: [
  {name: "was", kind: "categorical", role: "target", positive: "1"}, {name: "said", kind: "categorical", role: "prediction"},
  {name: "p", kind: "numeric", role: "score", class: "1"},
]};

/** Rows as a table, each label kept with the chance that its prediction has. */
const table = (random: Random, n: number, kept: (predicted: boolean) => number) => {
  const rows = scoredRows(random, n, {prevalence: 0.15});
  return {
    was: rows.map(({actual, predicted}) => random.next() < kept(predicted) ? Number(actual).toString() : null),
    said: rows.map(({predicted}) => Number(predicted).toString()), p: rows.map(({score}) => score),
  };
};

const run = async (kept: (predicted: boolean) => number, settings: Partial<Settings> = {}) => {
  const random = generator(8), reference = await profile(table(random, 20_000, () => 1), {schema});
  return judge(compare(reference, await profile(table(random, 20_000, kept), {reference})), {preset: "performance", ...settings});
};

const find = (results: readonly Result[], measure: string): Result => {
  const found = results.find((result) => result.measure === measure);
  if (!found) throw new Error(`no result of ${measure}`);
  return found;
};

describe("labels that are still to come", () => {
  it("let nothing that rests on them be called changed where they come by what was predicted", async () => {
    const {results} = await run((predicted) => predicted ? 0.9 : 0.1, {preset: "all"});
    for (const result of results.filter(({topic, measure}) => topic === "target" || measure === "score-by-class-change")) {
      expect(result).toMatchObject({verdict: "unknown", reason: "labels-immature"});
    }
    expect(find(results, "decision-rate").verdict).toBe("ok");
  });

  it("are not spoken of where nearly all have come, and no estimate is asked for", async () => {
    const {results} = await run(() => 0.97);
    expect(find(results, "accuracy").detail ?? "").not.toMatch(/immature/);
    expect(results.some(({estimated}) => estimated)).toBe(false);
  });

  it("are said to be still to come where they come by chance, and the verdict stands", async () => {
    const {results} = await run(() => 0.4), accuracy = find(results, "accuracy");
    expect(accuracy.detail).toMatch(/immature: in the current table labels have come for (?:39|40)\.?\d* %/);
    expect(accuracy.reason).not.toBe("labels-immature");
    expect(find(results, "expected-accuracy").estimated).toBe(true);
  });

  it("leave no verdict where they come by what was predicted, and it is said how far off the labelled rows are", async () => {
    const {results} = await run((predicted) => predicted ? 1 : 0.05), accuracy = find(results, "accuracy");
    expect([accuracy.verdict, accuracy.reason]).toEqual(["unknown", "labels-immature"]);
    expect(accuracy.detail).toMatch(/for 100 % of the rows predicted "1" and for [45](?:\.\d+)? % of those predicted "0"/);
    expect(accuracy.detail).toMatch(/the recall of a class is 0\.9\d+ in the labelled rows, and 0\.4\d+ when they are weighed/);
    expect(accuracy.says).toMatch(/0\.9\d+ in the labelled rows/);
  });

  it("can be corrected for, and then leave a verdict and nearly the true recall", async () => {
    const options = {verification: "by-prediction"}, {results} = await run((predicted) => predicted ? 1 : 0.05,
      {options: {accuracy: options, recall: options}});
    expect(find(results, "accuracy").reason).not.toBe("labels-immature");
    const recall = find(results, "f1").shown.find(({measure}) => measure === "recall")!;
    expect(recall.method).toBe("labels weighted by prediction");
    expect(Math.abs(recall.score! - recall.reference!)).toBeLessThan(0.05);
    expect(recall.interval![0] < recall.reference! && recall.interval![1] > recall.reference!).toBe(true);
  });

  it("count from the share that is set", async () => {
    const {settings} = parseConfig("labels: {coverage: 0.3}");
    expect(settings.labels).toEqual({coverage: 0.3});
    expect(find((await run(() => 0.4, settings)).results, "accuracy").detail ?? "").not.toMatch(/immature/);
  });
});
