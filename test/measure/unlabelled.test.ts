import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {compare, type Compared, profile, type Schema, type Unknown} from "../../src/index.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {hitsByClass, precision, ratioOf, recall} from "../../src/stats/confusion.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {rocAuc} from "../../src/stats/roc-auc.ts";
import {type ScoredRow, scoredRows} from "../stats/scored-sample.ts";

const schema: Schema = {version: 1, columns: [
  {name: "was", kind: "categorical", role: "target", positive: "1"}, {name: "said", kind: "categorical", role: "prediction"},
  {name: "p", kind: "numeric", role: "score", class: "1"},
]};

/** Rows as a table; of a share of them, at random, the label is kept. */
const tableOf = (rows: readonly ScoredRow[], labelled: number, random: Random) => ({
  was: rows.map(({actual}) => random.next() < labelled ? Number(actual).toString() : null),
  said: rows.map(({predicted}) => Number(predicted).toString()), p: rows.map(({score}) => score),
});

const compared = async (reference: readonly ScoredRow[], current: readonly ScoredRow[], labelled = 0): Promise<Compared> => {
  const random = generator(9), before = await profile(tableOf(reference, 1, random), {schema});
  return compare(before, await profile(tableOf(current, labelled, random), {reference: before}));
};

const ask = (subject: Compared, id: string, options: Readonly<Record<string, string>> = {}): Score | Unknown => {
  const measure = measureById(id), reading = read(measure, subject, {options: optionsOf(measure, options)});
  return isUnknown(reading) ? reading : reading.score;
};

const scoreOf = (subject: Compared, id: string, options: Readonly<Record<string, string>> = {}): Score => {
  const score = ask(subject, id, options);
  if (isUnknown(score)) throw new Error(`${id}: ${score.unknown}, ${score.detail}`);
  return score;
};

const realised = (rows: readonly ScoredRow[]) => {
  const counts = new Float64Array(4);
  for (const {actual, predicted} of rows) counts[Number(actual) * 2 + Number(predicted)]++;
  const [, hits] = hitsByClass({classes: 2, counts}), sorted = [...rows].sort((a, b) => a.score - b.score);
  const table = {
    values: sorted.map(({score}) => score), negatives: sorted.map(({actual}) => Number(!actual)), positives: sorted.map(({actual}) => Number(actual)),
  };
  return {recall: ratioOf(recall(hits))!, precision: ratioOf(precision(hits))!, auc: rocAuc(table)!.auc};
};

