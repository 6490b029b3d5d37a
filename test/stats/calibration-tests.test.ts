import {describe, expect, it} from "vitest";
import {largeTest, spiegelhalter} from "../../src/stats/calibration-tests.ts";
import {generator} from "../../src/stats/random.ts";
import {tableOf} from "./score-tables.ts";

describe("tests of calibration", () => {
  it.each([["in the large", largeTest], ["of Brier's score", spiegelhalter]] as const)("%s keep their level while probabilities are right", (_, test) => {
    const random = generator(8);
    let alarms = 0;
    for (let run = 0; run < 2000; run++) {
      const no: number[] = [], yes: number[] = [];
      for (let i = 0; i < 100; i++) { const p = random.next(); (random.next() < p ? yes : no).push(p); }
      if (test(tableOf(no, yes))!.p <= 0.05) alarms++;
    }
    expect(alarms / 2000).toBeLessThan(0.065);
    expect(alarms / 2000).toBeGreaterThan(0.035);
  });

  it("have no answer where nothing could contradict the probabilities", () => {
    expect(spiegelhalter(tableOf([0.5], [0.5]))).toBeUndefined();
    expect(largeTest(tableOf([0, 0], [1]))).toBeUndefined();
  });
});
