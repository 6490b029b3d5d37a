import {describe, expect, it} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {planSizes as sizes} from "../../src/profile/plan.ts";
import {judge} from "../../src/result/run.ts";
import {generator} from "../../src/stats/random.ts";
import {describeGolden, goldenTable} from "../golden/golden.ts";
import {compared} from "./tables.ts";

const roles = {y: {role: "target"}, p: {role: "prediction"}, patient: {role: "id", cluster: true}} as const;

interface World {
  readonly n: number;
  /** How large errors are, and by how much all are too high. */
  readonly size?: number;
  readonly shift?: number;
  /** Rows of one patient, who shares an error of the same size. */
  readonly visits?: number;
}

/** Truths of mean 50 and spread 10, and predictions. */
const drawn = (seed: number, {n, size = 4, shift = 0, visits = 1}: World) => {
  const random = generator(seed), y: number[] = [], p: number[] = [], patient: string[] = [];
  let own = 0;
  for (let i = 0; i < n; i++) {
    if (i % visits === 0) own = visits > 1 ? random.normal() : 0;
    y.push(50 + 10 * random.normal());
    p.push(y[i] + shift + size * (random.normal() + own));
    patient.push(`patient ${Math.floor(i / visits)}`);
  }
  return {y, p, patient};
};

const scoreOf = (id: string, subject: ReturnType<typeof compared>): Score => {
  const measure = measureById(id), found = read(measure, subject, {options: optionsOf(measure)});
  if (isUnknown(found)) throw new Error(`${id}: ${found.unknown}`);
  return found.score;
};

const width = ({interval}: Score): number => interval ? interval[1] - interval[0] : NaN;

const verdicts = (subject: ReturnType<typeof compared>) => Object.fromEntries(judge(subject, {preset: "performance"}).results
  .filter(({topic, column}) => topic === "performance" && column === null).map(({measure, verdict}) => [measure, verdict]));

describe("measures of errors", () => {
  it("stay ok where nothing has changed, and fail on errors half as large again", () => {
    const before = drawn(1, {n: 4000}), same = verdicts(compared(before, drawn(2, {n: 4000}), {schema: roles}));
    const worse = verdicts(compared(before, drawn(3, {n: 4000, size: 6}), {schema: roles}));
    for (const id of ["mean-absolute-error", "root-mean-squared-error", "r-squared", "mean-error"]) expect(same[id], id).toBe("ok");
    for (const id of ["mean-absolute-error", "root-mean-squared-error"]) expect(worse[id], id).toBe("fail");
    expect(worse["mean-error"]).toBe("ok");
  });

  it("tell a bias from worse predictions, and call none worse that has become better", () => {
    const before = drawn(1, {n: 4000}), biased = verdicts(compared(before, drawn(2, {n: 4000, shift: 5}), {schema: roles}));
    expect(biased["mean-error"]).toBe("fail");
    const healed = verdicts(compared(drawn(1, {n: 4000, shift: 5}), drawn(2, {n: 4000, size: 2}), {schema: roles}));
    expect(Object.values(healed)).not.toContain("fail");
    expect(Object.values(healed)).not.toContain("warn");
  });

  it("widen their intervals where patients and not rows are independent", () => {
    const current = drawn(5, {n: 1500, visits: 10}), {y, p} = current, {patient: _, ...alone} = roles;
    const clustered = compared(current, current, {schema: roles}), single = compared({y, p}, {y, p}, {schema: alone});
    for (const id of ["mean-error", "mean-absolute-error", "root-mean-squared-error", "median-absolute-error"]) {
      const [wide, narrow] = [scoreOf(id, clustered), scoreOf(id, single)];
      expect(wide.value, id).toBeCloseTo(narrow.value, 9);
      expect(width(wide) / width(narrow), id).toBeGreaterThan(1.3);
      expect(wide.method).toBe("clusters resampled");
    }
  });

  it("give the median from cells within its bound", () => {
    const before = drawn(1, {n: 6000}), now = drawn(2, {n: 6000, size: 5});
    const exact = scoreOf("median-absolute-error", compared(before, now, {schema: roles, sizes: {...sizes, exact: 50_000}}));
    const cells = scoreOf("median-absolute-error", compared(before, now, {schema: roles, sizes: {...sizes, exact: 100}}));
    expect(exact.bound).toBeUndefined();
    expect(Math.abs(cells.value - exact.value)).toBeLessThanOrEqual(cells.bound ?? 0);
    expect(cells.bound).toBeLessThan(0.2);
    expect(cells.interval?.[0]).toBeLessThanOrEqual(exact.interval?.[0] ?? NaN);
    expect(cells.interval?.[1]).toBeGreaterThanOrEqual(exact.interval?.[1] ?? NaN);
  });

  it("have no answer, and say why, for tables without labels", () => {
    const before = drawn(1, {n: 200}), now = {...drawn(2, {n: 200}), y: new Array<null>(200).fill(null)};
    const results = judge(compared(before, now, {schema: roles}), {preset: "performance"}).results.filter(({column}) => column === null);
    expect(results.filter(({estimated}) => !estimated).map(({reason}) => reason)).toEqual(new Array(4).fill("no-labels"));
  });

  it("have a value and no verdict where the reference has no labels", () => {
    const before = {...drawn(1, {n: 200}), y: new Array<null>(200).fill(null)}, now = drawn(2, {n: 200});
    const [first] = judge(compared(before, now, {schema: {...roles, y: {role: "target", kind: "numeric"}}}), {preset: "performance"}).results
      .filter(({measure}) => measure === "mean-absolute-error");
    expect(first).toMatchObject({verdict: "unknown", reason: "no-reference"});
    expect(first.score).toBeGreaterThan(2);
  });
});

