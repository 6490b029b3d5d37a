import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import type {Run} from "../../src/result/result.ts";
import {folder, plumbline} from "./plumbline.ts";

const {path: cwd, file} = folder();

/** Patients by outcome and answer: ill and found, ill and missed, well and called in, well and left alone. */
const table = (counts: readonly [number, number, number, number]): string => {
  const kinds = [["ill", "ill"], ["ill", "well"], ["well", "ill"], ["well", "well"]];
  return ["target,prediction", ...counts.flatMap((count, k) => Array.from({length: count}, () => kinds[k].join(",")))].join("\n");
};
file("before.csv", table([180, 20, 40, 160]));
file("now.csv", table([120, 80, 40, 160]));
file("own.mjs", `
import {confusionPair, defineMeasure} from ${JSON.stringify(new URL("../../src/index.ts", import.meta.url).href)};
export default defineMeasure({
  id: "missed", family: "performance", title: "Missed patients", about: "How many ill patients were not found.", over: confusionPair,
  options: {threshold: {default: null, about: "None."}}, unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 50}, evidence: "fact",
  needs: "profile", chart: "none", examples: [],
  score: ({current}) => ({value: current.counts[1]}),
});`);
const columns = "columns:\n  target: {kind: categorical, role: target}\n  prediction: {kind: categorical, role: prediction}\n";
file("plumbline.yaml", `${columns}measures:\n  net-saving: {formula: "800 * recall - 120 * (1 - specificity)", unit: EUR, worse: lower, judges: change, limits: {fail: -50}}\n` +
  "costs: {unit: EUR, judges: change, limits: {warn: 10}, matrix: {ill: {well: 900}, well: {ill: 120}}}\nplugins: [own.mjs]\n" +
  "suites: {release: [{measure: net-saving, change: {min: -50}}, {measure: missed, max: 50}]}\n");

