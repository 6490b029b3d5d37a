import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  accuracy, averaged, balancedAccuracy, type Confusion, fBeta, kappa, matthews, precision, recall,
} from "../../src/stats/confusion.ts";
import {confusionInterval, meanInterval, shareInterval} from "../../src/stats/confusion-interval.ts";

const table = (rows: readonly (readonly number[])[]): Confusion => ({classes: rows.length, counts: rows.flat()});
const matrices = fc.integer({min: 2, max: 5}).chain((classes) =>
  fc.array(fc.integer({min: 0, max: 40}), {minLength: classes ** 2, maxLength: classes ** 2}).map((counts): Confusion => ({classes, counts})));

describe("measures of a confusion matrix", () => {
  it("add up: micro averages of precision, recall and F1 are the accuracy, and so is the weighted recall", () => {
    fc.assert(fc.property(matrices, (matrix) => {
      const share = accuracy(matrix);
      for (const of of [precision, recall, fBeta(1)]) {
        const micro = averaged(of, "micro")(matrix);
        if (share === undefined) expect(micro).toBeUndefined();
        else expect(micro).toBeCloseTo(share, 12);
      }
      if (share !== undefined) expect(averaged(recall, "weighted")(matrix)).toBeCloseTo(share, 12);
    }));
  });

  it("of two classes, correlation is the geometric mean of informedness and markedness", () => {
    const {tp, fp, fn, tn} = {tp: 30, fp: 7, fn: 12, tn: 60}, informed = tp / (tp + fn) + tn / (tn + fp) - 1, marked = tp / (tp + fp) + tn / (tn + fn) - 1;
    expect(matthews(table([[tn, fp], [fn, tp]]))).toBeCloseTo(Math.sqrt(informed * marked), 12);
  });

  it("know no correlation and no agreement beyond chance where one class is all there is", () => {
    expect(matthews(table([[4, 0], [3, 0]]))).toBeUndefined();
    expect(kappa(table([[4, 0], [0, 0]]))).toBeUndefined();
    expect(kappa(table([[4, 0], [3, 0]]))).toBe(0);
    expect(accuracy(table([[0, 0], [0, 0]]))).toBeUndefined();
  });

  it("leave a class that occurs nowhere out of averages, and count one never predicted as 0", () => {
    expect(averaged(precision, "macro")(table([[3, 1, 0], [1, 3, 0], [0, 0, 0]]))).toBe(0.75);
    expect(averaged(precision, "macro", {every: true})(table([[3, 1, 0], [1, 3, 0], [0, 0, 0]]))).toBe(0.5);
    expect(averaged(precision, "macro")(table([[3, 1, 0], [1, 3, 0], [1, 1, 0]]))).toBeCloseTo((0.6 + 0.6 + 0) / 3, 12);
    expect(balancedAccuracy(table([[3, 1, 0], [1, 3, 0], [0, 0, 0]]))).toBe(0.75);
  });
});

describe("intervals of a confusion matrix", () => {
  it("of a mean of one share is that of the share", () => {
    const share = {part: 8, whole: 10};
    expect(meanInterval([share])[0]).toBeCloseTo(shareInterval(share)[0], 12);
  });

  it("hold the value, within the range, wherever there is one", () => {
    fc.assert(fc.property(matrices, (matrix) => {
      for (const measure of [matthews, kappa]) {
        const value = measure(matrix), interval = confusionInterval(measure, matrix, {scale: "fisher"});
        if (value === undefined) expect(interval).toBeUndefined();
        else if (interval) expect(interval[0] >= -1 && interval[0] <= value && value <= interval[1] && interval[1] <= 1).toBe(true);
      }
    }));
  });
});
