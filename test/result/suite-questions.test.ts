import {describe, expect, it} from "vitest";
import {judge} from "../../src/index.ts";
import {suites} from "../../src/measure/preset-suites.ts";
import type {SuiteCheck} from "../../src/measure/suite.ts";
import type {Run} from "../../src/result/result.ts";
import type {GateSettings} from "../../src/result/settings.ts";
import {compared, type Table} from "../measure/tables.ts";

const repeat = <T>(n: number, ...cells: readonly T[]): T[] => Array.from({length: n}, (_, i) => cells[i % cells.length]);

const reference: Table = {
  age: repeat(300, 20, 30, 40, 50, 60), site: repeat(300, "Lyon", "Paris", "Lyon"), was: repeat(300, "yes", "no"),
  said: repeat(300, "yes", "no", "yes", "no", "no", "yes", "yes", "no", "yes", "no"),
};
const schema = {
  site: {role: "segment"}, was: {role: "target", positive: "yes"}, said: {role: "prediction"},
} as const;

const run = (current: Table, checks: readonly SuiteCheck[], gate: Partial<GateSettings> = {}): Run =>
  judge(compared(reference, current, {schema}), {gate: {suites: [{name: "release", checks}], failOn: "fail", unknown: "pass", ...gate}});

const verdicts = ({results}: Run): (readonly [string | null, string])[] => results.map(({column, verdict}) => [column, verdict] as const);

