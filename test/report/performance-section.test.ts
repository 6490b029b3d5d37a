import {describe, expect, it} from "vitest";
import {report} from "../../src/report/report.ts";
import {openingSentence} from "../../src/report/sentence.ts";
import type {Result, Run} from "../../src/result/result.ts";
import {elements, parseMarkup, textOf, withClass, withTag, type Element} from "../chart/markup.ts";
import {allRuns} from "./runs.ts";
import {hernia, modelRun} from "./model-runs.ts";
import {resultOf} from "./spine-run.ts";

const said = (root: Element): string => textOf(root).replaceAll("\u202F", " ").replace(/\s+/g, " ");
const page = (run: Run): Element => parseMarkup(report(run));
const opening = (run: Run): string => openingSentence(run).map((word) => typeof word === "string" ? word : word.name).join("");

const accuracy = (some: Partial<Result>): Result => resultOf({
  topic: "performance", column: null, role: null, measure: "accuracy", title: "Accuracy", unit: "share", score: 0.78, interval: [0.75, 0.81], reference: 0.97,
  effect: {measure: "accuracy", of: "difference", unit: "share", score: -0.19, interval: [-0.22, -0.16]}, limits: {warn: -0.02, fail: -0.05}, worse: "lower", verdict: "fail",
  needed: {count: 1200, of: "labelled rows"}, n: {reference: 1600, current: 900}, says: "Accuracy is 78 %; in the reference it is 97 %.", ...some,
});

/** The model's run with some results of its own. */
const withResults = (name: string, results: readonly Result[]): Run => ({...allRuns[name](), results});

describe("the opening sentence about a model", () => {
  it("says of a hundred cases how many are found, and in the reference", () => {
    expect(opening(withResults("model", []))).toMatch(/^Of 100 cases of hernia the model finds \d\d \(\d\d to \d\d\); in the reference 9\d\. Of 100 that it calls hernia, \d\d are/);
  });

  it("says from how many, where they are fewer than a hundred", () => {
    const run = withResults("model", []), {performance} = run, few = performance!.classes.map((row) => ({...row, current: row.current && {...row.current, cases: 9, called: 12}}));
    expect(opening({...run, performance: {...performance!, classes: few}})).toMatch(/finds \d\d \(\d\d to \d\d, from 9\).* are \(\d\d to \d\d, from 12\)/);
  });

  it("opens with the verdict where measures were judged", () => {
    expect(opening(withResults("model", [accuracy({})]))).toMatch(/^The model is worse than in the reference\. Of 100/);
    expect(opening(withResults("model", [accuracy({verdict: "ok"})]))).toMatch(/^The model is as good as in the reference\./);
    expect(opening(withResults("model", [accuracy({verdict: "unknown", reason: "too-few-rows"})]))).toMatch(/^Whether the model .* cannot be told yet\./);
  });

  it("says by how much a prediction is off, in the unit of the target", () => {
    expect(opening(allRuns["bikes"]()).replaceAll("\u202F", " ")).toMatch(/On average a prediction is off by [\d.]+ bikes \([\d.]+ to [\d.]+\); in the reference by [\d.]+\./);
  });

  it("never passes an estimate off as a measurement", () => {
    const words = opening(withResults("unlabelled", [accuracy({estimated: true, title: "Expected accuracy"})])).replaceAll("\u202F", " ");
    expect(words).toBe("No label has come yet, so how good the model is cannot be measured. Estimated without labels, expected accuracy is about 78 % (75 % to 81 %).");
  });
});

