import {describe, expect, it} from "vitest";
import {determinationInterval, type JointPowers, unexplained} from "../../src/stats/determination.ts";
import {generator} from "../../src/stats/random.ts";

type Rows = readonly (readonly [truth: number, error: number])[];

const powersOf = (rows: Rows, centre = 0): JointPowers => {
  const sum = (i: number, j: number): number => rows.reduce((total, [y, e]) => total + (y - centre) ** i * e ** j, 0);
  return {
    n: rows.length, e: sum(0, 1), ee: sum(0, 2), eee: sum(0, 3), eeee: sum(0, 4), v: sum(1, 0), ve: sum(1, 1), vee: sum(1, 2),
    vv: sum(2, 0), vve: sum(2, 1), vvee: sum(2, 2), vvv: sum(3, 0), vvvv: sum(4, 0),
  };
};

const draw = (seed: number, n: number): Rows => {
  const random = generator(seed);
  return Array.from({length: n}, () => [50 + 10 * random.normal(), 2 + 4 * random.normal()] as const);
};

/** The variance of ln(left / total) by what each row moves it by. */
const influence = (rows: Rows, about: "zero" | "mean"): number => {
  const n = rows.length, mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / n;
  const my = mean(rows.map(([y]) => y)), me = about === "mean" ? mean(rows.map(([, e]) => e)) : 0;
  const a = rows.map(([, e]) => (e - me) ** 2), b = rows.map(([y]) => (y - my) ** 2), [left, total] = [mean(a), mean(b)];
  return mean(rows.map((_, i) => (a[i] / left - b[i] / total) ** 2)) / (n - 1);
};

describe("what predictions leave unexplained", () => {
  it.each(["zero", "mean"] as const)("has the variance that single rows give it, the error about its %s, wherever sums are taken about", (about) => {
    const rows = draw(5, 60), expected = influence(rows, about);
    for (const centre of [0, 45, 50]) expect(unexplained(powersOf(rows, centre), about).error?.variance).toBeCloseTo(expected, 7);
  });

  it("is the mean squared error and the variance of the truth", () => {
    const found = unexplained(powersOf([[1, 3], [2, 1], [3, -1], [4, -3]]), "zero");
    expect([found.left, found.total]).toEqual([5, 1.25]);
  });

  it("takes what rounding leaves of a truth that never varies for none", () => {
    const rows: Rows = [[0.1, 1], [0.1, 2], [0.1, 0]];
    expect(unexplained(powersOf(rows, 0.3), "zero")).toMatchObject({total: 0, error: undefined});
  });

  it("gives R² of 50 rows an interval that holds the true one 19 times in 20", () => {
    const runs = 2000;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const {left, total, error} = unexplained(powersOf(draw(100 + run, 50), 50), "mean");
      if (!error) throw new Error("no error");
      const [low, high] = determinationInterval(left / total, error);
      if (low <= 0.84 && 0.84 <= high) held++;
    }
    expect(Math.abs(held / runs - 0.95)).toBeLessThan(0.02);
  });
});
