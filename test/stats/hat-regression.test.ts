import {describe, expect, it} from "vitest";
import {hatRegression, type XCell} from "../../src/stats/hat-regression.ts";
import {generator} from "../../src/stats/random.ts";

const cell = (at: number, values: readonly number[]): XCell =>
  ({at, rows: values.length, sum: values.reduce((a, b) => a + b, 0), squares: values.reduce((a, b) => a + b * b, 0)});

const drawn = Array.from({length: 30}, (_, i) => {
  const random = generator(i + 1);
  return cell(i, Array.from({length: 5}, () => 1 + 0.1 * i + random.normal()));
});

describe("the bent line", () => {
  it("runs through the means of as many cells as it has knots", () => {
    const cells = [cell(0, [1, 3]), cell(1, [7, 9]), cell(2, [4, 4])], line = hatRegression(cells, Float64Array.of(0, 1, 2));
    expect([0, 0.5, 1, 1.5, 2].map((x) => line.at(x))).toEqual([2, 5, 8, 6, 4].map((y) => expect.closeTo(y, 12) as number));
    expect([line.at(-9), line.at(9)]).toEqual([expect.closeTo(2, 12), expect.closeTo(4, 12)]);
  });

  it("is the line of least squares when it does not bend", () => {
    const line = hatRegression(drawn, Float64Array.of(0, 29)), n = 150, mx = 14.5;
    const sum = (of: (cell: XCell) => number) => drawn.reduce((all, one) => all + of(one), 0), my = sum((one) => one.sum) / n;
    const slope = sum(({at, sum: y, rows}) => (at - mx) * (y - rows * my)) / sum(({at, rows}) => rows * (at - mx) ** 2);
    for (const x of [0, 7, 29]) expect(line.at(x)).toBeCloseTo(my + slope * (x - mx), 10);
  });

  it("has the reference's own mean over the reference's own places, every row weighing the same", () => {
    const line = hatRegression(drawn, Float64Array.of(0, 5, 11, 20, 29)), weights = line.rowWeights(drawn.map(({at, rows}) => ({at, weight: rows / 150})));
    for (const weight of weights) expect(weight).toBeCloseTo(1 / 150, 12);
    expect(drawn.reduce((all, {at, rows}) => all + rows * line.at(at), 0)).toBeCloseTo(drawn.reduce((all, {sum}) => all + sum, 0), 9);
  });

  it("weighs rows so that their sum is the line's mean", () => {
    const line = hatRegression(drawn, Float64Array.of(0, 5, 11, 20, 29)), asked = [{at: 3, weight: 0.25}, {at: 20.5, weight: 0.75}], weights = line.rowWeights(asked);
    expect(drawn.reduce((all, {sum}, i) => all + weights[i] * sum, 0)).toBeCloseTo(0.25 * line.at(3) + 0.75 * line.at(20.5), 10);
  });

  it("is flat through a single filled cell", () => {
    const line = hatRegression([cell(0, []), cell(1, [2, 4]), cell(2, [])], Float64Array.of(1));
    expect([line.at(0), line.at(1), line.at(5)]).toEqual([3, 3, 3]);
  });
});