describe("measures of one's own", () => {
  it("are asked by a report: formulas, costs and plugins", async () => {
    const {code, stdout, stderr} = await plumbline(["report", "before.csv", "now.csv", "--config", "plumbline.yaml", "--preset", "performance", "--json", "-"], {cwd});
    expect([code, stderr.includes("bug")]).toEqual([0, false]);
    const {results, methods} = JSON.parse(stdout) as Run, of = (id: string) => results.find(({measure}) => measure === id);
    expect(of("net-saving")).toMatchObject({topic: "business", unit: "EUR", verdict: "fail"});
    expect(of("net-saving")?.score).toBeCloseTo(800 * 0.6 - 120 * 0.2, 6);
    expect(of("net-saving")?.effect.score).toBeCloseTo(-240, 6);
    expect(of("decision-cost")).toMatchObject({score: (80 * 900 + 40 * 120) / 400, verdict: "warn"});
    expect(of("missed")).toMatchObject({topic: "performance", score: 80, verdict: "fail"});
    expect(methods.map(({measure}) => measure)).toEqual(expect.arrayContaining(["net-saving", "decision-cost", "missed"]));
  });

  it("that fail are unknowns with a reason, and stop nothing", async () => {
    const from = JSON.stringify(new URL("../../src/index.ts", import.meta.url).href);
    file("faulty.mjs", `import {defineMeasure, wholeTable} from ${from};
      const made = (id, score) => defineMeasure({id, family: "business", title: id, about: id, over: wholeTable, options: {}, unit: "", range: [0, Infinity],
        worse: "higher", limits: {fail: 1}, evidence: "fact", needs: "profile", chart: "none", examples: [], score});
      export default [made("throws", () => { throw new Error("no luck"); }), made("nothing", () => undefined), made("bare", () => 3),
        made("nan", () => ({value: NaN})), made("sound", ({current}) => ({value: current.rows}))];`);
    file("faulty.yaml", `${columns}plugins: [faulty.mjs]\n`);
    const {code, stdout, stderr} = await plumbline(["report", "before.csv", "now.csv", "--config", "faulty.yaml", "--json", "-"], {cwd});
    expect([code, stderr.includes("bug")]).toEqual([0, false]);
    const {results} = JSON.parse(stdout) as Run, of = (id: string) => results.find(({measure}) => measure === id);
    for (const [id, why] of [["throws", "no luck"], ["nothing", "it gave undefined"], ["bare", "it gave 3"], ["nan", "its value is NaN"]]) {
      expect(of(id)).toMatchObject({verdict: "unknown", reason: "not-computable", says: expect.stringContaining(`measure ${id} failed: ${why}`) as string});
    }
    expect(of("sound")).toMatchObject({score: 400, verdict: "fail"});
  });

  it("are held against limits as numbers, and without limits are told and not judged", async () => {
    file("number.yaml", `${columns}costs: {unit: EUR, limits: {warn: 100, fail: 1000}, matrix: {ill: {well: 900}, well: {ill: 120}}}\n` +
      "measures: {half: {formula: \"accuracy / 2\", worse: lower}}\n");
    const {stdout} = await plumbline(["report", "before.csv", "now.csv", "--config", "number.yaml", "--preset", "performance", "--json", "-"], {cwd});
    const {results, verdicts} = JSON.parse(stdout) as Run, of = (id: string) => results.find(({measure}) => measure === id);
    expect(of("decision-cost")).toMatchObject({effect: {of: "score"}, verdict: "warn"});
    expect(verdicts.find(({topic}) => topic === "business")).toMatchObject({columns: 1, verdict: "warn"});
    await plumbline(["report", "before.csv", "now.csv", "--config", "number.yaml", "--preset", "performance", "-o", "number.html"], {cwd});
    expect(readFileSync(`${cwd}/number.html`, "utf8")).toMatch(/Not judged[\s\S]*shown, not judged: no limit is set/);
  });

  it("stand in suites like any other", async () => {
    const {code, stdout} = await plumbline(["check", "before.csv", "now.csv", "--config", "plumbline.yaml", "--suite", "release"], {cwd});
    expect(code).toBe(1);
    expect(stdout).toContain("net-saving");
  });

  it("are asked by the jobs of the service where its file is named, and nothing is judged without them", async () => {
    file("service.yaml", `model: patients\n${columns}plugins: [own.mjs]\nreferences: {fixed: before.csv}\nwindows: {every: day, lateness: 0h}\n`);
    const store = ["--data", "patients"];
    await plumbline(["ingest", "now.csv", "--time", "2026-01-05T10:00Z", "--config", "service.yaml", ...store], {cwd});
    expect(await plumbline(["calculate", ...store], {cwd})).toMatchObject({code: 2, stderr: expect.stringContaining('model "patients" has plugins') as string});
    expect(await plumbline(["calculate", "--config", "service.yaml", ...store], {cwd})).toMatchObject({code: 0, stdout: "patients: 1 windows, 1 new results\n"});
    const {stdout} = await plumbline(["store", "export", "--kind", "runs", "-o", "-", ...store], {cwd}), {fact} = JSON.parse(stdout) as {fact: {run: Run}};
    expect(fact.run.results.find(({measure}) => measure === "missed")).toMatchObject({score: 80, verdict: "fail"});
  });

  it.each([
    ["measures: {accuracy: {formula: \"1\"}}", "the catalogue has a measure of that name"],
    ["measures: {net: {formula: \"1 +\"}}", "invalid formula: \"1 +\" at character 4"],
    ["measures: {net: {formula: \"recal\"}}", 'unknown measure: "recal"'],
    ["suites: {release: [{measure: netsaving, max: 1}]}", 'unknown measure: "netsaving"'],
    ["plugins: [none.mjs]", "cannot load plugin none.mjs"],
    ["plugins: [plumbline.yaml]", "cannot load plugin plumbline.yaml"],
  ])("are refused at the door: %s", async (text, message) => {
    file("wrong.yaml", `${columns}${text}\n`);
    const {code, stderr} = await plumbline(["report", "before.csv", "now.csv", "--config", "wrong.yaml", "--json", "-"], {cwd});
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