describe("the section about a model", () => {
  it("comes first where performance was asked for, and lists every measure with reference, change and limits", () => {
    const root = page(withResults("model", [accuracy({})]));
    expect(withTag(root, "main")[0].children.flatMap((child) => typeof child === "string" ? [] : child.attributes.get("id") ?? "opening"))
      .toEqual(["opening", "performance", "next", "method"]);
    const text = said(withClass(root, "model")[0]);
    for (const part of ["Worse", "Accuracy", "78 % 75 % to 81 %", "97 %", "\u221219 points \u221222 to \u221216"]) expect(text).toContain(part);
  });

  it("says why the model has changed, and which columns have moved by how much it rests on them", () => {
    const {schema, reference, current} = hernia(), weighed = {...schema, columns: schema.columns.map((column) => column.name === "cost" ? {...column, importance: 3} : column)};
    const text = said(page(modelRun({schema: weighed, reference, current}, {preset: "all"}))), plain = said(page(modelRun({schema, reference, current}, {preset: "all"})));
    expect(text).toContain("Why it has changed");
    expect(text).toMatch(/Of Change Prevalence Scores The rest Accuracy .*\u2212\d+(?:\.\d)? points/);
    expect(text).toMatch(/Column Drift Importance Drift × importance cost /);
    expect(plain).not.toContain("Drift × importance");
  });

  it("says how many rows would tell, where the verdict is open", () => {
    const rows = (verdict: "unknown" | "fail"): string => said(withClass(page(withResults("model", [accuracy({verdict})])), "model")[0]);
    expect(rows("unknown")).toContain("about 1 200 labelled rows would show a change to the limit");
    expect(rows("fail")).not.toContain("would show");
  });

  it("calls an estimate likely, and puts one sentence in the place of measures that could not be taken", () => {
    const text = said(page(allRuns["unlabelled"]()));
    for (const part of ["The model, estimated without labels", "Not measured: Accuracy, F1, ROC AUC", "Expected accuracy estimated"]) expect(text).toContain(part);
    expect(text).toMatch(/Likely worse|Perhaps worse|Likely as good|Cannot tell/);
  });

  it("draws what is estimated in a table of its own, dashed, with the word", () => {
    const root = page(withResults("model", [accuracy({}), accuracy({estimated: true, measure: "expected-accuracy", title: "Expected accuracy", verdict: "ok"})]));
    const [measured, estimated] = withClass(root, "model");
    expect(said(measured)).not.toContain("estimated");
    expect(said(estimated)).toContain("Expected accuracy estimated");
    const dashes = (table: Element): number => elements(table).filter(({attributes}) => attributes.get("stroke-dasharray") === "4 3").length;
    expect([dashes(measured), dashes(estimated)]).toEqual([0, 2]);
    expect(said(root)).toContain("are no measurements");
  });

  it("tells a change that is a part of the reference as a percentage", () => {
    const error = accuracy({title: "Mean absolute error", unit: "", score: 12, reference: 10, interval: [11, 13], worse: "higher",
      effect: {measure: "mean-absolute-error", of: "ratio", unit: "share", score: 0.2, interval: [0.1, 0.3]}, limits: {warn: 0.1, fail: 0.25}});
    expect(said(withClass(page(withResults("bikes", [error])), "model")[0])).toContain("+20 % 10 % to 30 %");
  });

  it("has a drawing for each question, each with its numbers for those who cannot see it", () => {
    const text = said(page(allRuns["model"]()));
    for (const title of ["What it gets right and wrong", "Found against false alarms (ROC)", "precision and recall", "Can its probabilities be believed?",
      "If another threshold decided", "Score of those who were hernia", "Over time"]) expect(text).toContain(title);
    const figures = withClass(page(allRuns["model"]()), "plot"), bare = figures.filter((one) => withClass(one, "behind").length === 0);
    // Distributions have their words and quantiles; the others have tables.
    expect(bare.every((one) => withClass(one, "spread").length === 1)).toBe(true);
    expect(said(page(allRuns["bikes"]()))).toContain("Mean absolute error by prediction");
  });

  it("marks segments with few rows and gives them no verdict", () => {
    const run = allRuns["bikes"](), view = run.performance;
    if (view === null) throw new Error("no performance");
    const root = page({...run, performance: {...view, segments: view.segments.map((row, i) => ({...row, few: i === 0, labelled: 12}))}});
    const [marked] = withClass(root, "few");
    expect(said(marked)).toContain("few rows");
    expect(withClass(marked, "badge")).toEqual([]);
  });

  it("says how many rows have a label", () => {
    expect(said(page(allRuns["unlabelled"]()))).toContain("None of 900 current rows has both a label and a prediction.");
    expect(said(page(allRuns["model"]()))).toContain("All 900 current rows have a label and a prediction.");
  });
});
