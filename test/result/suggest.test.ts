import {describe, expect, it} from "vitest";
import {cohort, type Cohort, schema} from "../../examples/spine/cohort.ts";
import {compare, judge, profile, type Profile, type Run, type Schema} from "../../src/index.ts";
import {measureById} from "../../src/measure/index.ts";
import {type Suggestion, suggestedChecks} from "../../src/result/suggest.ts";
import {generator} from "../../src/stats/random.ts";

const table = cohort({rows: 600, seed: 31});

/** A table of all that is suggested about, awkward on purpose: a long tail, missing cells, rare labels, a fair classifier. */
function awkward(rows: number, seed: number): Cohort {
  const random = generator(seed), sick = Array.from({length: rows}, () => random.next() < 0.3);
  const score = sick.map((is) => 1 / (1 + Math.exp(-(random.normal() + (is ? 1 : -1)))));
  return {
    cost: sick.map(() => random.next() < 0.04 ? null : Math.exp(2 * random.normal())), steps: sick.map(() => random.int(6)),
    ward: sick.map(() => `ward ${Math.floor(random.exponential() * 4)}`), sick: sick.map(String), score,
    said: score.map((p) => String(p > 0.5)),
  };
}

const awkwardSchema: Schema = {version: 1, columns: [
  {name: "cost", kind: "numeric", role: "feature"}, {name: "steps", kind: "numeric", role: "feature"},
  {name: "ward", kind: "categorical", role: "feature"}, {name: "sick", kind: "boolean", role: "target", positive: "true"},
  {name: "score", kind: "numeric", role: "score", class: "true"}, {name: "said", kind: "boolean", role: "prediction"},
]};

const suggested = (reference: Profile, rows: number): Suggestion[] =>
  suggestedChecks(compare(reference, reference), {rows, confidence: 0.95});

async function gated(reference: Profile, current: Cohort, suggestions: readonly Suggestion[]): Promise<Run> {
  const suites = [{name: "suggested", checks: suggestions.map(({check}) => check)}];
  const made = await profile(current, {reference});
  return judge(compare(reference, made), {gate: {suites, failOn: "fail", unknown: "pass"}});
}

/** How many of so many tables fail the suggestions. */
async function failures(reference: Profile, {suggestions, runs}: {readonly suggestions: readonly Suggestion[]; readonly runs: number}, tableOf: (seed: number) => Cohort): Promise<number> {
  let failed = 0;
  for (let seed = 1; seed <= runs; seed++) if ((await gated(reference, tableOf(seed), suggestions)).gate?.passed !== true) failed++;
  return failed;
}

/** Rows drawn with putting back. */
function resample(of: Cohort, rows: number, seed: number): Cohort {
  const random = generator(seed), n = Object.values(of)[0].length, chosen = Array.from({length: rows}, () => random.int(n));
  return Object.fromEntries(Object.entries(of).map(([name, cells]) => [name, chosen.map((row) => cells[row])]));
}

