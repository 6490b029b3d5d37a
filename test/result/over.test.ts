import {describe, expect, it} from "vitest";
import {judgedOn} from "../../src/result/over.ts";
import {overRun} from "../report/runs.ts";

describe("the numbers that a verdict rests on", () => {
  const {results} = overRun();

  it("are those of the windows together, and of the window where it was judged by itself", () => {
    const told = results.filter(({over}) => over);
    expect(told.length).toBe(3);
    for (const result of told) {
      const {n, effect, p, detectable, evidence, over} = judgedOn(result);
      expect([n, effect.interval, p, detectable, evidence.p]).toEqual([over?.n, over?.effect.interval, over?.p, over?.detectable, over?.p]);
      expect([effect.measure, effect.unit]).toEqual([result.effect.measure, result.effect.unit]);
    }
    for (const result of results.filter(({over}) => !over)) expect(judgedOn(result)).toBe(result);
  });
});
