import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {kendall} from "../../src/stats/kendall.ts";

const whole = fc.integer({min: 0, max: 6}), points = fc.array(fc.tuple(whole, whole), {minLength: 2, maxLength: 30});

describe("Kendall's tau-b", () => {
  it("counts pairs that agree less those that do not", () => {
    fc.assert(fc.property(points, (rows) => {
      const x = Float64Array.from(rows, ([a]) => a), y = Float64Array.from(rows, ([, b]) => b);
      let balance = 0, differX = 0, differY = 0;
      for (let i = 0; i < rows.length; i++)
        for (let j = 0; j < i; j++) {
          balance += Math.sign(x[i] - x[j]) * Math.sign(y[i] - y[j]);
          differX += x[i] === x[j] ? 0 : 1;
          differY += y[i] === y[j] ? 0 : 1;
        }
      const found = kendall(x, y);
      if (differX === 0 || differY === 0) expect(found).toBeUndefined();
      else expect(found!.correlation).toBeCloseTo(balance / Math.sqrt(differX * differY), 12);
    }));
  });

  it("leaves its arguments alone and has no p for two rows", () => {
    const x = Float64Array.of(2, 1), y = Float64Array.of(1, 2);
    expect(kendall(x, y)).toEqual({correlation: -1, p: undefined});
    expect([...y]).toEqual([1, 2]);
  });
});
