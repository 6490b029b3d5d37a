// What a report must say of real tables, end to end from rows to verdict.
import {expect, it} from "vitest";
import {compare, judge, profile, type Run} from "../../src/index.ts";
import {describeGolden, type GoldenInput, selectedRows} from "./golden.ts";

type Selection = Pick<GoldenInput, "file" | "where">;

const table = (selection: Selection): Record<string, (string | null)[]> => {
  const {names, rows} = selectedRows(selection);
  return Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i] === "" ? null : row[i])]));
};

async function runOf(before: Selection, after: Selection): Promise<Run> {
  const reference = await profile(table(before));
  return judge(compare(reference, await profile(table(after), {reference})));
}

const failing = (run: Run, topic: string) =>
  new Set(run.results.filter((result) => result.topic === topic && result.verdict === "fail").map(({column}) => column));

describeGolden("verdicts on real tables", () => {
  const heart = (site: string): Selection => ({file: "datasets/heart_disease_4sites.csv", where: [{column: "site", op: "==", value: site}]});

  it("calls out that every Swiss cholesterol is 0", async () => {
    const run = await runOf(heart("cleveland"), heart("switzerland"));
    expect(failing(run, "drift")).toContain("chol");
    const placeholder = run.results.find(({measure, column}) => measure === "placeholder-value" && column === "chol");
    expect(placeholder).toMatchObject({verdict: "fail", score: 1});
    expect(placeholder?.says).toMatch(/^All 123 values are 0/);
    expect(failing(run, "drift")).toContain("ca");
    expect(failing(run, "drift")).not.toContain("age");
  });

  it("finds the bicycles of 2012 more in use, in weather like that of 2011", async () => {
    const year = (yr: string): Selection => ({file: "datasets/bike_sharing_hour.csv", where: [{column: "yr", op: "==", value: yr}]});
    const failed = failing(await runOf(year("0"), year("1")), "drift");
    expect([...failed].filter((name) => ["casual", "registered", "cnt"].includes(name ?? ""))).toHaveLength(3);
    expect([...failed].filter((name) => ["temp", "atemp", "hum", "windspeed", "hr", "weekday", "season"].includes(name ?? ""))).toEqual([]);
  });

  it("raises no alarm between the two random halves of the census sample", async () => {
    const run = await runOf({file: "datasets/adult_train.csv"}, {file: "datasets/adult_test.csv"});
    for (const topic of ["drift", "target", "quality"]) expect([...failing(run, topic)], topic).toEqual([]);
  });

  it("does not alarm on the model whose inputs hardly drift", async () => {
    const part = (name: string): Selection => ({file: "datasets/employment_ma.csv", where: [{column: "part", op: "==", value: name}]});
    const run = await runOf(part("reference"), part("analysis"));
    expect([...failing(run, "prediction")]).toEqual([]);
  });
});
