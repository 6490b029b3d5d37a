import {describe, expect, it} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {judge} from "../../src/result/run.ts";
import {performanceOf} from "../../src/result/performance/performance.ts";
import {defaultSettings} from "../../src/result/settings.ts";
import {generator} from "../../src/stats/random.ts";
import {scoredRows} from "../stats/scored-sample.ts";
import {compared, type Table} from "./tables.ts";

const schema = {
  was: {role: "target", positive: "1", kind: "categorical"}, said: {role: "prediction", kind: "categorical"}, p: {role: "score", class: "1"},
  cost: {role: "business"}, again: {role: "business", kind: "boolean"},
} as const;
const clustered = {...schema, patient: {role: "id", kind: "text", cluster: true}} as const;

/** Patients, each with as many visits that are the same in all. */
const table = (seed: number, patients: number, {visits = 1, labelled = true} = {}): Table => {
  const random = generator(seed), rows = scoredRows(random, patients, {prevalence: 0.3}).flatMap((row, i) => {
    const cost = -100 * Math.log(1 - random.next()), again = String(random.next() < 0.1);
    return Array.from({length: visits}, () => ({...row, cost, again, patient: `patient ${i}`}));
  });
  return {
    was: rows.map(({actual}) => labelled ? String(Number(actual)) : null), said: rows.map(({predicted}) => String(Number(predicted))), p: rows.map(({score}) => score),
    cost: rows.map(({cost}) => cost), again: rows.map(({again}) => again), patient: rows.map(({patient}) => patient),
  };
};

/** Ten visits of each patient: incidence and sex are the patient's, slip half so, noise is of the visit. */
const visitsOf = (seed: number, patients: number, by = 0): Table => {
  const random = generator(seed), rows = Array.from({length: patients}, (_, i) => {
    const own = {incidence: random.normal() + by, slip: random.normal(), sex: random.next() < 0.4 ? "f" : "m", patient: `${seed} ${i}`};
    return Array.from({length: 10}, () => ({...own, slip: own.slip + random.normal(), noise: random.normal()}));
  }).flat();
  return {
    incidence: rows.map(({incidence}) => incidence), slip: rows.map(({slip}) => slip), noise: rows.map(({noise}) => noise),
    sex: rows.map(({sex}) => sex), patient: rows.map(({patient}) => patient),
  };
};

const without = ({patient: _, ...rest}: Table): Table => rest;

const widthOf = ({interval}: {readonly interval?: readonly [number, number] | null}): number => {
  if (!interval) throw new Error("no interval");
  return interval[1] - interval[0];
};

const asked = (subject: ReturnType<typeof compared>, id: string): Score => {
  const measure = measureById(id), of = measure.over.subject === "table" ? subject : subject.columns.find(({name}) => name === (id === "business-rate" ? "again" : "cost"));
  const found = read(measure, of!, {options: optionsOf(measure)});
  if (isUnknown(found)) throw new Error(`${id}: ${found.unknown}, ${found.detail}`);
  return found.score;
};

