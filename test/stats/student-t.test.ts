import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {normalSf} from "../../src/stats/normal.ts";
import {studentTQuantile, studentTSf, studentTTwoSided} from "../../src/stats/student-t.ts";
import {near} from "./near.ts";

const freedom = fc.double({min: -0.5, max: 6, noNaN: true}).map((e) => 10 ** e);

describe("Student's law", () => {
  it("has mpmath's digits in the middle and in the tail", () => {
    near(studentTSf(2, 5), 0.05096973941492918, 1e-14);
    near(studentTSf(0.00804797605795149, 4.040913667755876), 0.49698019242514274, 1e-15);
    near(studentTSf(7.721805402589923, 148242.5052025511), 5.770299455308787e-15);
    near(studentTSf(37.1506420709957, 13485.432808706068), 5.199075468732868e-288);
    near(studentTSf(50178575360.50511, 30), 9.999999999999815e-301);
  });

  it("is Cauchy's law at one degree of freedom, however far out", () => {
    for (const t of [1e-12, 1e-3, 1, 1e8, 1e150, 1e200, 1e300]) near(studentTSf(t, 1), Math.atan(1 / t) / Math.PI, 1e-12);
    near(studentTQuantile(1e-300, 1), -3.1830988618379066e299, 1e-12);
  });

  it("nears the normal law as its degrees of freedom grow", () => {
    near(studentTSf(3, 1e12), normalSf(3), 1e-10);
    near(studentTSf(3, Infinity), normalSf(3), 0);
  });

  it("has a quantile that inverts it, to either side", () => {
    fc.assert(fc.property(freedom, fc.double({min: -690, max: -0.01, noNaN: true}), (df, log) => {
      const p = Math.exp(log), t = studentTQuantile(p, df);
      if (Math.abs(t) < 1e300) near(studentTSf(-t, df), p, 1e-11);
    }));
    expect([studentTQuantile(0.5, 3), studentTQuantile(0, 3), studentTQuantile(1, 3), studentTQuantile(0.5, 0)])
      .toEqual([0, -Infinity, Infinity, NaN]);
  });

  it("is symmetric, and NaN where it has no degrees of freedom", () => {
    fc.assert(fc.property(freedom, fc.double({min: 0, max: 30, noNaN: true}), (df, t) => {
      expect(Math.abs(studentTSf(t, df) + studentTSf(-t, df) - 1)).toBeLessThan(1e-15);
      near(studentTTwoSided(-t, df), Math.min(1, 2 * studentTSf(t, df)), 1e-15);
    }));
    expect([studentTSf(1, 0), studentTSf(NaN, 3), studentTSf(Infinity, 3)]).toEqual([NaN, NaN, 0]);
  });
});
