import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Compared} from "../../src/comparison/comparison.ts";
import {isUnknown, type Unknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {planSizes} from "../../src/profile/plan.ts";
import {judge} from "../../src/result/run.ts";
import {generator} from "../../src/stats/random.ts";
import {describeGolden, goldenTable} from "../golden/golden.ts";
import {compared, type Table} from "./tables.ts";

const roles = {
  y: {role: "target"}, said: {role: "prediction"}, p: {role: "score", class: "yes"}, patient: {role: "id", cluster: true},
} as const;

interface World {
  readonly n: number;
  readonly share?: number;
  /** How far apart the scores of both classes are, in deviations. */
  readonly apart?: number;
  /** Rows of one patient, who are all alike. */
  readonly visits?: number;
}

const odds = (p: number): number => Math.log(p / (1 - p)), chance = (x: number): number => 1 / (1 + Math.exp(-x));

/** Rows of a calibrated classifier that says yes from one half on. */
const drawn = (seed: number, {n, share = 0.4, apart = 2, visits = 1}: World) => {
  const random = generator(seed), y: string[] = [], said: string[] = [], p: number[] = [], patient: string[] = [];
  let isYes = false, score = 0;
  for (let i = 0; i < n; i++) {
    if (i % visits === 0) {
      isYes = random.next() < share;
      score = chance(odds(share) + apart * (random.normal() + (isYes ? apart / 2 : -apart / 2)));
    }
    y.push(isYes ? "yes" : "no");
    said.push(score >= 0.5 ? "yes" : "no");
    p.push(score);
    patient.push(`patient ${Math.floor(i / visits)}`);
  }
  return {y, said, p, patient};
};

const side = ({y, said, p}: ReturnType<typeof drawn>): Table => ({y, said, p});

const ask = (subject: Compared, id: string, options: Readonly<Record<string, unknown>> = {}): Score | Unknown => {
  const measure = measureById(id), found = read(measure, subject, {options: optionsOf(measure, options)});
  return isUnknown(found) ? found : found.score;
};

const scoreOf = (...asked: Parameters<typeof ask>): Score => {
  const found = ask(...asked);
  if (isUnknown(found)) throw new Error(`${asked[1]}: ${found.unknown}`);
  return found;
};

const reasonOf = (...asked: Parameters<typeof ask>): string | undefined => {
  const found = ask(...asked);
  return isUnknown(found) ? found.unknown : undefined;
};

const results = (subject: Compared) => new Map(judge(subject, {preset: "performance"}).results
  .filter(({topic}) => topic === "performance").map((result) => [result.measure, result]));

const width = ({interval}: Score): number => interval ? interval[1] - interval[0] : NaN;

const judged = ["accuracy", "f1", "roc-auc", "log-loss", "calibration-in-the-large"];
const drawnAgain = ["accuracy", "balanced-accuracy", "precision", "recall", "f1", "mcc", "roc-auc", "average-precision", "log-loss", "brier"];

describe("measures of classifiers", () => {
  const before = drawn(1, {n: 20_000});

  it("stay ok where nothing has changed, and fail on a model that tells the classes apart less", () => {
    const same = results(compared(side(before), side(drawn(2, {n: 20_000})), {schema: roles}));
    const worse = results(compared(side(before), side(drawn(3, {n: 20_000, apart: 1.4})), {schema: roles}));
    for (const id of judged) expect(same.get(id)?.verdict, id).toBe("ok");
    for (const id of ["accuracy", "f1", "roc-auc", "log-loss"]) expect(worse.get(id)?.verdict, id).toBe("fail");
  });

  it("tell the calibration error of the same rows alike on either side, chance taken off", () => {
    const few = side(drawn(8, {n: 150})), error = scoreOf(compared(few, few, {schema: roles}), "expected-calibration-error");
    expect(error.reference).toBe(error.value);
    expect(error.change?.difference?.value).toBe(0);
    expect(error.interval && error.interval[0] <= error.value && error.value <= error.interval[1]).toBe(true);
    expect(error.also?.["plain"]).toBeGreaterThan(error.value);
  });

  it("call no model worse that has become better", () => {
    const better = results(compared(side(before), side(drawn(4, {n: 20_000, apart: 2.6})), {schema: roles}));
    for (const id of ["accuracy", "f1", "roc-auc", "log-loss"]) expect(better.get(id)?.verdict, id).toBe("ok");
  });

  it("cannot tell with few rows, and say how many labels would", () => {
    const few = results(compared(side(before), side(drawn(5, {n: 60})), {schema: roles})), area = few.get("roc-auc");
    expect(area?.verdict).toBe("unknown");
    expect(area?.needed?.of).toBe("positives");
    expect(area?.says).toMatch(/\d+ positives needed to see a fall from 0\.\d+ to 0\.\d+/);
  });

  it("show a number of too few positives without an interval, and judge it unknown for that reason", () => {
    const current = drawn(6, {n: 300, share: 0.4}), rare = current.y.map((label, i) => label === "yes" && i > 8 ? "no" : label);
    const subject = compared(side(before), {...side(current), y: rare}, {schema: roles}), area = results(subject).get("roc-auc");
    expect(scoreOf(subject, "roc-auc").interval).toBeUndefined();
    expect([area?.verdict, area?.reason]).toEqual(["unknown", "too-few-positives"]);
    expect(area?.score).not.toBeNull();
  });

  it("are twice as unsure when each of four rows of a patient says the same", () => {
    const visits = drawn(7, {n: 8000, visits: 4}), {patient} = visits, schema = roles;
    const told = {...side(visits), patient}, rows = compared(side(visits), side(visits), {schema}), patients = compared(told, told, {schema});
    for (const id of drawnAgain) {
      const ratio = width(scoreOf(patients, id)) / width(scoreOf(rows, id));
      expect(ratio, id).toBeGreaterThan(1.6);
      expect(ratio, id).toBeLessThan(2.5);
      expect(scoreOf(patients, id).value, id).toBe(scoreOf(rows, id).value);
    }
  });

  it("of cells stay within their stated bound of those of rows, always", () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 1e6}), fc.constantFrom(0.03, 0.2, 0.5), fc.integer({min: 600, max: 6000}), (seed, share, n) => {
      const table = side(drawn(seed, {n, share})), exact = compared(side(before), table, {schema: roles, sizes: {...planSizes, exact: 65_535}});
      const cells = compared(side(before), table, {schema: roles, sizes: {...planSizes, exact: 50}});
      for (const id of ["roc-auc", "average-precision", "ks-of-classes", "lift"]) {
        const of = scoreOf(cells, id);
        expect(of.bound, id).toBeGreaterThanOrEqual(0);
        expect(Math.abs(of.value - scoreOf(exact, id).value), id).toBeLessThanOrEqual((of.bound ?? 0) + 1e-9);
      }
      for (const id of ["log-loss", "brier", "calibration-in-the-large", "expected-calibration-error"]) {
        expect(scoreOf(cells, id).value, id).toBeCloseTo(scoreOf(exact, id).value, 10);
      }
    }), {numRuns: 8});
  });
});

