import type {Compared} from "../comparison/comparison.ts";
import {labelCoverage} from "../comparison/label-coverage.ts";
import {suites as presetSuites} from "../measure/preset-suites.ts";
import type {Suite} from "../measure/suite.ts";
import {Misuse} from "./misuse.ts";

/** The suites that were named; a suite of the configuration goes before one of the same name that comes with Plumbline. */
export const suitesNamed = (names: readonly string[], own: readonly Suite[]): Suite[] => names.map((name) => {
  const all = [...own, ...presetSuites], found = all.find((suite) => suite.name === name);
  if (!found) throw new Misuse(`unknown suite: ${JSON.stringify(name)}; one of: ${all.map((suite) => suite.name).join(", ")}`);
  return found;
});

/**
 * The suites asked when none is named: those of the configuration; where it has none, those that fit the data and the model, and before
 * any label has come the one that needs none.
 */
export function usualSuites(own: readonly Suite[], {plan, current}: Pick<Compared, "plan" | "current">): readonly Suite[] {
  if (own.length > 0) return own;
  const {task} = plan, isAwaiting = labelCoverage(plan, current.outcome)?.labelled === 0;
  const ofModel = task === null ? [] : isAwaiting ? ["no-target-performance"]
    : task.type === "regression" ? ["regression"] : task.positive === null ? ["multi-class"] : ["binary"];
  return suitesNamed(["data-quality", "data-drift", ...ofModel], []);
}
