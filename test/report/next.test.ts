import {describe, expect, it} from "vitest";
import {reasons, type Reason} from "../../src/comparison/unknown.ts";
import {nextSteps, type Step} from "../../src/report/next.ts";
import type {Result, Run} from "../../src/result/result.ts";
import {allOk, spineRun} from "./runs.ts";
import {madeRun, resultOf} from "./spine-run.ts";

const of = (...results: readonly Result[]): Step[] => nextSteps(madeRun({columns: [], changes: {results}}));
const what = ({what: phrase}: Step): string =>
  phrase.map((part) => typeof part === "string" ? part : part.name).join("").replaceAll("\u202F", " ");
const failing = (measure: string, some: Partial<Result> = {}): Result =>
  resultOf({column: "sacral_slope", measure, verdict: "fail", says: "Found.", topic: "quality", ...some});

describe("what to do next", () => {
  it("asks who feeds a column whose cells went missing", () => {
    expect(of(failing("missing-shift", {topic: "drift"})).map(what))
      .toEqual(["Ask who feeds sacral slope why cells are missing"]);
  });

  it("takes one value in all rows for an unmarked missing value", () => {
    const [step] = of(failing("constant-column"));
    expect(what(step)).toBe("Check the one value that fills sacral slope");
    expect(step.why).toContain("unmarked missing value");
  });

  it("asks for labels where it is only estimated that the model is worse", () => {
    const [step] = of(resultOf({column: null, topic: "performance", measure: "expected-accuracy", estimated: true, verdict: "fail", says: "Found."}));
    expect(what(step)).toBe("Get labels for some of the newest rows");
    expect(step.why).toContain("only estimated");
  });

  it("joins columns that need the same, and keeps one column's finding in the reason", () => {
    const [one] = of(failing("placeholder-value", {says: "All 123 values are 0."}));
    expect(one.why).toMatch(/^All 123 values are 0\. /);
    const [both] = of(failing("placeholder-value"), failing("placeholder-value", {column: "chol"}));
    expect(what(both)).toBe("Find out whether the repeated value in chol and sacral slope stands for a missing one");
    expect(both.why).not.toContain("Found.");
  });

  it("does not ask twice about a column when one finding explains the others", () => {
    const steps = of(
      ...["constant-column", "placeholder-value", "mean-in-sigmas"].map((measure) => failing(measure, {column: "age"})),
      ...["age", "bmi"].map((column) => failing("wasserstein-robust", {column, topic: "drift"})),
    );
    expect(steps.map(what)).toEqual([
      "Find out whether the repeated value in age stands for a missing one", "Find out what changed in bmi",
    ]);
  });

  it("puts failures before warnings, and broken data before changes that they may explain", () => {
    const steps = of(
      failing("wasserstein-robust", {topic: "drift", column: "a"}), failing("out-of-range", {verdict: "warn", column: "b"}),
      failing("missing-share", {column: "c"}),
    );
    expect(steps.map(what)).toEqual([
      "Ask who feeds c why cells are missing", "Find out what changed in a", "Check the unit and the entry of b",
    ]);
    expect(steps.map(({tone}) => tone)).toEqual(["fail", "fail", "warn"]);
  });

  it("says how many more rows would settle what cannot be told, rounded up", () => {
    const unknown = (column: string, current: number): Result => resultOf({
      column, verdict: "unknown", reason: "too-few-rows", settles: {reference: 1240, current}, n: {reference: 1240, current: 310},
    });
    const [step, ...none] = of(unknown("a", 512), unknown("b", 433));
    expect(what(step)).toBe("Collect about 210 more rows to judge a and b");
    expect(step.why).toContain("520 current rows");
    expect(none).toEqual([]);
  });

  it("says what would settle half of them when all would need far more", () => {
    const unknown = (column: string, current: number): Result => resultOf({
      column, verdict: "unknown", reason: "too-few-rows", settles: {reference: 1240, current}, n: {reference: 1240, current: 310},
    });
    const [step] = of(unknown("a", 400), unknown("b", 5000), unknown("c", 500));
    expect(what(step).replace(/about .* more/, "")).toBe("Collect  rows to judge a, b and c");
    expect(step.why).toContain("500 would settle half of them.");
  });

  it("asks nobody for more rows than can be had, and says whose are meant", () => {
    const unknown = (column: string, current: number): Result => resultOf({
      column, verdict: "unknown", reason: "near-limit", settles: {reference: 1240, current}, n: {reference: 1240, current: 310},
    });
    const run = {...madeRun({columns: [], changes: {results: [unknown("a", 512), unknown("b", 90_000)]}}), cluster: "patient_id"}, [step] = nextSteps(run);
    expect(what(step)).toBe("Collect about 210 more rows to judge a");
    expect(step.why).toContain("Rows of new values of patient id are meant. 1 more lies so near to a limit that it would take over 20 times the rows there are.");
  });

  it("wants more reference rows only when there are too few", () => {
    const [step] = of(resultOf({
      column: "a", verdict: "unknown", reason: "too-few-rows", settles: {reference: 3000, current: 3000},
      n: {reference: 200, current: 310},
    }));
    expect(step.why.replaceAll("\u202F", " ")).toContain("the reference should hold 3 000");
  });

  it.each(Object.keys(reasons) as Reason[])("has an answer for an unknown because of %s", (reason) => {
    const steps = of(resultOf({column: "a", verdict: "unknown", reason, settles: null}));
    expect(steps).toHaveLength(1);
    expect(what(steps[0])).toContain("a");
    expect(steps[0].why).toContain(reasons[reason]);
  });

  it("advises to look within the groups when their mix changed along with a number", () => {
    expect(nextSteps(spineRun()).map(what)).toContain("Compare sacral slope and pelvic tilt within each site");
    const run: Run = {...spineRun(), results: spineRun().results.filter(({column}) => column !== "site")};
    expect(nextSteps(run).map(what).join()).not.toContain("within each");
  });

  it("has its own advice for target and prediction", () => {
    const steps = of(
      failing("jensen-shannon", {topic: "target", column: "y"}), failing("jensen-shannon", {topic: "prediction", column: "z"}),
    );
    expect(steps.map(what)).toEqual([
      "Check the recording of y, then recalibrate the model", "Review a sample of what the model now says in z",
    ]);
  });

  it("is nothing when all is well", () => {
    expect(nextSteps(allOk())).toEqual([]);
  });
});