describe("suggested checks", () => {
  it("are failed by at most one in twenty resamples of the reference itself", async () => {
    const rows = 250, of = awkward(rows, 2), reference = await profile(of, {schema: awkwardSchema}), suggestions = suggested(reference, rows);
    expect(await failures(reference, {suggestions, runs: 200}, (seed) => resample(of, rows, seed))).toBeLessThanOrEqual(10);
  }, 600_000);

  it("are seldom failed by other rows of the same law, in smaller tables", async () => {
    const reference = await profile(awkward(400, 3), {schema: awkwardSchema}), suggestions = suggested(reference, 100);
    expect(await failures(reference, {suggestions, runs: 100}, (seed) => awkward(100, 100 + seed))).toBeLessThanOrEqual(5);
  }, 600_000);

  it("are seldom failed by other patients of the same law, whose rows are ten visits each", async () => {
    const visits = (patients: number, seed: number): Cohort => {
      const of = awkward(patients, seed), each = Array.from({length: 10 * patients}, (_, i) => Math.floor(i / 10));
      const {cost, steps, ward} = Object.fromEntries(Object.entries(of).map(([name, cells]) => [name, each.map((row) => cells[row])]));
      return {cost, steps, ward, patient: each.map((row) => `${seed} ${row}`)};
    };
    const known: Schema = {version: 1, columns: [...awkwardSchema.columns.slice(0, 3), {name: "patient", kind: "text", role: "id", cluster: true}]};
    const reference = await profile(visits(200, 3), {schema: known}), suggestions = suggested(reference, 1000);
    expect(await failures(reference, {suggestions, runs: 60}, (seed) => visits(100, 100 + seed))).toBeLessThanOrEqual(6);
  }, 600_000);

  it("are failed by a moved scanner, missing cells and a new label, and name them", async () => {
    const reference = await profile(table, {schema});
    const drift = {shift: {lumbar_lordosis_angle: 12}, missing: {pelvic_radius: 0.2}, scanner: {name: "new one", share: 0.15}};
    const {results} = await gated(reference, cohort({rows: 600, seed: 5, drift}), suggested(reference, 600));
    const failed = new Set(results.filter(({verdict}) => verdict === "fail").map(({column, measure}) => `${measure} ${String(column)}`));
    for (const found of ["quantile-shift lumbar_lordosis_angle", "missing-share pelvic_radius", "new-categories scanner"]) expect(failed).toContain(found);
  });

  it("are stated for the number of rows that will come: fewer rows, wider limits", async () => {
    const reference = await profile(table, {schema});
    const widths = [50, 500, 5000].map((rows) => suggested(reference, rows)
      .find(({check: {measure, columns}}) => measure === "missing-share" && Array.isArray(columns) && columns[0] === "pelvic_radius")?.check.condition?.max ?? 0);
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(new Set(widths).size).toBe(3);
  });

  it("leave open the side on which the measure is better", async () => {
    const reference = await profile(table, {schema}), ofModel = suggested(reference, 600).filter(({check: {measure}}) => measureById(measure).family === "performance");
    expect(ofModel.length).toBeGreaterThan(2);
    for (const {check: {measure, condition}} of ofModel) {
      const {worse} = measureById(measure), bounds = [condition?.min !== undefined, condition?.max !== undefined];
      expect(bounds, measure).toEqual(worse === "lower" ? [true, false] : worse === "higher" ? [false, true] : [true, true]);
    }
  });

  it("pass a model that got better", async () => {
    const rows = 400, random = generator(4), actual = Array.from({length: rows}, () => random.next() < 0.4 ? "yes" : "no");
    const said = (right: number) => actual.map((label) => random.next() < right ? label : label === "yes" ? "no" : "yes");
    const own = {version: 1 as const, columns: [
      {name: "actual", kind: "categorical" as const, role: "target" as const}, {name: "said", kind: "categorical" as const, role: "prediction" as const}]};
    const reference = await profile({actual, said: said(0.8)}, {schema: own}), suggestions = suggested(reference, rows);
    const run = async (right: number): Promise<boolean | undefined> => (await gated(reference, {actual, said: said(right)}, suggestions)).gate?.passed;
    expect([await run(0.97), await run(0.6)]).toEqual([true, false]);
  });

  it("hold a regression's errors from above, its R² from below, and its bias by how far it strays", async () => {
    const random = generator(9), actual = Array.from({length: 500}, () => 10 * random.normal());
    const said = (spread: number, off = 0) => actual.map((x) => x + spread * random.normal() + off);
    const own = {version: 1 as const, columns: [
      {name: "actual", kind: "numeric" as const, role: "target" as const}, {name: "said", kind: "numeric" as const, role: "prediction" as const}]};
    const reference = await profile({actual, said: said(2)}, {schema: own}), suggestions = suggested(reference, 500);
    const failing = async (spread: number, off = 0): Promise<string[]> => {
      const {results} = judge(compare(reference, await profile({actual, said: said(spread, off)}, {reference})),
        {gate: {suites: [{name: "s", checks: suggestions.map(({check}) => check)}], failOn: "fail", unknown: "pass"}});
      return results.filter(({verdict, topic}) => verdict === "fail" && topic === "performance").map(({measure}) => measure);
    };
    expect(await failing(1)).toEqual([]);
    expect(await failing(4)).toEqual(["mean-absolute-error", "root-mean-squared-error", "r-squared"]);
    expect(await failing(2, 1)).toContain("mean-error");
  });
});
