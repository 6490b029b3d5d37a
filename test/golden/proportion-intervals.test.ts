import {it} from "vitest";
import {proportionInterval} from "../../src/stats/proportion-interval.ts";
import type {ProportionMethod} from "../../src/stats/proportion-interval.ts";
import {algorithms, describeGolden, differs, golden, matching} from "./golden.ts";
import type {Fields} from "./golden.ts";

const methods: Readonly<Record<string, ProportionMethod>> =
  {normal: "normal", wilson: "wilson", agresti_coull: "agresti-coull", beta: "clopper-pearson", jeffreys: "jeffreys"};

/** A bound against SciPy's; statsmodels leaves -3e-17 where a bound is 0. */
const bound = (actual: number, expected: number): string | undefined =>
  actual === 0 && Math.abs(expected) < 1e-15 ? undefined : differs(actual, expected, 1e-9);

describeGolden("proportion intervals", (tally) => {
  it("agree with statsmodels", () => {
    tally.meet(matching(golden("proportion_intervals"), "statsmodels.stats.proportion.proportion_confint"), (item) => {
      const {count, nobs} = (item.inputs["inline"] as Fields) as {count: number; nobs: number};
      const [low, high] = proportionInterval(count, nobs, {
        method: methods[item.params["method"] as string],
        level: 1 - (item.params["alpha"] as number),
      });
      return bound(low, item.expected!["low"] as number) ?? bound(high, item.expected!["high"] as number);
    });
  });

  it("agree with the hand-picked ones", () => {
    const cases = Object.entries(algorithms()["intervals"] as Readonly<Record<string, [number, number]>>);
    tally.pairs(cases.map(([name, [low, high]]) => {
      const [, method, k, n] = /^(\w+) (\d+)\/(\d+)/.exec(name)!;
      const interval = proportionInterval(Number(k), Number(n), {method: method.replace("_", "-") as ProportionMethod});
      return {id: name, complaint: bound(interval[0], low) ?? bound(interval[1], high)};
    }));
  });
});
