// What the suites for models must say of real models: one that stays as good, one that does not.
import {expect, it} from "vitest";
import {compare, judge, profile, type Run, type Schema} from "../../src/index.ts";
import {suites} from "../../src/measure/preset-suites.ts";
import type {Suite} from "../../src/measure/suite.ts";
import {describeGolden, type GoldenInput, selectedRows} from "./golden.ts";

type Selection = Pick<GoldenInput, "file" | "where">;

const table = (selection: Selection): Record<string, (string | null)[]> => {
  const {names, rows} = selectedRows(selection);
  return Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i] === "" ? null : row[i])]));
};

async function gated(schema: Schema, asked: readonly Suite[], [before, after]: readonly [Selection, Selection]): Promise<Run> {
  const reference = await profile(table(before), {schema});
  return judge(compare(reference, await profile(table(after), {reference})), {gate: {suites: asked, failOn: "fail", unknown: "pass"}});
}

const named = (...names: readonly string[]): Suite[] => suites.filter(({name}) => names.includes(name));
const failing = ({results}: Run): string[] => results.filter(({verdict}) => verdict === "fail").map(({measure, check}) => `${check?.suite}: ${measure}`);

describeGolden("suites on real models", () => {
  it("pass the employment model, whose AUC stays between .90 and .91", async () => {
    const schema: Schema = {version: 1, columns: [
      {name: "AGEP", kind: "numeric", role: "feature"}, {name: "SEX", kind: "categorical", role: "segment"},
      {name: "employed", kind: "categorical", role: "target", positive: "1"}, {name: "prediction", kind: "categorical", role: "prediction"},
      {name: "predicted_probability", kind: "numeric", role: "score", class: "1"},
    ]};
    const own: Suite = {name: "release", checks: [
      {measure: "roc-auc", condition: {of: "score", min: 0.88}, required: true}, {measure: "roc-auc", condition: {of: "change", fail: -0.02}},
      {measure: "accuracy", segment: {SEX: "1"}, condition: {of: "score", min: 0.8}},
    ]};
    for (const year of ["2016", "2017", "2018"]) {
      const part = (value: string): Selection => ({file: "datasets/employment_ma.csv", where: [{column: "year", op: "==", value}]});
      const run = await gated(schema, [own, ...named("binary", "no-target-performance")], [part("2015"), part(year)]);
      expect(failing(run), year).toEqual([]);
      expect(run.gate?.passed, year).toBe(true);
      const [auc] = run.results.filter(({measure, check}) => measure === "roc-auc" && check?.bounds);
      expect(auc.verdict).toBe("ok");
      expect(auc.score).toBeGreaterThan(0.9);
    }
  }, 60_000);

  it("stop the bicycle model of 2011 in 2012, whose R² falls from .97 to .65", async () => {
    const schema: Schema = {version: 1, columns: [
      {name: "y_true", kind: "numeric", role: "target"}, {name: "y_pred", kind: "numeric", role: "prediction"}]};
    const split = (value: string): Selection => ({file: "golden/open/predictions/bike_hgb_2011.csv", where: [{column: "split", op: "==", value}]});
    const own: Suite = {name: "release", checks: [{measure: "r-squared", condition: {of: "score", min: 0.9}, required: true}]};
    const run = await gated(schema, [own, ...named("regression")], [split("train"), split("serve")]);
    expect(run.gate?.passed).toBe(false);
    expect(failing(run).filter((name) => name.endsWith("r-squared"))).toEqual(["release: r-squared", "regression: r-squared"]);
    const [found] = run.results.filter(({check}) => check?.suite === "release");
    expect(found.says).toMatch(/^R² is 0\.645 \(.*\); in the reference it is 0\.966; it must be at least 0\.9\.$/);
  });

  it("judge a spine model on 93 patients: not worse than chance, and honest about what so few cannot tell", async () => {
    const schema: Schema = {version: 1, columns: [
      {name: "y_true", kind: "categorical", role: "target", positive: "AB"}, {name: "y_pred", kind: "categorical", role: "prediction"},
      {name: "p_AB", kind: "numeric", role: "score", class: "AB"}]};
    const split = (value: string): Selection => ({file: "golden/open/predictions/spine2c_logreg_seed42.csv", where: [{column: "split", op: "==", value}]});
    const run = await gated(schema, named("binary"), [split("train"), split("test")]);
    expect(run.gate?.passed).toBe(true);
    expect(run.results.find(({check}) => check?.name === "better than chance")?.verdict).toBe("ok");
    expect(run.gate?.counts.unknown).toBeGreaterThan(3);
  });
});
