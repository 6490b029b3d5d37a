import {describe, expect, it} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {confusions} from "../../src/measure/example-classes.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {generator} from "../../src/stats/random.ts";
import {compared} from "./tables.ts";

type Rows = readonly (readonly number[])[];

const scoreOf = (id: string, [before, now]: readonly [Rows, Rows], options: Readonly<Record<string, unknown>> = {}): Score => {
  const measure = measureById(id), found = measure.score(confusions(before, now), optionsOf(measure, options));
  if (isUnknown(found)) throw new Error(`${id}: ${found.unknown}`);
  return found;
};

const before: Rows = [[80, 20, 0], [10, 90, 0], [0, 5, 5]], without: Rows = [[80, 20, 0], [10, 90, 0], [0, 0, 0]];

/** A window of a model whose rarest class is a few rows in a hundred. */
const drawn = (seed: number, n: number): number[][] => {
  const random = generator(seed), rows = Array.from({length: 3}, () => [0, 0, 0]);
  for (let i = 0; i < n; i++) {
    const told = random.next(), k = told < 0.03 ? 2 : told < 0.5 ? 0 : 1;
    rows[k][random.next() < 0.85 ? k : (k + 1) % 3]++;
  }
  return rows;
};

describe("a mean over classes", () => {
  it("leaves a class that either table lacks out of both, and says so", () => {
    for (const [id, options] of [["f1", {average: "macro"}], ["f1", {average: "weighted"}], ["recall", {average: "macro"}], ["precision", {average: "macro"}], ["balanced-accuracy", {}]] as const) {
      for (const pair of [[before, without], [without, before]] as const) {
        const {change, detail} = scoreOf(id, pair, options);
        expect(Math.abs(change?.difference?.value ?? NaN), id).toBeLessThan(0.03);
        expect(detail, id).toBe("1 of 3 classes has a value in one table only and is left out of both");
      }
    }
    expect(scoreOf("balanced-accuracy", [before, without]).reference).toBeCloseTo(0.85, 12);
  });

  it("has no interval where a class that it rests on has a few rows only, by rows of that class or by those said to be", () => {
    const few: Rows = [[80, 20, 0], [10, 90, 0], [0, 2, 2]];
    for (const id of ["f1", "recall", "balanced-accuracy"]) expect(scoreOf(id, [before, few]).unsure, id).toBe("too-few-positives");
    expect(scoreOf("precision", [before, few]).unsure).toBe("too-few-positives");
    expect(scoreOf("f1", [before, few], {average: "weighted"}).interval).toBeDefined();
  });

  it("seldom seems to fall where nothing has changed, however few rows the rarest class has", () => {
    const reference = drawn(1, 5000);
    for (const id of ["f1", "balanced-accuracy"]) {
      const falls = Array.from({length: 400}, (_, k) => scoreOf(id, [reference, drawn(k + 2, 100)]).change?.difference?.interval).filter((ends) => ends && ends[1] < 0);
      expect(falls.length, id).toBeLessThan(0.04 * 400);
    }
  });

  it("of scores is of the same classes in both tables, too", () => {
    const rows = (labels: readonly string[]) => {
      const y = labels.flatMap((label) => Array.from({length: 30}, () => label));
      const score = (own: string, by: number) => y.map((label, i) => (label === own ? 0.3 : 0.1) + by * ((i * 7) % 10) / 10);
      return {y, said: y, a: score("a", 0.1), b: score("b", 0.1), c: score("c", 0.4)};
    };
    const schema = {y: {role: "target"}, said: {role: "prediction"}, ...Object.fromEntries(["a", "b", "c"].map((name) => [name, {role: "score", class: name} as const]))} as const;
    const measure = measureById("roc-auc"), found = read(measure, compared(rows(["a", "b", "c"]), rows(["a", "b"]), {schema}), {options: optionsOf(measure)});
    expect(isUnknown(found) ? found : found.score).toMatchObject({value: 1, reference: 1, detail: "1 of 3 classes has a value in one table only and is left out of both"});
  });
});

describe("F1 of one class", () => {
  it("is unknown in a window without a row of it, whatever was said to be", () => {
    const measure = measureById("f1"), found = measure.score(confusions([[50, 10], [10, 50]], [[50, 10], [0, 0]]), optionsOf(measure));
    expect(found).toMatchObject({unknown: "too-few-positives"});
  });
});
