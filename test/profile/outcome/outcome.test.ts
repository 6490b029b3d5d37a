import {createHash} from "node:crypto";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Schema} from "../../../src/data/schema.ts";
import {decode, encode} from "../../../src/profile/codec.ts";
import {merge} from "../../../src/profile/merge.ts";
import {fateOf, type Outcome} from "../../../src/profile/outcome/outcome.ts";
import type {Profile} from "../../../src/profile/profile.ts";
import {placeOfSum} from "../../../src/sketch/errors.ts";
import {expectClose} from "../../sketch/split.ts";
import {batchesOf, planFor, profileFor, type Row} from "../table.ts";

const classes: Schema = {version: 1, segments: [["site", "was"]], columns: [
  {name: "was", kind: "categorical", role: "target"}, {name: "said", kind: "categorical", role: "prediction"},
  {name: "p_a", kind: "numeric", role: "score", class: "a"}, {name: "p_b", kind: "numeric", role: "score", class: "b"},
  {name: "p_c", kind: "numeric", role: "score", class: "c"}, {name: "patient", kind: "text", role: "id", cluster: true},
  {name: "when", kind: "datetime", role: "timestamp"}, {name: "site", kind: "categorical", role: "segment"},
]};
const values: Schema = {version: 1, columns: [
  {name: "was", kind: "numeric", role: "target"}, {name: "said", kind: "numeric", role: "prediction"},
  {name: "patient", kind: "text", role: "id", cluster: true}, {name: "when", kind: "datetime", role: "timestamp"},
]};

const label = fc.option(fc.constantFrom("a", "b", "c", "d", ""), {freq: 8});
const share = fc.option(fc.oneof(fc.integer({min: 0, max: 8}).map((x) => x / 8), fc.double({min: 0, max: 1, noNaN: true})), {freq: 12});
const patient = fc.option(fc.constantFrom("p1", "p2", "p3"), {freq: 8}), when = fc.option(fc.integer({min: 0, max: 40}).map((h) => h * 3_600_000), {freq: 8});
const classRow: fc.Arbitrary<Row> = fc.tuple(label, label, share, share, share, patient, when, fc.constantFrom("x", "y", "z", null));
const number = fc.option(fc.oneof(fc.integer({min: -3, max: 9}), fc.integer({min: -50_000, max: 50_000}).map((x) => x / 1000)), {freq: 10});
const valueRow: fc.Arbitrary<Row> = fc.tuple(number, number, patient, when);

const sizes = {cells: 12, exact: 6}, cases = [
  {name: "a classifier", schema: classes, row: classRow}, {name: "a regression", schema: values, row: valueRow},
];

/** An outcome without the sums that rounding may change, and these sums. */
const parted = (outcome: Outcome | null): {counts: unknown; sums: number[]} => {
  const sums: number[] = [];
  const counts = JSON.stringify(outcome, (key, value: unknown) => {
    const isSum = /^(?:log|logSquared|brier|brierSquared|s1|s2|s3|s4|byPrediction|sums|resampled)$/.test(key)
      && !(key === "resampled" && outcome?.type === "classification");
    if (isSum && typeof value === "number") { sums.push(value); return 0; }
    if (isSum && value instanceof Float64Array) { sums.push(...value); return 0; }
    if (!(value instanceof Float64Array)) return value;
    return value.length > 1000 ? createHash("sha1").update(new Uint8Array(value.buffer)).digest("hex") : [...value];
  });
  return {counts, sums};
};

const expectSame = (actual: Outcome | null, expected: Outcome | null): void => {
  const a = parted(actual), b = parted(expected);
  expect(a.counts).toEqual(b.counts);
  // A hundred rows of values within ±100 scales: fourth powers reach 1e10.
  a.sums.forEach((sum, i) => { expectClose(sum, b.sums[i], Math.max(1, Math.abs(b.sums[i]), 1e4)); });
};

const expectAlike = (actual: Profile, expected: Profile): void => {
  expectSame(actual.outcome, expected.outcome);
  expect([...actual.periods ?? []].map(([start]) => start)).toEqual([...expected.periods ?? []].map(([start]) => start));
  for (const [start, outcome] of expected.periods ?? []) expectSame(actual.periods?.get(start) ?? null, outcome);
  expect(actual.segments.map(({key}) => key)).toEqual(expected.segments.map(({key}) => key));
  expected.segments.forEach(({profile}, i) => { expectSame(actual.segments[i].profile.outcome, profile.outcome); });
};