describe("a suite", () => {
  it("asks its checks and nothing else", () => {
    const {results, preset, gate} = run(reference, [{name: "few missing", measure: "missing-share", columns: ["age"], condition: {of: "score", max: 0.1}}]);
    expect(results).toMatchObject([{column: "age", measure: "missing-share", verdict: "ok",
      check: {suite: "release", name: "few missing", condition: "must be at most 10 %", bounds: {max: 0.1}, severity: "fail", required: false}}]);
    expect([preset, gate?.passed, gate?.suites]).toEqual(["checks", true, ["release"]]);
  });

  it("asks of columns by kind and role, of those that a measure can read", () => {
    const asked = (columns: SuiteCheck["columns"] & object | "all"): string[] =>
      run(reference, [{measure: "missing-shift", columns}]).results.map(({column}) => String(column)).sort();
    expect(asked("all")).toEqual(["age", "said", "site", "was"]);
    expect(asked({kind: "categorical"})).toEqual(["said", "site", "was"]);
    expect(asked({kind: "categorical", role: "segment"})).toEqual(["site"]);
    expect(run(reference, [{measure: "wasserstein-robust", columns: "all"}]).results.map(({column}) => column)).toEqual(["age"]);
  });

  it("pairs an effect with the evidence that a report pairs it with", () => {
    const [{evidence, of}] = run(reference, [{measure: "wasserstein-robust", columns: ["age"]}]).results.map((result) => ({evidence: result.evidence, of: result.effect.of}));
    expect([evidence.measure, evidence.kind, of]).toEqual(["distribution-change", "test", "score"]);
  });

  it("holds a minimum against the interval, and the bare number where it is told to", () => {
    // 80 % are right, between 75 and 84 %.
    const accuracy = (min: number, strict = false): string =>
      run(reference, [{measure: "accuracy", condition: {of: "score", min}, strict}]).results[0].verdict;
    expect([accuracy(0.7), accuracy(0.78), accuracy(0.82), accuracy(0.9)]).toEqual(["ok", "unknown", "unknown", "fail"]);
    expect([accuracy(0.78, true), accuracy(0.82, true)]).toEqual(["ok", "fail"]);
  });

  it("says of an unknown how many rows would tell", () => {
    const [{says, settles}] = run(reference, [{measure: "accuracy", condition: {of: "score", min: 0.78}}]).results;
    expect(settles?.current).toBeGreaterThan(1000);
    expect(says).toMatch(new RegExp(`must be at least 78 %; about ${settles?.current} rows would tell\\.$`));
  });

  it("holds limits of the change, of measures that tell it and of those that do not", () => {
    const wrong: Table = {...reference, said: repeat(300, "no", "yes"), age: [...repeat(200, 20, 60), ...repeat(100, null)]};
    expect(verdicts(run(wrong, [
      {measure: "accuracy", condition: {of: "change", fail: -0.05}}, {measure: "accuracy", condition: {of: "change", min: -0.9}},
      {measure: "missing-share", columns: ["age"], condition: {of: "change", max: 0.2}},
      {measure: "missing-share", columns: ["site"], condition: {of: "change", max: 0.2}},
      {measure: "row-count", condition: {of: "change", min: 0, max: 0}},
    ]))).toEqual([[null, "fail"], [null, "ok"], ["age", "fail"], ["site", "ok"], [null, "ok"]]);
  });

  it("holds a change as a difference, told in points, or as a part of the reference's, told in percent", () => {
    // Of 300 answers 240 are right in the reference and 180 now: 20 points less, a quarter of what it was.
    const worse: Table = {...reference, said: repeat(300, "yes", "no", "yes", "no", "no", "no", "no", "yes", "no", "no")};
    const [difference, ratio, own] = run(worse, [
      {measure: "accuracy", condition: {of: "change", min: -0.1}}, {measure: "accuracy", condition: {of: "change", as: "ratio", min: -0.1}},
      {measure: "log-loss", condition: {of: "change", max: 0.1}},
    ]).results;
    expect(difference).toMatchObject({verdict: "fail", effect: {of: "difference", unit: "share"}, check: {condition: "the change must be at least -10 points"}});
    expect(difference.effect.score).toBeCloseTo(-0.2, 9);
    expect(difference.says).toMatch(/; the change, -20 points \(-.* points to -.* points\), must be at least -10 points\.$/);
    expect(ratio).toMatchObject({verdict: "fail", effect: {of: "ratio", unit: "share"}, check: {condition: "the change must be at least -10 %"}});
    expect(ratio.effect.score).toBeCloseTo(-0.25, 9);
    expect(ratio.says).toMatch(/; the change, -25 % \(-.* % to -.* %\), must be at least -10 %\.$/);
    expect(own).toMatchObject({effect: {of: "ratio", unit: "share"}, check: {condition: "the change must be at most 10 %"}});
  });

  it("cannot tell a part of a reference that is none", () => {
    const [{verdict, reason}] = run({...reference, age: repeat(300, 20, null)},
      [{measure: "missing-share", columns: ["age"], condition: {of: "change", as: "ratio", max: 0.1}}]).results;
    expect([verdict, reason]).toEqual(["unknown", "not-computable"]);
  });

  it("tells apart checks of one measure by their options, in name and sentence", () => {
    const {results} = run(reference, [
      {measure: "f1", options: {average: "macro"}, condition: {of: "score", min: 0.1}}, {measure: "f1", options: {average: "class"}, condition: {of: "score", min: 0.1}},
    ]);
    expect(results.map(({check}) => check?.name)).toEqual(["F1 (average macro)", "F1"]);
    expect(results[0].says).toMatch(/^F1 \(average macro\) is /);
  });

  it("says what must be so of its own limits too, and tells a bound to its last digit", () => {
    // 240 of 300 answers are right.
    const [limited, near] = run(reference, [
      {measure: "accuracy", condition: {of: "score", warn: 0.95, fail: 0.9}}, {measure: "accuracy", condition: {of: "score", min: 0.80003}, strict: true}]).results;
    expect(limited.says).toMatch(/^Accuracy is 80 % \(.*\); it must stay above 90 %, better above 95 %\.$/);
    expect(near.says).toMatch(/^Accuracy is 80 % \(.*\); it must be at least 80\.003 %\.$/);
  });

  it("says that the change of a number which ought to have one value is that of its distance, and when no table is large enough to tell", () => {
    const scored = {...schema, p: {role: "score", class: "yes"}} as const, p = repeat(300, 0.9, 0.2, 0.8, 0.1, 0.4, 0.7, 0.6, 0.3, 0.9, 0.1);
    const [calibration] = judge(compared({...reference, p}, {...reference, p: p.map((one) => one ** 3 / (one ** 3 + (1 - one) ** 3))}, {schema: scored}), {
      gate: {failOn: "fail", unknown: "pass", suites: [{name: "release", checks: [{measure: "calibration-slope", condition: {of: "change", fail: 0.1}}]}]}}).results;
    expect(calibration.says).toContain("the change of how far off it is, ");
    const [close] = run(reference, [{measure: "accuracy", condition: {of: "score", min: 0.799}}]).results;
    expect(close.says).toMatch(/; even 1000 times as many rows may not tell\.$/);
  });

  it("says why it cannot tell, and only of an interval across the limit that it may lie on either side", () => {
    const scored = {...schema, p: {role: "score", class: "yes"}} as const, p = repeat(300, 0.9, 0.2, 0.8, 0.1, 0.4, 0.7, 0.6, 0.3, 0.9, 0.1);
    const judged = judge(compared({...reference, was: repeat(300, "no"), p}, {...reference, p: repeat(300, 0.5)}, {schema: scored}), {
      gate: {failOn: "fail", unknown: "pass", suites: [{name: "release", checks: [
        {measure: "log-loss"}, {measure: "recall"}, {measure: "accuracy", condition: {of: "score", min: 0.8}}]}]}});
    const [loss, recall, accuracy] = judged.results.map(({says}) => says.split("; ").at(-1));
    expect([loss, recall, accuracy]).toEqual(["all values are the same.", "the reference has no such number.", "it may lie on either side."]);
  });

  it("asks of the rows of a segment", () => {
    const wrongInLyon = reference["said"] as string[], said = wrongInLyon.map((label, i) => (reference["site"] as string[])[i] === "Lyon" ? label : (reference["was"] as string[])[i]);
    const {results} = run({...reference, said}, ["Lyon", "Paris", "Nice"].map((site): SuiteCheck =>
      ({measure: "accuracy", segment: {site}, condition: {of: "score", min: 0.9}})));
    expect(results.map(({segment, verdict, reason}) => [segment?.["site"], verdict, reason])).toEqual(
      [["Lyon", "fail", null], ["Paris", "ok", null], ["Nice", "unknown", "no-values"]]);
    expect(results[2].says).toBe("Cannot be told: no row is of site \"Nice\".");
  });

  it("says no worse than warn where that is the severity", () => {
    const made = run(reference, [{measure: "accuracy", condition: {of: "score", min: 0.9}, severity: "warn"}]);
    expect([made.results[0].verdict, made.gate?.passed]).toEqual(["warn", true]);
  });

  it("judges a number that a report only shows, by its interval or as it is", () => {
    const moved: Table = {...reference, site: repeat(300, "Paris", "Paris", "Lyon")};
    expect(verdicts(run(moved, [{measure: "cramers-v", columns: ["site"], condition: {of: "score", fail: 0.2}},
      {measure: "cramers-v", columns: ["was"], condition: {of: "score", fail: 0.2}}]))).toEqual([["was", "ok"], ["site", "fail"]]);
  });

  it.each([
    [{measure: "psi", columns: ["agee"]}, 'suite "release": unknown column: "agee", of which psi is asked; one of: age, site, was, said'],
    [{measure: "accuracy", segment: {age: "3"}, condition: {of: "score", min: 0}}, 'suite "release": unknown segment: "age"; one of: site'],
    [{measure: "missing-share", columns: "all"}, 'suite "release": missing condition: missing-share has no limits of its own; give warn, fail, min, max or equals'],
    [{measure: "log-loss", condition: {of: "change", warn: 0.2, fail: 0.1}}, 'suite "release": log-loss: fail: 0.1 lies before warn: 0.2; expected the warning first, for more is worse'],
    [{measure: "psi"}, 'suite "release": missing column: psi is about a column; name it, or give columns a kind, a role or "all"'],
  ] as const)("refuses %j, naming the thing and the choices", (check, message) => {
    expect(() => run(reference, [check])).toThrow(message);
  });
});

