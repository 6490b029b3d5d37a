import {describe, expect, it} from "vitest";
import {compare, type Compared, judge, measureById, profile, type Schema} from "../../src/index.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {generator} from "../../src/stats/random.ts";
import {type ScoredRow, scoredRows} from "../stats/scored-sample.ts";

const schema: Schema = {version: 1, columns: [
  {name: "was", kind: "categorical", role: "target", positive: "1"}, {name: "said", kind: "categorical", role: "prediction"},
  {name: "p", kind: "numeric", role: "score", class: "1"},
]};
const random = generator(21);
const tableOf = (rows: readonly ScoredRow[]) => ({
  was: rows.map(({actual}) => Number(actual).toString()), said: rows.map(({predicted}) => Number(predicted).toString()), p: rows.map(({score}) => score),
});
const before = scoredRows(random, 20_000, {prevalence: 0.2}), reference = profile(tableOf(before), {schema});

const compared = async (rows: readonly ScoredRow[]): Promise<Compared> => {
  const past = await reference;
  return compare(past, await profile(tableOf(rows), {reference: past}));
};
const scoreOf = (subject: Compared, id: string, options: Readonly<Record<string, string>> = {}): Score => {
  const measure = measureById(id), reading = read(measure, subject, {options: optionsOf(measure, options)});
  if (isUnknown(reading)) throw new Error(`${id}: ${reading.unknown}`);
  return reading.score;
};

describe("what a classifier says, and how it scores each class", () => {
  it("a change of prevalence moves the share decided positive, and not the scores within a class", async () => {
    const subject = await compared(scoredRows(random, 8000, {prevalence: 0.5})), rate = scoreOf(subject, "decision-rate");
    expect(rate.p).toBeLessThan(1e-9);
    expect(rate.change!.difference!.interval![0]).toBeGreaterThan(0.05);
    expect(scoreOf(subject, "score-by-class-change").p).toBeGreaterThan(0.001);
    expect(scoreOf(subject, "score-by-class-change").debiased).toBeLessThan(0.1);
  });

  it("rows of one class that come to look different move the scores of that class", async () => {
    const now = scoredRows(random, 8000, {prevalence: 0.2, apart: 2}), weaker = scoredRows(random, 8000, {prevalence: 0.2, apart: 2, shift: -0.6});
    const subject = await compared([...now.filter(({actual}) => !actual), ...weaker.filter(({actual}) => actual)]);
    const moved = scoreOf(subject, "score-by-class-change");
    expect(moved.p).toBeLessThan(1e-9);
    expect(moved.interval![0]).toBeGreaterThan(0.2);
  });

  it("nothing is called changed when nothing has, about nineteen times in twenty", async () => {
    let low = 0;
    for (let r = 0; r < 40; r++) {
      const subject = await compared(scoredRows(random, 1500, {prevalence: 0.2}));
      for (const id of ["decision-rate", "score-by-class-change"]) if (scoreOf(subject, id).p! < 0.05) low++;
    }
    expect(low).toBeLessThanOrEqual(11);
  });

  it("are seldom called changed where rows of a patient are alike and nothing has changed, and are where much has", async () => {
    const told: Schema = {version: 1, columns: [...schema.columns, {name: "patient", kind: "text", role: "id", cluster: true}]};
    const patients = (count: number, shift = 0) => {
      const rows = Array.from({length: count}, (_, patient) => {
        const actual = random.next() < 0.5, own = (actual ? 1 : -1) + 1.5 * random.normal() + shift;
        return Array.from({length: 10}, () => ({patient, actual, score: 1 / (1 + Math.exp(-own - 0.5 * random.normal()))}));
      }).flat();
      return {...tableOf(rows.map((row) => ({...row, predicted: row.score >= 0.5}))), patient: rows.map(({patient}) => `patient ${patient}`)};
    };
    let low = 0;
    for (let r = 0; r < 30; r++) {
      const past = await profile(patients(120), {schema: told});
      const {p, method} = scoreOf(compare(past, await profile(patients(80), {reference: past})), "score-by-class-change");
      expect(method).toBe("widened for clusters");
      if (p! < 0.05) low++;
    }
    expect(low).toBeLessThanOrEqual(4);
    const past = await profile(patients(120), {schema: told});
    const few = compare(past, await profile(patients(2), {reference: past})), rate = measureById("decision-rate");
    expect(read(rate, few, {options: optionsOf(rate, {})})).toMatchObject({unknown: "too-few-rows"});
    expect(scoreOf(compare(past, await profile(patients(80, 3), {reference: past})), "score-by-class-change").p).toBeLessThan(1e-4);
  });

  it("are asked about under the topic of predictions, the margin with them", async () => {
    const {results} = judge(await compared(scoredRows(random, 3000, {prevalence: 0.2})), {preset: "drift"});
    const asked = results.filter(({topic}) => topic === "prediction").map(({measure, column}) => `${measure} ${column ?? ""}`.trim());
    expect(asked).toEqual(expect.arrayContaining(["decision-rate", "score-by-class-change", "wasserstein-robust (margin)"]));
  });
});

describe("the change of performance, explained", () => {
  it("by prevalence when that is what has changed, leaving little to the rest", async () => {
    const {value, also = {}} = scoreOf(await compared(scoredRows(random, 20_000, {prevalence: 0.5})), "change-explained", {of: "precision"});
    expect(value).toBeGreaterThan(0.05);
    expect(also["prevalence"]).toBeGreaterThan(also["scores"]);
    expect(also["restLow"]).toBeLessThan(0.005);
    expect(also["restHigh"]).toBeGreaterThan(-0.005);
  });

  it("by the rest when labels have changed under the same scores", async () => {
    const stale = scoredRows(random, 20_000, {prevalence: 0.2}).map((row) => row.actual && random.next() < 0.3 ? {...row, actual: false}
      : !row.actual && random.next() < 0.075 ? {...row, actual: true} : row);
    const {value, also = {}} = scoreOf(await compared(stale), "change-explained", {of: "roc-auc"});
    expect(value).toBeLessThan(-0.05);
    expect(also["restHigh"]).toBeLessThan(value / 2);
  });
});
