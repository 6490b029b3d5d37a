import {describe, expect, it} from "vitest";
import {type Cohort, cohort, csv, schema} from "../../examples/spine/cohort.ts";

const mean = (cells: Cohort[string]): number => {
  const values = cells.filter((cell) => cell !== null).map(Number);
  return values.reduce((sum, x) => sum + x, 0) / values.length;
};
const share = (cells: Cohort[string], holds: (cell: string | number | null) => boolean): number =>
  cells.filter(holds).length / cells.length;
const isNull = (cell: string | number | null): boolean => cell === null;

describe("cohort(options)", () => {
  const table = cohort({rows: 6000, seed: 1});

  it("has the columns of its schema, in order, and the rows asked for", () => {
    expect(Object.keys(table)).toEqual(schema.columns.map(({name}) => name));
    expect(new Set(Object.values(table).map(({length}) => length))).toEqual(new Set([6000]));
  });

  it("gives the same patients for the same seed, others for another", () => {
    expect(cohort({rows: 50, seed: 3})).toEqual(cohort({rows: 50, seed: 3}));
    expect(cohort({rows: 50, seed: 3})).not.toEqual(cohort({rows: 50, seed: 4}));
  });

  it("makes incidence the sum of tilt and slope, as in life", () => {
    const worst = table["pelvic_incidence"].reduce<number>((most, x, i) =>
      Math.max(most, Math.abs(Number(x) - Number(table["pelvic_tilt"][i]) - Number(table["sacral_slope"][i]))), 0);
    expect(worst).toBeLessThan(0.011);
  });

  // Means of the 310 patients of the UCI data.
  it.each([
    ["Normal", 51.7, 12.8, 43.5, 2.2], ["Hernia", 47.6, 17.4, 35.5, 2.5], ["Spondylolisthesis", 71.5, 20.7, 64.1, 51.9],
  ])("measures %s as the published patients are", (diagnosis, incidence, tilt, lordosis, degree) => {
    const of = (name: string): number => mean(table[name].filter((_, i) => table["diagnosis"][i] === diagnosis));
    expect(of("pelvic_incidence")).toBeCloseTo(incidence, -0.5);
    expect(of("pelvic_tilt")).toBeCloseTo(tilt, -0.3);
    expect(of("lumbar_lordosis_angle")).toBeCloseTo(lordosis, -0.3);
    expect(of("degree_spondylolisthesis")).toBeCloseTo(degree, -0.8);
  });

  it("has a model that is right most of the time, and scores that add up to one", () => {
    const right = table["prediction"].filter((said, i) => said === table["diagnosis"][i]).length / 6000;
    expect(right).toBeGreaterThan(0.8);
    expect(right).toBeLessThan(0.95);
    const scores = schema.columns.filter(({role}) => role === "score").map(({name}) => table[name]);
    for (let i = 0; i < 100; i++) expect(scores.reduce((sum, cells) => sum + Number(cells[i]), 0)).toBeCloseTo(1, 3);
  });

  it("spreads visits over working hours of the days asked for, in order", () => {
    const visits = cohort({rows: 500, seed: 2, start: "2025-09-01", days: 30})["visited_at"].map(String);
    expect(visits).toEqual(visits.toSorted());
    expect([visits[0] >= "2025-09-01T08:00Z", visits[499] < "2025-10-01T00:00Z"]).toEqual([true, true]);
  });

  it("moves what it is told to move, and nothing else", () => {
    const moved = cohort({rows: 6000, seed: 1, drift: {
      shift: {lumbar_lordosis_angle: 7}, missing: {pelvic_radius: 0.14}, scanner: {name: "new", share: 0.12},
    }});
    expect(mean(moved["lumbar_lordosis_angle"]) - mean(table["lumbar_lordosis_angle"])).toBeCloseTo(7, 0);
    expect(share(moved["pelvic_radius"], isNull)).toBeCloseTo(0.14, 1);
    expect(share(table["pelvic_radius"], isNull)).toBeLessThan(0.02);
    expect(share(moved["scanner"], (cell) => cell === "new")).toBeCloseTo(0.12, 1);
    expect(mean(moved["age"]) - mean(table["age"])).toBeCloseTo(0, 0);
  });
});

describe("csv(cohort)", () => {
  it("leaves missing cells empty", () => {
    expect(csv({a: [1, null], b: ["x", "y"]})).toBe("a,b\n1,x\n,y\n");
  });
});