describe("four visits of each patient that are the same in all", () => {
  const visits = compared(table(1, 300, {visits: 4}), table(2, 250, {visits: 4}), {schema: clustered});
  const single = compared(without(table(1, 300)), without(table(2, 250)), {schema});

  it.each(["business-mean", "business-rate", "business-quantile"])("leave %s as unsure as one visit of each does", (id) => {
    const ratio = widthOf(asked(visits, id)) / widthOf(asked(single, id));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.2);
    expect(asked(visits, id).method).toMatch(/clusters taken as single rows$/);
  });

  it("leave a sum four times as unsure", () => {
    expect(widthOf(asked(visits, "business-sum")) / widthOf(asked(single, "business-sum")) / 4).toBeCloseTo(1, 0);
  });

  it.each(["expected-accuracy", "expected-recall", "expected-roc-auc"])("leave %s as unsure as one visit of each does", (id) => {
    const before = table(3, 500, {visits: 4}), now = table(4, 300, {visits: 4, labelled: false});
    const many = asked(compared(before, now, {schema: clustered}), id);
    const one = asked(compared(without(table(3, 500)), without(table(4, 300, {labelled: false})), {schema}), id);
    expect(widthOf(many) / widthOf(one)).toBeGreaterThan(0.8);
    expect(widthOf(many) / widthOf(one)).toBeLessThan(1.5);
    expect(many.method).toMatch(/widened for clusters$/);
  });

  it("leave what the report draws of classes and scores as unsure as one visit of each does", () => {
    const [many, one] = [visits, single].map((subject) => performanceOf(subject, {...defaultSettings, preset: "performance"})!);
    const rates = (view: typeof many): number => view.classes.reduce((sum, {current}) => sum + widthOf(current!.found!) + widthOf(current!.right!), 0);
    const bins = (view: typeof many): number => view.scores[0].current!.reliability!.reduce((sum, bin) => sum + widthOf(bin), 0);
    for (const of of [rates, bins]) {
      expect(of(many) / of(one)).toBeGreaterThan(0.85);
      expect(of(many) / of(one)).toBeLessThan(1.3);
    }
  });

  it("tell nothing of business columns when the patients are too few", () => {
    const few = compared(table(5, 3, {visits: 40}), table(6, 3, {visits: 40}), {schema: clustered});
    expect(asked(few, "business-mean")).toMatchObject({unsure: "too-few-rows"});
    expect(asked(few, "business-quantile").interval).toBeUndefined();
  });

  it("do not make a drift of what a patient brings along, and hide none that is there", () => {
    const verdicts = (by: number, runs: number): string[] => Array.from({length: runs}, (_, seed) => {
      const both = compared(visitsOf(2 * seed + 1, 100), visitsOf(2 * seed + 2, 60, by), {schema: {patient: {role: "id", kind: "text", cluster: true}}});
      return judge(both, {preset: "all"}).results.some(({column, verdict}) => (by === 0 || column === "incidence") && (verdict === "warn" || verdict === "fail"));
    }).map(String);
    // Of 60 such runs 52 failed and 60 warned or failed while each visit stood for itself.
    expect(verdicts(0, 40).filter((bad) => bad === "true").length).toBeLessThan(4);
    expect(verdicts(0.9, 20).filter((bad) => bad === "true").length).toBeGreaterThan(16);
  });

  it("make a test that takes each row for itself say so, and tell no p", () => {
    const both = compared(visitsOf(1, 100), visitsOf(2, 60), {schema: {patient: {role: "id", kind: "text", cluster: true}}});
    const measure = measureById("epps-singleton"), found = read(measure, both.columns[0], {options: optionsOf(measure)});
    expect(isUnknown(found) ? found : found.score).toMatchObject({detail: "this test takes each row for itself, and rows come in clusters"});
    expect(isUnknown(found) ? found : found.score).not.toHaveProperty("p");
    const few = compared(visitsOf(1, 3), visitsOf(2, 60), {schema: {patient: {role: "id", kind: "text", cluster: true}}});
    expect(read(measureById("distribution-change"), few.columns[0], {options: {}})).toEqual({unknown: "too-few-rows", detail: "the rows come in too few clusters"});
  });

  it.each(["worst-segment", "worst-segment-change", "decision-rate-difference", "equal-opportunity-difference"])("leave %s as unsure as one visit of each does", (id) => {
    const bySite = ({was, ...rest}: Table): Table => ({...rest, was, site: Array.from(was, (_, i) => "ABC"[Math.floor(i / 4) % 3])});
    const once = (table: Table): Table => Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, Array.from(cells).filter((_, i) => i % 4 === 0)]));
    const [before, now] = [bySite(table(7, 900, {visits: 4})), bySite(table(8, 600, {visits: 4}))], site = {site: {role: "segment", kind: "categorical"}} as const;
    const many = asked(compared(before, now, {schema: {...clustered, ...site}}), id);
    const one = asked(compared(without(once(before)), without(once(now)), {schema: {...schema, ...site}}), id);
    expect(many.value).toBeCloseTo(one.value, 6);
    expect(widthOf(many) / widthOf(one)).toBeGreaterThan(0.85);
    expect(widthOf(many) / widthOf(one)).toBeLessThan(1.3);
  });

  it("are counted beside the rows of either table", () => {
    const both = compared(visitsOf(1, 100), visitsOf(2, 60), {schema: {patient: {role: "id", kind: "text", cluster: true}}});
    expect(judge(both)).toMatchObject({cluster: "patient", reference: {rows: 1000, clusters: 100}, current: {rows: 600, clusters: 60}});
  });

  it("do not call a column constant, or a copy of another, that none of a few patients happens to vary", () => {
    const flags = (seed: number, patients: number): Table => {
      const random = generator(seed), rows = Array.from({length: patients}, (_, i) => {
        const one = {diabetes: random.next() < 0.1 ? "yes" : "no", smoker: random.next() < 0.1 ? "yes" : "no", patient: `${seed} ${i}`};
        return Array.from({length: 20}, () => one);
      }).flat();
      return {diabetes: rows.map(({diabetes}) => diabetes), smoker: rows.map(({smoker}) => smoker), patient: rows.map(({patient}) => patient)};
    };
    const bad = Array.from({length: 40}, (_, seed) => judge(compared(flags(2 * seed + 1, 200), flags(2 * seed + 2, 12), {schema: {patient: {role: "id", kind: "text", cluster: true}}}),
      {preset: "quality"}).results.filter(({measure, verdict}) => ["constant-column", "near-duplicate-columns"].includes(measure) && verdict !== "ok"));
    expect(bad.flat().map(({measure}) => measure)).toEqual([]);
  });

  it("let a mean stray as far as patients do who are far from all others", () => {
    const costs = (seed: number, patients: number): Table => {
      const random = generator(seed), rows = Array.from({length: patients}, (_, i) => {
        const cost = random.next() < 0.05 ? 100 : 1;
        return Array.from({length: 10}, () => ({cost: cost * (1 + random.next()), patient: `${seed} ${i}`}));
      }).flat();
      return {cost: rows.map(({cost}) => cost), patient: rows.map(({patient}) => patient)};
    };
    const measure = measureById("welch-t"), ps = Array.from({length: 60}, (_, seed) => {
      const both = compared(costs(2 * seed + 1, 100), costs(2 * seed + 2, 60), {schema: {patient: {role: "id", kind: "text", cluster: true}}});
      const found = read(measure, both.columns[0], {options: optionsOf(measure)});
      return isUnknown(found) ? 1 : found.score.p ?? 0;
    });
    expect(ps.filter((p) => p <= 0.05).length).toBeLessThan(6);
  });
});