describe("bad input to measures of classifiers", () => {
  const good = drawn(1, {n: 400}), table = side(good);
  const against = (current: Table): Compared => compared(table, current, {schema: roles});

  it("of one class only has no order and no correlation, and still an accuracy", () => {
    const subject = against({...table, y: good.y.map(() => "no")});
    for (const id of ["roc-auc", "average-precision", "ks-of-classes", "lift", "calibration-slope"]) expect(reasonOf(subject, id), id).toBe("one-class");
    expect(reasonOf(subject, "recall")).toBe("too-few-positives");
    expect(reasonOf(subject, "mcc")).toBe("constant");
    expect(scoreOf(subject, "accuracy").value).toBeGreaterThan(0);
  });

  it("without labels is unknown, not bad", () => {
    const subject = against({...table, y: good.y.map(() => null)});
    for (const id of ["accuracy", "f1", "mcc", "roc-auc", "brier", "log-loss"]) expect(reasonOf(subject, id), id).toBe("no-labels");
  });

  it("with labels that the reference never had counts them as one class more, and says so", () => {
    const found = scoreOf(against({...table, y: good.y.map((label, i) => i < 40 ? "perhaps" : label)}), "accuracy");
    expect(found.detail).toContain("40 labelled rows are of classes that the reference does not list");
  });

  it("whose scores are no probabilities has an order and no losses", () => {
    const subject = against({...table, p: good.p.map((p) => 10 * p - 3)});
    expect(scoreOf(subject, "roc-auc").value).toBeGreaterThan(0.8);
    for (const id of ["log-loss", "brier", "expected-calibration-error", "calibration-in-the-large", "calibration-slope", "spiegelhalter-z"]) {
      expect(reasonOf(subject, id), id).toBe("not-computable");
    }
  });

  it("whose probabilities of three classes do not sum to 1 has an order and no losses", () => {
    const y = good.y.map((label, i) => i % 3 === 0 ? "perhaps" : label), scored = (whole: number) => Object.fromEntries(
      ["yes", "no", "perhaps"].map((name) => [name, y.map((label) => whole * (label === name ? 0.5 : 0.25))]));
    const subject = (whole: number) => compared({y, said: y, ...scored(1)}, {y, said: y, ...scored(whole)}, {schema: {
      y: roles.y, said: roles.said, ...Object.fromEntries(["yes", "no", "perhaps"].map((name) => [name, {role: "score", class: name} as const])),
    }});
    for (const id of ["log-loss", "brier", "expected-calibration-error", "calibration-in-the-large"]) {
      expect(ask(subject(0.5), id), id).toMatchObject({unknown: "not-computable", detail: "the scores of 400 rows do not sum to 1, so together they are no probabilities"});
      expect(reasonOf(subject(0.995), id), id).toBeUndefined();
      expect(scoreOf(subject(0.5), id, {class: "yes"}).value, id).toBeDefined();
    }
    expect(scoreOf(subject(0.5), "roc-auc").value).toBe(1);
  });

  it("whose scores leave 0 to 1 is a fault of the data, unless those of the reference did", () => {
    const wild = {...table, p: good.p.map((p, i) => i < 3 ? -0.3 : i < 5 ? 1.2 : p)};
    const faults = (subject: Compared) => judge(subject, {preset: "quality"}).results.filter(({measure}) => measure === "out-of-range");
    const [fault] = faults(against(wild));
    expect(fault).toMatchObject({column: "p", verdict: "fail", score: 5, says: "5 scores are out of 0 to 1, where probabilities lie: 3 below, 2 above."});
    expect(faults(compared(wild, wild, {schema: roles}))).toEqual([]);
    expect(faults(against(table))[0].verdict).toBe("ok");
  });

  it("whose probabilities do not sum to 1 says in how many rows", () => {
    const schema = {...roles, q: {role: "score", class: "no"}} as const, both = {...table, q: good.p.map((p) => 1 - p)};
    const found = scoreOf(compared(both, {...both, q: good.p.map((p, i) => i < 30 ? 0.9 : 1 - p)}, {schema}), "log-loss");
    expect(found.detail).toMatch(/of (?:2\d|30) rows do not sum to 1/);
  });

  it("with ties everywhere is guessing", () => {
    const subject = against({...table, p: good.p.map(() => 0.5)});
    expect(scoreOf(subject, "roc-auc").value).toBe(0.5);
    expect(scoreOf(subject, "ks-of-classes").value).toBe(0);
    expect(reasonOf(subject, "calibration-slope")).toBe("not-computable");
  });

  it("at a threshold that is no probability, and that no score or every score reaches, have nothing decided", () => {
    for (const id of ["recall", "precision", "accuracy"]) {
      expect(ask(against(table), id, {threshold: 2}), id).toMatchObject({unknown: "not-computable", detail: "no score of either table reaches the threshold 2"});
    }
    expect(ask(against(table), "recall", {threshold: -1})).toMatchObject({unknown: "not-computable", detail: "every score of both tables reaches the threshold -1"});
  });

  it("at a probability beyond all scores say nothing to be of the class", () => {
    const found = ask(against(table), "precision", {threshold: 1});
    expect(isUnknown(found) && found.detail).toBe("no labelled row was said to be yes");
    expect(scoreOf(against(table), "recall", {threshold: 1}).value).toBe(0);
  });

  it("that names a class which is none is told the classes", () => {
    const found = ask(against(table), "recall", {class: "maybe"});
    expect(isUnknown(found) && found.detail).toBe('unknown class: "maybe"; one of: no, yes');
  });

  it("without scores is not asked about them", () => {
    const {y, said} = table, {y: target, said: prediction} = roles;
    const found = results(compared({y, said}, {y, said}, {schema: {y: target, said: prediction}}));
    expect([...found.keys()].sort()).toEqual(["accuracy", "f1"]);
  });
});

