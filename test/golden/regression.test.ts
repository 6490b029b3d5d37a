import {expect, it} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {judge} from "../../src/result/run.ts";
import {sizesWith} from "../../src/profile/plan-sizes.ts";
import {compared} from "../measure/tables.ts";
import {close, describeGolden, type Fields, golden, type GoldenCase, type GoldenInput, selectedRows, special} from "./golden.ts";

const schema = {y_true: {role: "target"}, y_pred: {role: "prediction"}} as const;

/** Both columns of a case, missing cells as null. */
const columnsOf = ({inputs}: GoldenCase) => {
  const toNumber = (cell: unknown): number | null => cell === "" || cell === null ? null : special.get(cell as string) ?? Number(cell);
  if (inputs["kind"] === "inline") {
    return {y_true: (inputs["y_true"] as unknown[]).map(toNumber), y_pred: (inputs["y_pred"] as unknown[]).map(toNumber)};
  }
  const {names, rows} = selectedRows(inputs as unknown as GoldenInput);
  const column = (name: string) => rows.map((row) => toNumber(row[names.indexOf(name)]));
  return {y_true: column("y_true"), y_pred: column("y_pred")};
};

/** Both tables profiled with every value kept. */
const profiled = (table: ReturnType<typeof columnsOf>, reference = table) =>
  compared(reference, table, {schema, sizes: sizesWith({exact: 65_000})});

const asked: Readonly<Record<string, {readonly id: string; readonly options?: Fields; readonly of?: (score: Score) => number}>> = {
  n: {id: "mean-absolute-error", of: ({n}) => n?.current ?? NaN},
  mae: {id: "mean-absolute-error"}, rmse: {id: "root-mean-squared-error"}, mse: {id: "root-mean-squared-error", of: ({value}) => value ** 2},
  mape: {id: "mean-absolute-percentage-error", options: {zeros: "epsilon"}},
  r2: {id: "r-squared", options: {forceFinite: true}}, explained_variance: {id: "explained-variance", options: {forceFinite: true}},
  median_absolute_error: {id: "median-absolute-error"}, max_error: {id: "max-error"}, bias: {id: "mean-error"},
  pinball_90: {id: "quantile-error", options: {alpha: 0.9}}, msle: {id: "mean-squared-logarithmic-error"},
};

const answer = (subject: ReturnType<typeof profiled>, field: string): number => {
  const {id, options = {}, of = ({value}: Score) => value} = asked[field], measure = measureById(id);
  const found = read(measure, subject, {options: optionsOf(measure, options)});
  return isUnknown(found) ? NaN : of(found.score);
};

/** Squares past 1e308 overflow in scikit-learn and not here, where they are taken in the target's scale: -3 is right. */
const overflown: Readonly<Record<string, number>> = {rmse: 1e200, r2: -3, explained_variance: -3};

/** Means near 0 are differences of large sums: as near as rounding of the terms allows. */
const agrees = (actual: number, expected: number, size: number): boolean =>
  close(actual, expected, 1e-9) || Math.abs(actual - expected) <= 1e-12 * size;

describeGolden("regression", (tally) => {
  it("gives what scikit-learn gives, from profiles", () => {
    tally.meet(golden("regression").cases.filter(({status}) => status === "match"), (item) => {
      const subject = profiled(columnsOf(item)), expected = item.expected as Readonly<Record<string, number>>;
      const wrong = Object.keys(expected).filter((field) => {
        const wanted = item.id === "regression/edge/huge" ? overflown[field] ?? expected[field] : expected[field];
        return !agrees(answer(subject, field), wanted, field === "bias" ? expected["mae"] : 0);
      });
      return wrong.length === 0 ? undefined
        : wrong.map((field) => `${field} ${answer(subject, field)} instead of ${expected[field]}`).join(", ");
    });
  });

  it("never alarms where scikit-learn throws", () => {
    const cases = golden("regression").cases.filter(({status}) => status === "not-computable");
    expect(cases.length).toBe(3);
    for (const item of cases) {
      const {results} = judge(profiled(columnsOf(item)), {preset: "performance"});
      expect(results.length, item.id).toBeGreaterThan(3);
      expect(results.filter(({topic, verdict}) => topic === "performance" && verdict !== "unknown"), item.id).toEqual([]);
    }
  });
});