describe("outcomes", () => {
  it.each(cases)("of $name merge to those of all rows, in any split and order", ({schema, row}) => {
    const plan = planFor(schema, batchesOf(schema, fc.sample(row, {numRuns: 80, seed: 5}), 40), {sizes});
    fc.assert(fc.property(fc.array(fc.array(row, {maxLength: 25}), {minLength: 1, maxLength: 4}), (parts) => {
      const whole = profileFor(plan, batchesOf(schema, parts.flat(), 7)), each = parts.map((rows) => profileFor(plan, batchesOf(schema, rows, 10)));
      expectAlike(each.reduce((a, b) => merge(a, b)), whole);
      expectAlike(each.reduceRight((a, b) => merge(a, b)), whole);
    }), {numRuns: 25});
  });

  it.each(cases)("of $name come back from bytes", ({schema, row}) => {
    const rows = fc.sample(row, {numRuns: 60, seed: 9}), plan = planFor(schema, batchesOf(schema, rows, 40), {sizes});
    const profile = profileFor(plan, batchesOf(schema, rows, 13));
    expect(decode(encode(profile))).toEqual(profile);
  });

  it("count rows by actual and predicted class, and scores by both", () => {
    const rows: Row[] = [
      ["a", "a", 0.5, 0.25, 0.25, "p1", 0, "x"], ["a", "b", 0.25, 0.5, 0.25, "p1", 0, "x"], ["b", "b", 0, 1, 0, "p2", 0, "y"],
      [null, "c", 0, 0.25, 0.75, "p2", 0, "y"], ["d", "a", 0.75, 0.25, 0, null, 0, null],
    ];
    const plan = planFor(classes, batchesOf(classes, rows.slice(0, 4), 9)), {outcome} = profileFor(plan, batchesOf(classes, rows, 2));
    expect(plan.task).toMatchObject({type: "classification", classes: ["a", "b", "c"], positive: null});
    if (outcome?.type !== "classification") throw new Error("no classification");
    const at = (actual: number, predicted: number): number => outcome.confusion[actual * 5 + predicted];
    expect([at(0, 0), at(0, 1), at(1, 1), at(4, 2), at(3, 0)]).toEqual([1, 1, 1, 1, 1]);
    expect(outcome.scores[0][fateOf(true, true)].cells).toMatchObject({values: Float64Array.of(0.5), counts: Float64Array.of(1)});
    expect(outcome.scores[0][fateOf(true, false)].log).toBeCloseTo(Math.log(0.25), 14);
    expect(outcome.scores[1][fateOf(null, false)].moments.n).toBe(1);
    expect(outcome.probabilities).toMatchObject({n: 3, ranks: Float64Array.of(2, 0, 1), unnormalised: 0});
    expect(outcome.probabilities?.log).toBeCloseTo(-Math.log(0.5) - Math.log(0.25), 12);
  });

  it("tell a class by whichever spelling, and decide from scores where nothing was predicted", () => {
    const schema: Schema = {version: 1, columns: [{name: "y", kind: "boolean", role: "target"}, {name: "p", kind: "numeric", role: "score"}]};
    const rows: Row[] = [["true", 0.75], ["false", 0.25], ["true", 0.5], ["false", null]];
    const {plan, outcome} = profileFor(planFor(schema, batchesOf(schema, rows, 4)), batchesOf(schema, rows, 4));
    expect(plan.task).toMatchObject({classes: ["false", "true"], positive: "true", scores: [{class: "true", column: "p"}]});
    expect(outcome).toMatchObject({confusion: Float64Array.of(1, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)});
  });

  it("sum errors of regressions over rows that hold both values", () => {
    const rows: Row[] = [[1, 2, "p", 0], [3, 1, "p", 0], [0, 0.5, "q", 0], [null, 1, "q", 0], [2, null, "q", 0]];
    const plan = planFor(values, batchesOf(values, rows, 9)), {outcome} = profileFor(plan, batchesOf(values, rows, 2));
    if (outcome?.type !== "regression" || plan.task?.type !== "regression") throw new Error("no regression");
    const {scale} = plan.task, sum = (name: keyof typeof placeOfSum): number => outcome.errors.sums[placeOfSum[name]];
    expect([sum("n"), outcome.unlabelled, outcome.unpredicted, outcome.errors.max]).toEqual([3, 1, 1, 2]);
    expect(sum("e") * scale).toBeCloseTo(-0.5, 12);
    expect(sum("absolute") * scale).toBeCloseTo(3.5, 12);
    expect([sum("percentage"), sum("zeros"), sum("absoluteAtZero") * scale]).toEqual([1 + 2 / 3, 1, 0.5].map((x) => expect.closeTo(x, 12) as number));
    expect(outcome.predicted.reduce((a, b) => a + b, 0)).toBe(4);
  });
});