describe("the gate", () => {
  const ok: SuiteCheck = {measure: "row-count", condition: {of: "score", min: 100}};
  const rows: SuiteCheck = {measure: "row-count", condition: {of: "score", min: 1}, required: true};
  const bad: SuiteCheck = {measure: "row-count", condition: {of: "score", min: 1000}};
  const untold: SuiteCheck = {measure: "freshness"};

  it.each([
    ["passes what is ok", [ok], {}, true, "Passed: the one check is ok."],
    ["stops at a failure", [ok, bad], {}, false, "Not passed: of 2 checks 1 failed, 1 ok."],
    ["lets a warning pass", [ok, {...bad, severity: "warn"}], {}, true, "Passed: of 2 checks 1 warns, 1 ok."],
    ["stops at a warning when told to", [ok, {...bad, severity: "warn"}], {failOn: "warn"}, false, "Not passed: of 2 checks 1 warns, 1 ok. A check warns."],
    ["lets an unknown pass, and counts it", [ok, untold], {}, true, "Passed: of 2 checks 1 could not be told, 1 ok."],
    ["stops at an unknown when told to", [ok, untold], {unknown: "fail"}, false, "Not passed: of 2 checks 1 could not be told, 1 ok. A check could not be told."],
    ["stops at an unknown that is required", [ok, {...untold, required: true}], {}, false,
      "Not passed: of 2 checks 1 could not be told, 1 ok. A required check could not be told."],
    ["is not green when nothing could be judged", [untold], {}, false, "Not passed: of 1 check 1 could not be told. Nothing could be judged."],
    ["is not green when nothing was asked", [], {}, false, "Not passed: no check was asked. Nothing could be judged."],
    ["is not green when it is only told that there are rows", [rows, untold], {}, false, "Not passed: of 2 checks 1 could not be told, 1 ok. Nothing could be judged."],
    ["is green when that there are rows is all that is asked", [rows], {}, true, "Passed: the one check is ok."],
    ["counts no optional check whose question does not arise", [ok, {...untold, optional: true}], {}, true, "Passed: the one check is ok."],
  ] as const)("%s", (_, checks, gate, passed, says) => {
    expect(run(reference, checks, gate).gate).toMatchObject({passed, says});
  });

  const asked = (current: Table, names: readonly string[], told: Partial<typeof schema> = schema) => judge(compared(reference, current, {schema: told}), {
    gate: {suites: suites.filter(({name}) => names.includes(name)), failOn: "fail", unknown: "pass"}}).gate;

  it("stops a model suite at labels that the reference never had", () => {
    const {results} = judge(compared(reference, {...reference, was: Array.from(reference["was"], (label, i) => i % 10 === 0 ? "maybe" : label)}, {schema}), {
      gate: {suites: suites.filter(({name}) => name === "binary"), failOn: "fail", unknown: "pass"}});
    expect(results.find(({check}) => check?.name === "no labels but known ones")).toMatchObject({verdict: "fail", says: "1 new category, in 10 % of the rows."});
  });

  it("is not green when one suite of several tells nothing, and names it", () => {
    expect(asked({...reference, was: repeat(300, null)}, ["data-stability", "binary"])).toMatchObject({
      passed: false, untold: ["binary"], says: expect.stringMatching(/Nothing that binary asks could be judged\.$/) as string});
    expect(asked(reference, ["data-stability", "binary"])).toMatchObject({passed: true, untold: []});
  });

  it("is not green when a model suite is told of the data and not of the model", () => {
    const {was: _, ...unlabelled} = reference, {said: _s, ...unpredicted} = reference;
    expect(asked(unpredicted, ["binary"])).toMatchObject({passed: false, untold: ["binary"], counts: {ok: 2}});
    expect(asked(unpredicted, ["no-target-performance"])).toMatchObject({passed: false, untold: ["no-target-performance"]});
    expect(asked(unlabelled, ["no-target-performance"])).toMatchObject({passed: true, untold: []});
  });

  it.each([
    ["an outcome that has not come", "was", {}, []], ["outcomes of which a half has come", "was", {half: true}, []],
    ["a business column whose numbers have not come", "age", {role: "business"}, []],
    ["a target that is required", "was", {required: true}, ["empty-column", "missing-required"]],
    ["an emptied feature", "age", {}, ["empty-column", "missing-shift"]],
  ] as const)("finds of %s no fault but what is one", (_, column, {half = false, ...more}: {half?: boolean; role?: "business"; required?: boolean}, faults) => {
    const told = {...schema, [column]: {...schema[column as "was"], ...more}};
    const current = {...reference, [column]: Array.from(reference[column], (cell, i) => half && i % 4 < 2 ? cell : null)};
    const {results} = judge(compared(reference, current, {schema: told}), {
      gate: {suites: suites.filter(({name}) => ["data-quality", "data-drift"].includes(name)), failOn: "fail", unknown: "pass"}});
    expect(results.filter(({verdict}) => verdict === "fail" || verdict === "warn").map(({measure}) => measure).sort()).toEqual(faults);
  });

  it.each([
    ["binary", {}, "no column of the reference is a target, a prediction or a score"],
    ["no-target-performance", {}, "no column of the reference is a target, a prediction or a score"],
    ["regression", schema, "the reference holds one of classes"],
  ])("is not green when %s finds no model to ask about, and says so", (name, told, why) => {
    const gate = asked(reference, [name], told);
    expect([gate?.passed, gate?.untold]).toEqual([false, [name]]);
    expect(gate?.says).toContain(`There is no model to judge by ${name}: ${why}.`);
  });
});
