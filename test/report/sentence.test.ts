import {describe, expect, it} from "vitest";
import {listed, type Phrase, shownName, spoken} from "../../src/report/phrase.ts";
import {openingSentence} from "../../src/report/sentence.ts";
import type {Run, Verdict} from "../../src/result/result.ts";
import {allOk, empty, noRows, nothingJudged, presetRun, spineRun} from "./runs.ts";
import {madeRun, resultOf} from "./spine-run.ts";

const text = (phrase: Phrase): string => phrase.map((part) =>
  typeof part === "string" ? part : part.name + (part.note ? ` (${part.note})` : "")).join("").replaceAll("\u202F", " ");
const opening = (run: Run): string => text(openingSentence(run));

const drift = (verdicts: Readonly<Record<string, Verdict>>, change: Partial<Run> = {}): Run => madeRun({columns: [],
  rows: [1240, 310], changes: {
  results: Object.entries(verdicts).map(([column, verdict]) => resultOf({column, verdict,
    ...(verdict === "unknown" && {reason: "too-few-rows"})})), ...change,
}});

describe("the opening sentence", () => {
  it("names what changed, what changed slightly, and how many could not be judged with how many rows", () => {
    expect(opening(spineRun())).toBe("3 of 12 measurements changed since training: sacral slope (missing cells), site and "
      + "pelvic tilt. 1 changed slightly: bmi. 2 could not be judged with 310 rows. "
      + "The data themselves have problems in degree spondylolisthesis.");
  });

  it("finds no other problems in the data where it has told of missing cells", () => {
    const fine = resultOf({column: "a", topic: "quality", measure: "empty-column", verdict: "ok"});
    const told = (measure: string): string => opening(madeRun({columns: [], changes: {results: [resultOf({column: "a", verdict: "fail", measure}), fine]}}));
    expect(told("missing-shift")).toBe("1 of 1 measurement changed since training: a (missing cells). No other problems were found in the data.");
    expect(told("wasserstein-robust")).toMatch(/ No problems were found in the data.$/);
  });

  it("calls the model's errors what they are, and a target that is called so once", () => {
    const results = [resultOf({column: "(error)", topic: "prediction", verdict: "fail"}), resultOf({column: "target", topic: "target", role: "target", verdict: "ok"})];
    expect(opening(madeRun({columns: [], changes: {results}}))).toBe("The target did not change beyond its limit since training; the model’s errors changed.");
  });

  it("says of how many patients the rows are that could not tell", () => {
    const run = drift({a: "ok", b: "unknown"});
    expect(opening({...run, cluster: "patient_id", current: {...run.current, clusters: 40}})).toMatch(/1 could not be judged with 310 rows and 40 values of patient id\.$/);
  });

  it("speaks of the reference when that is not called training", () => {
    expect(opening(drift({a: "fail", b: "ok"}, {reference: {name: "last month",
      rows: 5}}))).toBe("1 of 2 measurements changed from the reference: a.");
  });

  it("says that nothing changed only of what could be judged", () => {
    expect(opening(allOk())).toBe("None of 12 measurements changed beyond its limit since training.");
    expect(opening(drift({a: "ok", b: "unknown"})))
      .toBe("No change beyond the limits was found since training in 1 of 2 measurements. 1 could not be judged with 310 rows.");
    expect(opening(drift({a: "ok"}))).toBe("The one measurement did not change beyond its limit since training.");
  });

  it("says when nothing could be judged, and when there was nothing", () => {
    expect(opening(nothingJudged())).toBe("None of 12 measurements could be judged with 6 rows.");
    expect(opening(drift({a: "unknown"}))).toBe("The one measurement could not be judged with 310 rows.");
    expect(opening(noRows())).toBe("The current table has no rows, so nothing could be judged.");
    expect(opening(empty())).toBe("The current table has no rows, so nothing could be judged.");
    expect(opening(drift({}))).toBe("Nothing was judged: no column was asked about.");
  });

  it("does not blame the rows when something else is why", () => {
    const run = drift({a: "ok"});
    const results = [...run.results, resultOf({column: "b", verdict: "unknown", reason: "needs-rows"}), resultOf({column: "c",
      verdict: "unknown", reason: "no-values"})];
    expect(opening({...run, results})).toBe("No change beyond the limits was found since training in 1 of 3 measurements. "
      + "1 could not be judged. 1 had nothing to compare: c.");
  });

  it("opens with the data when only their quality was asked about", () => {
    expect(opening(presetRun("quality")))
      .toBe("1 of 14 columns has problems: degree spondylolisthesis. 1 more is doubtful: sacral slope.");
    const fine = {...presetRun("quality"), results: presetRun("quality").results.filter(({verdict}) => verdict === "ok")};
    expect(opening(fine)).toBe("No problems were found in 14 columns and 310 rows.");
  });

  it("names the table as a whole when that is what has problems", () => {
    const rows = resultOf({column: null, topic: "quality", verdict: "fail", measure: "duplicate-rows"});
    expect(opening({...presetRun("quality"), results: [rows]})).toBe("Problems were found in the table as a whole.");
  });

  it("answers for target and prediction one by one when only they were asked about", () => {
    expect(opening(presetRun("target")))
      .toBe("The target diagnosis did not change beyond its limit since training; the prediction predicted could not be judged.");
  });
});

describe("names in sentences", () => {
  it("are spoken without their underscores, unless they are of another form", () => {
    expect(["pelvic_tilt", "__proto__", "a b_c", "größe_1", "plain"].map(spoken)).toEqual(["pelvic tilt", "__proto__", "a b_c",
      "größe 1", "plain"]);
  });

  it("are told apart from no name at all", () => {
    expect(["", " \n", "a"].map((name) => shownName(name))).toEqual(["(no name)", "(no name)", "a"]);
  });

  it("are joined by commas and a last and; many are counted", () => {
    const list = (n: number): string => text(listed(Array.from({length: n}, (_, i) => ({name: `c${i}`}))));
    expect([0, 1, 2, 3, 5, 6].map(list)).toEqual(["", "c0", "c0 and c1", "c0, c1 and c2", "c0, c1, c2, c3 and c4",
      "c0, c1, c2, c3 and 2 more"]);
  });
});
