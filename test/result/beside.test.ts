import {describe, expect, it} from "vitest";
import {compare, judge, profile, type Schema} from "../../src/index.ts";
import {report} from "../../src/report/report.ts";
import type {Beside, Run} from "../../src/result/result.ts";
import {generator} from "../../src/stats/random.ts";
import {type ScoredRow, scoredRows} from "../stats/scored-sample.ts";

const schema: Schema = {version: 1, columns: [
  {name: "was", kind: "categorical", role: "target", positive: "1"}, {name: "said", kind: "categorical", role: "prediction"},
  {name: "p", kind: "numeric", role: "score", class: "1"},
]};
const random = generator(31);
const tableOf = (rows: readonly ScoredRow[], labelled: number) => ({
  was: rows.map(({actual}, i) => i < labelled ? Number(actual).toString() : null), said: rows.map(({predicted}) => Number(predicted).toString()),
  p: rows.map(({score}) => score),
});

const run = async (): Promise<Run> => {
  const before = await profile(tableOf(scoredRows(random, 6000, {prevalence: 0.3}), 6000), {schema});
  return judge(compare(before, await profile(tableOf(scoredRows(random, 3000, {prevalence: 0.3}), 1500), {reference: before})), {preset: "performance"});
};

/** What is told beside a measure, judged or shown. */
const besideIn = ({results}: Run, id: string): Beside | undefined =>
  [...results, ...results.flatMap(({shown}) => shown)].find(({measure}) => measure === id)?.also;

describe("further numbers behind a score", () => {
  it("are in the results and on the page, each with what it is called and its unit", async () => {
    const made = await run(), parts = besideIn(made, "brier");
    expect(Object.keys(parts ?? {})).toEqual(["reliability", "resolution", "uncertainty", "within"]);
    expect(besideIn(made, "lift")?.["gain"]).toMatchObject({unit: "share", label: "Gain: share of the class among them"});
    expect(besideIn(made, "expected-calibration-error")).toMatchObject({plain: {unit: "share"}, maximum: {unit: "share"}});
    const expected = besideIn(made, "expected-accuracy"), measured = made.results.find(({measure}) => measure === "accuracy");
    expect(expected?.["measured"].value).toBeCloseTo(measured?.score ?? NaN, 12);
    expect(expected).toHaveProperty("calibrationError");
    const page = report(made);
    for (const {label} of [...Object.values(parts ?? {}), ...Object.values(expected ?? {})]) expect(page).toContain(label.replace("'", "&#39;"));
  });

  it("are left out where a measure tells none", async () => {
    const made = await run();
    expect(made.results.find(({measure}) => measure === "accuracy")).not.toHaveProperty("also");
  });
});