describe("estimates without labels, when prevalence goes from 5 % to 15 %", () => {
  const random = generator(1), before = scoredRows(random, 150_000), now = scoredRows(random, 100_000, {prevalence: 0.15}), truth = realised(now);
  let subject: Compared;
  beforeAll(async () => { subject = await compared(before, now); });

  it.each(["recall", "precision"] as const)("are within .02 of the %s that came true, and an interval holds it", (name) => {
    const {value, interval} = scoreOf(subject, `expected-${name}`);
    expect(Math.abs(value - truth[name])).toBeLessThan(0.02);
    expect(interval![0]).toBeLessThan(truth[name]);
    expect(interval![1]).toBeGreaterThan(truth[name]);
  });

  it("are off by more than .1 when nothing is corrected for", () => {
    expect(scoreOf(subject, "expected-recall", {correct: "none"}).value - truth.recall).toBeGreaterThan(0.1);
    expect(truth.precision - scoreOf(subject, "expected-precision", {correct: "none"}).value).toBeGreaterThan(0.1);
  });

  it("foresee what becomes of the rows, and say how well the scores were calibrated", () => {
    const {value, also = {}, interval} = scoreOf(subject, "expected-confusion");
    const share = (actual: boolean, predicted: boolean): number => now.filter((row) => row.actual === actual && row.predicted === predicted).length / now.length;
    const fates = {truePositives: share(true, true), falsePositives: share(false, true), falseNegatives: share(true, false), trueNegatives: share(false, false)};
    for (const [name, told] of Object.entries(fates)) {
      expect(Math.abs(also[name] - told)).toBeLessThan(0.01);
      expect(also[`${name}Low`]).toBeLessThan(also[name]);
      expect(also[`${name}High`]).toBeGreaterThan(also[name]);
    }
    expect(also["truePositives"] + also["falsePositives"] + also["falseNegatives"] + also["trueNegatives"]).toBeCloseTo(1, 9);
    expect(value).toBeCloseTo(also["falsePositives"] + also["falseNegatives"], 9);
    expect(interval![0]).toBeLessThan(fates.falsePositives + fates.falseNegatives);
    expect(also["calibrationError"]).toBeLessThan(0.01);
  });

  it("have no interval of a rank where too few of the class are to be expected", async () => {
    const few = await compared(scoredRows(generator(3), 500, {prevalence: 0.05}), scoredRows(generator(4), 200, {prevalence: 0.05}));
    const auc = scoreOf(few, "expected-roc-auc");
    expect(auc).toMatchObject({unsure: "too-few-positives"});
    expect([auc.interval, auc.change?.difference?.interval]).toEqual([undefined, undefined]);
  });

  it("know the prevalence, and that ranking has not changed", () => {
    expect(Math.abs(scoreOf(subject, "prevalence-estimate").value - 0.15)).toBeLessThan(0.01);
    const auc = scoreOf(subject, "expected-roc-auc");
    expect(Math.abs(auc.value - truth.auc)).toBeLessThan(0.01);
    expect(auc.change!.difference!.interval![0]).toBeLessThan(0);
    expect(auc.change!.difference!.interval![1]).toBeGreaterThan(0);
  });

  it("carry what the labels that have arrived say", async () => {
    const {also} = scoreOf(await compared(before, now, 0.5), "expected-recall");
    expect(also!["measured"]).toBeCloseTo(truth.recall, 1);
    expect(also!["labelled"]).toBeGreaterThan(45_000);
  });
});

describe("estimates without labels, when more than prevalence has changed", () => {
  it("are not given when scores have moved as no change of prevalence moves them", async () => {
    const random = generator(2), subject = await compared(scoredRows(random, 30_000, {prevalence: 0.2}), scoredRows(random, 10_000, {prevalence: 0.2, shift: 1}));
    for (const id of ["expected-recall", "expected-precision", "prevalence-estimate"]) {
      const found = ask(subject, id);
      expect(isUnknown(found) && found.unknown, id).toBe("assumption-failed");
      expect(isUnknown(found) && found.detail).toMatch(/mixture|prevalence/);
    }
  });

  it("are not given when a few labels contradict chances that have gone stale, though no score looks odd", async () => {
    const random = generator(3), before = scoredRows(random, 20_000, {prevalence: 0.2}), now = scoredRows(random, 8000, {prevalence: 0.2});
    // The world has changed under the model: a third of the rows of the class are no longer.
    const stale = now.map((row) => row.actual && random.next() < 0.35 ? {...row, actual: false} : row);
    const found = ask(await compared(before, stale, 0.1), "expected-precision");
    expect(isUnknown(found) && found.unknown).toBe("assumption-failed");
    expect(isUnknown(found) && found.detail).toMatch(/labels that have arrived contradict/);
    expect(isUnknown(ask(await compared(before, now, 0.1), "expected-precision"))).toBe(false);
  });

  it("are not given where the reference has no such scores, or too few rows of a class", async () => {
    const random = generator(4), rows = scoredRows(random, 4000, {prevalence: 0.3}), low = rows.filter(({score}) => score < 0.4);
    const beyond = ask(await compared(low, rows), "expected-accuracy");
    expect(isUnknown(beyond) && beyond.detail).toMatch(/beyond all labelled scores/);
    const few = ask(await compared(rows.filter(({actual}, i) => !actual || i < 20), rows), "expected-accuracy");
    expect(isUnknown(few) && few.unknown).toBe("too-few-rows");
  });
});

