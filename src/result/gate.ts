import type {Suite} from "../measure/suite.ts";
import type {Task} from "../profile/outcome/task.ts";
import type {Gate, Result, Verdict} from "./result.ts";
import type {GateSettings} from "./settings.ts";

/** Whether a run passes: what its checks said, counted, and held against what the caller lets through. */
export function gateOf(results: readonly Result[], {suites, failOn, unknown}: GateSettings, task: Task | null): Gate {
  const count = (wanted: Verdict): number => results.filter(({verdict}) => verdict === wanted).length;
  const counts = {ok: count("ok"), warn: count("warn"), fail: count("fail"), unknown: count("unknown")};
  const required = results.filter(({verdict, check}) => verdict === "unknown" && check?.required === true).length;
  const untold = suites.filter((suite) => isHomeless(suite, task) || !isTold(suite, results));
  const reasons = [
    failOn === "warn" && counts.warn > 0 && "a check warns",
    required > 0 && `${required === 1 ? "a required check" : `${required} required checks`} could not be told`,
    unknown === "fail" && counts.unknown > required && "a check could not be told",
    ...whyUntold({suites, untold}, task),
  ].filter((reason) => reason !== false);
  const passed = counts.fail === 0 && reasons.length === 0;
  return {
    suites: suites.map(({name}) => name), failOn, unknown, counts, untold: untold.map(({name}) => name), passed,
    says: `${passed ? "Passed" : "Not passed"}: ${inWords(counts)}.${reasons.length === 0 ? "" : ` ${sentence(reasons)}`}`,
  };
}

/** Whether it asks about a model that there is not. */
const isHomeless = ({ofModel}: Suite, task: Task | null): boolean =>
  ofModel !== undefined && (task === null || ofModel !== "any" && ofModel !== task.type);

/**
 * Whether anything that a suite is about could be judged: that there are rows at all says nothing of what is in them, nor that the data
 * are well of how good a model is.
 */
const isTold = ({name, checks, ofModel}: Suite, results: readonly Result[]): boolean => results.some(({check, measure, verdict, topic}) =>
  check?.suite === name && verdict !== "unknown" && (ofModel === undefined || topic === "performance" || topic === "prediction")
  && !(checks.length > 1 && measure === "row-count" && check.bounds?.min === 1));

/** Why suites told nothing, each in words. */
function whyUntold({suites, untold}: {readonly suites: readonly Suite[]; readonly untold: readonly Suite[]}, task: Task | null): string[] {
  const [homeless, mute] = [true, false].map((is) => untold.filter((suite) => isHomeless(suite, task) === is).map(({name}) => name));
  return [
    ...homeless.length === 0 ? [] : [`there is no model to judge by ${homeless.join(" and ")}: ${task === null
      ? "no column of the reference is a target, a prediction or a score" : `the reference holds one of ${task.type === "regression" ? "a number" : "classes"}`}`],
    ...mute.length === suites.length ? ["nothing could be judged"] : mute.length > 0 ? [`nothing that ${mute.join(" and ")} asks could be judged`] : [],
  ];
}

const inWords = ({ok, warn, fail, unknown}: Gate["counts"]): string => {
  const parts = [
    [fail, "failed"], [warn, warn === 1 ? "warns" : "warn"], [unknown, "could not be told"], [ok, "ok"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  const all = ok + warn + fail + unknown;
  if (all === ok && all > 0) return all === 1 ? "the one check is ok" : `all ${all} checks are ok`;
  return all === 0 ? "no check was asked" : `of ${all} ${all === 1 ? "check" : "checks"} ${said.join(", ")}`;
};

const sentence = (reasons: readonly string[]): string => {
  const text = reasons.join(", and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