describeGolden("bike predictions", (tally) => {
  const {names, rows} = goldenTable("golden/open/predictions/bike_hgb_2011.csv");
  const table = (keep: (row: readonly string[], i: number) => boolean) => {
    const kept = rows.filter(keep), column = (name: string) => kept.map((row) => Number(row[names.indexOf(name)]));
    return {y: column("y_true"), p: column("y_pred")};
  };
  const isTrain = (row: readonly string[]): boolean => row[names.indexOf("split")] === "train", {patient: _, ...schema} = roles;

  it("alarm on 2012 for a model of 2011, and not between halves of 2011", () => {
    const shifted = compared(table(isTrain), table((row) => !isTrain(row)), {schema}), found = verdicts(shifted);
    const fine = verdicts(compared(table((row, i) => isTrain(row) && i % 2 === 0), table((row, i) => isTrain(row) && i % 2 === 1), {schema}));
    const judged = ["mean-absolute-error", "root-mean-squared-error", "r-squared", "mean-error"];
    tally.pairs(judged.map((id) => ({id: `2012 ${id}`, complaint: found[id] === "fail" ? undefined : found[id]})));
    tally.pairs(judged.map((id) => ({id: `2011 ${id}`, complaint: ["fail", "warn"].includes(fine[id]) ? fine[id] : undefined})));
    const drifted = judge(shifted, {preset: "performance"}).results.find(({column}) => column === "(error)");
    expect(drifted).toMatchObject({topic: "prediction", verdict: "fail"});
    // The other way round the errors have changed as much, but for the better.
    const {verdicts: topics} = judge(compared(table((row) => !isTrain(row)), table(isTrain), {schema}), {preset: "performance"});
    expect(topics.map(({topic, verdict}) => [topic, verdict])).toEqual([["performance", "ok"], ["prediction", "fail"]]);
    const {value, reference} = scoreOf("r-squared", shifted);
    expect(value).toBeCloseTo(0.6451663351650618, 9);
    expect(reference).toBeCloseTo(0.9660915811281515, 9);
  });
});