const spread = (random: Random, prevalence: readonly number[], n: number) => {
  const was: string[] = [], said: string[] = [], scores: number[][] = [[], [], []];
  for (let i = 0; i < n; i++) {
    const u = random.next(), of = u < prevalence[0] ? 0 : u < prevalence[0] + prevalence[1] ? 1 : 2, angle = 2 * Math.PI * of / 3;
    const x = random.normal() + 1.6 * Math.cos(angle), y = random.normal() + 1.6 * Math.sin(angle);
    const weights = [0, 1, 2].map((k) => [0.6, 0.3, 0.1][k] * Math.exp(1.6 * (x * Math.cos(2 * Math.PI * k / 3) + y * Math.sin(2 * Math.PI * k / 3))));
    const sum = weights.reduce((a, b) => a + b, 0), shares = weights.map((w) => Number((w / sum).toPrecision(3)));
    was.push("abc"[of]);
    said.push("abc"[shares.indexOf(Math.max(...shares))]);
    shares.forEach((share, k) => { scores[k].push(share); });
  }
  return {was, said, p_a: scores[0], p_b: scores[1], p_c: scores[2]};
};

describe("estimates without labels of three classes", () => {
  const three: Schema = {version: 1, columns: [
    {name: "was", kind: "categorical", role: "target"}, {name: "said", kind: "categorical", role: "prediction"},
    ...["a", "b", "c"].map((name) => ({name: `p_${name}`, kind: "numeric", role: "score", class: name} as const)),
  ]};

  it("are near what came true when the classes' shares change, all together and one by one", async () => {
    const random = generator(5), reference = await profile(spread(random, [0.6, 0.3, 0.1], 30_000), {schema: three});
    const now = spread(random, [0.3, 0.3, 0.4], 20_000);
    const subject = compare(reference, await profile({...now, was: now.was.map(() => null)}, {reference}));
    const right = now.was.filter((label, i) => label === now.said[i]).length / now.was.length;
    const accuracy = scoreOf(subject, "expected-accuracy");
    expect(Math.abs(accuracy.value - right)).toBeLessThan(0.02);
    expect(accuracy.interval![0] < right && accuracy.interval![1] > right).toBe(true);
    expect(Math.abs(scoreOf(subject, "expected-accuracy", {correct: "none"}).value - right)).toBeGreaterThan(0.02);
    for (const name of ["a", "b", "c"]) {
      const found = now.was.filter((label, i) => label === name && now.said[i] === name).length / now.was.filter((label) => label === name).length;
      expect(Math.abs(scoreOf(subject, "expected-recall", {class: name}).value - found), name).toBeLessThan(0.03);
    }
    expect(isUnknown(ask(subject, "expected-recall", {class: "z"}))).toBe(true);
  });
});

const file = join(process.env["PLUMBLINE_DATA"] ?? "", "datasets/employment_ma.csv");

describe.skipIf(!existsSync(file))("estimates without labels on employment in Massachusetts (set PLUMBLINE_DATA)", () => {
  it("hold in their intervals what came true, year by year", async () => {
    const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(",")), at = (name: string) => head.indexOf(name);
    const rows = lines.filter((cells) => cells[at("employed")] !== "").map((cells) => ({
      year: cells[at("year")], part: cells[at("part")], actual: cells[at("employed")] === "1", predicted: cells[at("prediction")] === "1",
      score: Number(cells[at("predicted_probability")]),
    }));
    const reference = rows.filter(({part}) => part === "reference"), years = [...new Set(rows.filter(({part}) => part !== "reference").map(({year}) => year))];
    let within = 0, asked = 0;
    for (const year of years) {
      const now = rows.filter((row) => row.part !== "reference" && row.year === year), truth = realised(now), subject = await compared(reference, now);
      for (const [id, value] of [["expected-recall", truth.recall], ["expected-precision", truth.precision], ["expected-roc-auc", truth.auc]] as const) {
        const {interval} = scoreOf(subject, id);
        asked++;
        if (interval![0] <= value && interval![1] >= value) within++;
        expect(interval![1] - interval![0], id).toBeLessThan(0.08);
      }
    }
    expect(asked).toBeGreaterThanOrEqual(6);
    expect(within).toBeGreaterThanOrEqual(asked - 1);
  });
});
