import {describe, expect, it} from "vitest";
import {profile, type Schema} from "../../../src/index.ts";
import type {ColumnSchema} from "../../../src/data/schema.ts";

const binary = (target: Partial<ColumnSchema>, score: Partial<ColumnSchema>): Schema => ({version: 1, columns: [
  {name: "was", kind: "categorical", role: "target", ...target}, {name: "said", kind: "categorical", role: "prediction"},
  {name: "p", kind: "numeric", role: "score", ...score},
]});
const table = (...was: readonly string[]) => ({was, said: was, p: was.map((_, i) => (i + 1) / 9)});

/** A softmax of three classes, of which the reference holds only two; the third is called so. */
const softmax = (third: string): Schema => ({version: 1, columns: [
  {name: "was", kind: "categorical", role: "target"}, {name: "said", kind: "categorical", role: "prediction"},
  ...["a", "b", third].map((label, k): ColumnSchema => ({name: `p_${k}`, kind: "numeric", role: "score", class: label})),
]});

describe("classes that a schema names", () => {
  it.each([
    ["a positive class", {positive: "sick"}, {class: "ill"}, 'unknown positive class: "sick" of was; one of: ill, well; a class that the reference lacks stands under values of the target'],
    ["the class of a score", {}, {class: "sick"}, 'unknown class: "sick" of p; one of: ill, well; '],
  ])("are refused where %s is misspelt", async (_, target, score, message) => {
    await expect(profile(table("ill", "well", "ill"), {schema: binary(target, score)})).rejects.toThrow(message);
  });

  it.each([
    ["are of another spelling of one truth", ["1", "0"], {positive: "true"}, {class: "1.0"}],
    ["may be under values though no row holds them", ["ill", "well"], {positive: "dead", values: ["ill", "well", "dead"]}, {class: "dead"}],
    ["may be what a reference of one class lacks", ["well", "well"], {positive: "ill"}, {class: "ill"}],
    ["are not looked for among hashed labels", ["ill", "well"], {positive: "sick", hash: true}, {}],
  ])("%s", async (_, labels, target, score) => {
    await expect(profile(table(...labels), {schema: binary(target, score)})).resolves.toBeDefined();
  });

  it("may be too rare to be in the reference where all others have a score, and are misspelt where one has none", async () => {
    const scores = {p_0: [0.6, 0.2], p_1: [0.2, 0.6], p_2: [0.2, 0.2]};
    await expect(profile({was: ["a", "b"], said: ["a", "b"], ...scores}, {schema: softmax("c")})).resolves.toBeDefined();
    await expect(profile({was: ["a", "c"], said: ["b", "c"], ...scores}, {schema: softmax("see")})).rejects.toThrow('unknown class: "see" of p_2; one of: a, b, c;');
  });
});
