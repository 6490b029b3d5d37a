import {describe, expect, it} from "vitest";
import {fisherFSf} from "../../src/stats/fisher-f.ts";
import {studentTSf} from "../../src/stats/student-t.ts";
import {near} from "./near.ts";

describe("Fisher's law", () => {
  it("has mpmath's digits", () => {
    near(fisherFSf(5.282176552224171, 2.185026112246732, 18.727620870586744), 0.013388858729510768);
    near(fisherFSf(1.1381037531356895, 28252.070259840068, 1.9884279361744077), 0.5851762905746629);
    near(fisherFSf(14.51559915694259, 154.09968083659732, 2546.0364176452194), 1.197435289378495e-248);
  });

  it("is the law of a squared t at one numerator degree of freedom", () => {
    for (const t of [0.1, 1, 3, 20]) near(fisherFSf(t * t, 1, 17), 2 * studentTSf(t, 17));
  });

  it("answers at the ends", () => {
    expect([fisherFSf(0, 2, 3), fisherFSf(Infinity, 2, 3), fisherFSf(1, 0, 3), fisherFSf(NaN, 2, 3)]).toEqual([1, 0, NaN, NaN]);
  });
});