describeGolden("real classifiers", () => {
  const employment = (years: readonly string[]): Table => {
    const {names, rows} = goldenTable("datasets/employment_ma.csv"), at = (name: string) => names.indexOf(name);
    const kept = rows.filter((row) => years.includes(row[at("year")]));
    return {
      y: kept.map((row) => row[at("employed")] || null), said: kept.map((row) => row[at("prediction")]),
      p: kept.map((row) => Number(row[at("predicted_probability")])),
    };
  };

  it("a model that holds over four years raises no alarm", () => {
    const schema = {y: {role: "target"}, said: {role: "prediction"}, p: {role: "score", class: "1"}} as const, reference = employment(["2015"]);
    for (const year of ["2016", "2017", "2018"]) {
      const found = results(compared(reference, employment([year]), {schema})), area = found.get("roc-auc");
      expect([...found.values()].filter(({verdict}) => verdict === "fail" || verdict === "warn").map(({says}) => says), year).toEqual([]);
      expect(area?.score).toBeGreaterThan(0.895);
      expect(area?.score).toBeLessThan(0.915);
    }
  });

  it("a model brought to another hospital is found to order patients worse", () => {
    const {names, rows} = goldenTable("golden/open/predictions/heart_logreg_cleveland.csv"), at = (name: string) => names.indexOf(name);
    const site = (...of: readonly string[]): Table => {
      const kept = rows.filter((row) => of.includes(row[at("split")]));
      return {y: kept.map((row) => row[at("y_true")]), said: kept.map((row) => row[at("y_pred")]), p: kept.map((row) => Number(row[at("p_present")]))};
    };
    const schema = {y: {role: "target"}, said: {role: "prediction"}, p: {role: "score", class: "present"}} as const;
    const found = results(compared(site("cleveland"), site("va", "switzerland"), {schema}));
    expect(found.get("roc-auc")?.verdict).toBe("fail");
    expect(found.get("log-loss")?.verdict).not.toBe("ok");
  });
});
